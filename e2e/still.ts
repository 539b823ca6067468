/** What a slow machine must not miss: a page's clock that stands still, and passing statuses that end when a test says so. */
import type { Locator, Page } from '@playwright/test'
import type { Portal } from '../src/demo/portal'
import { durations } from '../src/demo/world'
import { expect, test } from './fixtures'
import { runFor } from './time'

const own = { ...durations }
const hour = 3_600_000

/** In the file that calls it, what passes in the portal's worlds lasts: only `endBackups` and `endDeletes` end it. */
export function holdStatuses(): void {
  test.beforeEach(
    () => void Object.assign(durations, { backup: hour, creating: hour, deleting: hour }),
  )
  test.afterEach(() => void Object.assign(durations, own))
}

/** What is being deleted is gone with the next look at it. */
export function endDeletes(portal: Portal, token: string): void {
  for (const database of portal.world(token).databases)
    if (database.status === 'deleting') database.changesAt = Date.now()
}

/** Stops a page's clock, a second from now. It goes on in steps only, until the test lets it. */
export async function standStill(page: Page): Promise<void> {
  await expect(async () => {
    const now = await page.evaluate(() => Date.now())
    // Where this second is over before the page hears of it, the clock stands all the same: the next try finds it so.
    await page.clock.pauseAt(now + 1000)
  }).toPass()
}

/** Moves a clock that stands on, in small steps, until this is seen: what is shown of an answer waits for it, too. */
export async function stepUntil(page: Page, seen: Locator): Promise<void> {
  await expect(async () => {
    await runFor(page, 50)
    await expect(seen).toBeVisible({ timeout: 50 })
  }).toPass()
}

/** Presses, and waits until the write has left the page: before that it would be called off by going away. */
export async function send(page: Page, button: Locator): Promise<void> {
  const sent = page.waitForRequest((request) => /POST|DELETE/.test(request.method()))
  await button.click()
  await sent
}
