/** What axe finds wrong on a page. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures'

/** Every rule of axe, on the page as it is now. `screen` names it where a test looks at several. */
export async function expectClean(page: Page, screen?: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Its newer way opens a page more for each look, for frames of other origins. There are none; this is a third of the time.
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false })
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  // What is wrong with one screen does not hide what is wrong with the next.
  expect.soft(found, screen).toEqual([])
}
