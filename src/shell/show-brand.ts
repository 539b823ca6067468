/** The brand's colour and icon, from the settings onto the page. */
import type { Brand } from '~/settings'

/** Sets the accent colour with a text colour that is readable on it, and the icon. */
export function showBrand({ accent, favicon }: Brand): void {
  if (accent && CSS.supports('color', accent)) {
    const { style } = document.documentElement
    style.setProperty('--brand-accent', accent)
    style.setProperty(
      '--brand-on-accent',
      `oklch(from ${accent} clamp(0, (0.65 - l) * 100, 1) 0 0)`,
    )
  }
  if (favicon) document.querySelector('link[rel="icon"]')?.setAttribute('href', favicon)
}
