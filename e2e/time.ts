/** Moves a page's clock on. Before each step, everything that the page has begun in real time is completed. */
import type { Page } from '@playwright/test'
import { expect } from './fixtures'

/** Jumps by `ms`, as after sleep; each timer that is due runs once. */
export async function forward(page: Page, ms: number): Promise<void> {
  await settleLedger(page)
  await page.clock.fastForward(ms)
}

/** Lets `ms` pass, every timer as often as it is due. */
export async function runFor(page: Page, ms: number): Promise<void> {
  await settleLedger(page)
  await page.clock.runFor(ms)
}

/** Lets seconds pass in steps, so that calls are sent and answered meanwhile. */
export async function pass(page: Page, seconds: number, step = 1): Promise<void> {
  for (let second = 0; second < seconds; second += step) {
    await runFor(page, step * 1000)
    await settleLedger(page)
    // A later call is answered later; offline there is no answer.
    await page.evaluate(() =>
      fetch('/config.json').then(
        (answer) => answer.text(),
        () => '',
      ),
    )
  }
}

/**
 * Stops the clock, a second from now: for things that are visible for some seconds only, and would be gone when a busy
 * machine checks. From then on only `forward`, `runFor` and `pass` move it.
 */
export async function stopClock(page: Page): Promise<void> {
  await expect(async () => {
    const now = await page.evaluate(() => Date.now())
    // If this second is over before the page gets the command, the clock stops all the same: the next try finds it so.
    await page.clock.pauseAt(now + 1000)
  }).toPass()
}

/**
 * On a clock that stands still: runs what is due at once until `holds` passes, which should fail fast. A try takes a
 * fiftieth of a second, so that no second passes however slow an answer is.
 */
export async function soon(page: Page, holds: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(20)
    await holds()
  }).toPass()
}

/**
 * Waits for the transactions of the rate limiter in all tabs: they run in order, and this one is the last. The browser
 * takes real time for them, and a limiter whose clock ran on meanwhile would give its storage up.
 */
export async function settleLedger(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        try {
          const opening = indexedDB.open('rate-ledger')
          // It does not exist yet, and is not to be created here.
          opening.onupgradeneeded = () => opening.transaction?.abort()
          opening.onerror = () => resolve()
          opening.onsuccess = () => {
            const database = opening.result
            const transaction = database.transaction('tokens', 'readwrite')
            // Without a request it would not be queued.
            transaction.objectStore('tokens').count()
            transaction.oncomplete = transaction.onabort = () => {
              database.close()
              resolve()
            }
          }
        } catch {
          // No storage, no transactions.
          resolve()
        }
      }),
  )
}
