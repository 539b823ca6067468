/** What axe finds wrong on a page. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures'

/** As `expectAccessible()` of src/testing/axe.ts. */
export async function expectClean(
  page: Page,
  screen?: string,
  { isCovered = false }: { isCovered?: boolean } = {},
): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Its default mode opens a further page for each check, for frames of other origins. There are none, and this takes a
    // third of the time.
    .setLegacyMode()
    .options({
      resultTypes: ['violations'],
      preload: false,
      // WCAG 2.2, 2.5.8. It is off by default.
      rules: { 'target-size': { enabled: !isCovered } },
    })
    .analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
  )
  // A finding on one screen must not hide those of the next.
  expect.soft(found, screen).toEqual([])
}
