/** What axe finds wrong on the page of a test. */
import axe from 'axe-core'
import { expect } from 'vitest'

/** Every rule of axe, on the page as it is now. `screen` names it where a test looks at several. */
export async function expectAccessible(screen?: string): Promise<void> {
  const { violations } = await axe.run(document.body.parentElement ?? document, {
    resultTypes: ['violations'],
    preload: false,
  })
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  expect(found, screen).toEqual([])
}

/** The two looks that every screen is checked in: options of `open`. */
export const looks = [
  { name: 'light, English, wide', preferences: { theme: 'light', language: 'en' }, width: 1280 },
  { name: 'dark, Vietnamese, narrow', preferences: { theme: 'dark', language: 'vi' }, width: 360 },
] as const
