/** What axe finds wrong on the page of a test. */
import axe from 'axe-core'
import { expect } from 'vitest'

/**
 * Every rule of axe for WCAG 2.2 AA and its own advice, on the page as it is now. `screen` names it where a test looks at
 * several. `isCovered`: something lies over the page, or the page is scrolled under its bar; axe does not know that what is
 * covered can be scrolled into view.
 */
export async function expectAccessible(
  screen?: string,
  { isCovered = false }: { isCovered?: boolean } = {},
): Promise<void> {
  const { violations } = await axe.run(document.body.parentElement ?? document, {
    resultTypes: ['violations'],
    preload: false,
    // WCAG 2.2, 2.5.8. It is off by default.
    rules: { 'target-size': { enabled: !isCovered } },
  })
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
  )
  expect(found, screen).toEqual([])
}

/** The two looks that every screen is checked in: options of `open`. */
export const looks = [
  { name: 'light, English, wide', preferences: { theme: 'light', language: 'en' }, width: 1280 },
  { name: 'dark, Vietnamese, narrow', preferences: { theme: 'dark', language: 'vi' }, width: 360 },
] as const
