/** The brand's colour, made readable in each theme: from the settings to the page. */

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number]

const black: Rgb = [0, 0, 0]
const white: Rgb = [255, 255, 255]
/** The backgrounds of text in the accent colour: canvas, surface, hover, the soft accent; the values of theme.css. */
export const grounds: Record<'light' | 'dark', readonly Rgb[]> = {
  light: [[245, 246, 248], white, [241, 243, 246], [233, 240, 254]],
  dark: [
    [12, 15, 20],
    [21, 26, 34],
    [29, 36, 48],
    [22, 35, 63],
  ],
}
/** WCAG 2.2, 1.4.3. */
const leastContrast = 4.5

/** The colour itself if it is readable, else the nearest darker or lighter one that is. */
export function accentFor(theme: 'light' | 'dark', colour: Rgb): { accent: Rgb; on: Rgb } {
  const end = theme === 'light' ? black : white
  const steps = Array.from({ length: 101 }, (_, step) => mix(colour, end, step / 100))
  const accent =
    steps.find((one) => grounds[theme].every((ground) => contrast(one, ground) >= leastContrast)) ??
    end
  return { accent, on: contrast(accent, white) >= contrast(accent, black) ? white : black }
}

/** The contrast ratio of two colours, from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share)
  return [at(0), at(1), at(2)]
}

/** Sets the readable accent colour of each theme, with a readable text colour on it. */
export function showAccent(accent: string): void {
  const colour = CSS.supports('color', accent) ? rgbOf(accent) : null
  if (colour) {
    const { style } = document.documentElement
    const [light, dark] = [accentFor('light', colour), accentFor('dark', colour)]
    style.setProperty('--brand-accent', `light-dark(${css(light.accent)}, ${css(dark.accent)})`)
    style.setProperty('--brand-on-accent', `light-dark(${css(light.on)}, ${css(dark.on)})`)
  }
}

const css = (colour: Rgb): string => `rgb(${colour.join(' ')})`

/** Any CSS colour, on white if it is transparent. */
function rgbOf(colour: string): Rgb | null {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return null
  for (const paint of ['white', colour]) {
    context.fillStyle = paint
    context.fillRect(0, 0, 1, 1)
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  return [red, green, blue]
}
