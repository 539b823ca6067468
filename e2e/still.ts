/** A clock that stands: for what is there for some seconds only, and would be gone when a busy machine comes to look. */
import type { Page } from '@playwright/test'
import { expect } from './fixtures'

/**
 * Stops the page's clock, which the test has installed: from now on only `forward`, `runFor` and `pass` move it. It
 * jumps by half a minute first, so that the order to stop does not come too late.
 */
export async function stopClock(page: Page): Promise<void> {
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 30_000))
}

/**
 * On a clock that stands: lets what is due at once be done until `holds` passes, which should be quick to say no. A
 * try takes a hundredth of a second, so that no second goes by however long an answer is under way.
 */
export async function soon(page: Page, holds: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(10)
    await holds()
  }).toPass()
}
