/** Presses "Refresh" like a person: when nothing is being read, and its cooldown is over. Needs the test's own clock. */
import type { Page } from '@playwright/test'
import { expect } from './fixtures'
import { forward, soon, stopClock } from './time'

export const refreshButton = (page: Page) => page.getByRole('button', { name: 'Refresh' })

/** Waits until a press has an effect: during a read, or right after it, it has none. */
export async function rested(page: Page): Promise<void> {
  await soon(page, () =>
    expect(refreshButton(page)).toHaveAttribute('aria-busy', 'false', { timeout: 500 }),
  )
  await forward(page, 4000)
}

export async function pressRefresh(page: Page): Promise<void> {
  await rested(page)
  await refreshButton(page).click()
}

/** The same on a clock that then stands still, so that a countdown can be checked. */
export async function pressRefreshAndStop(page: Page): Promise<void> {
  await rested(page)
  await stopClock(page)
  await refreshButton(page).click()
}
