/** Moves a page's clock on. It stands in no hurry: what the page has begun in real time is done before each step. */
import type { Page } from '@playwright/test'
import { expect } from './fixtures'

/** Jumps by `ms`, as a computer that slept; each timer that is due runs once. */
export async function forward(page: Page, ms: number): Promise<void> {
  await settleLedger(page)
  await page.clock.fastForward(ms)
}

/** Lets `ms` pass, every timer as often as it is due. */
export async function runFor(page: Page, ms: number): Promise<void> {
  await settleLedger(page)
  await page.clock.runFor(ms)
}

/** Lets seconds pass in steps, so that what each brings about can happen: calls leave, and their answers come. */
export async function pass(page: Page, seconds: number, step = 1): Promise<void> {
  for (let second = 0; second < seconds; second += step) {
    await runFor(page, step * 1000)
    await settleLedger(page)
    // An answer that is asked for later comes later; offline there is none.
    await page.evaluate(() =>
      fetch('/config.json').then(
        (answer) => answer.text(),
        () => '',
      ),
    )
  }
}

/**
 * Stops the clock, a second from now: for what is there for some seconds only, and would be gone when a busy machine
 * comes to look. From then on only `forward`, `runFor` and `pass` move it.
 */
export async function stopClock(page: Page): Promise<void> {
  await expect(async () => {
    const now = await page.evaluate(() => Date.now())
    // Where this second is over before the page hears of it, the clock stands all the same: the next try finds it so.
    await page.clock.pauseAt(now + 1000)
  }).toPass()
}

/**
 * On a clock that stands: lets what is due at once be done until `holds` passes, which should be quick to say no. A
 * try takes a fiftieth of a second, so that no second goes by however long an answer is under way.
 */
export async function soon(page: Page, holds: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(20)
    await holds()
  }).toPass()
}

/**
 * Waits for the transactions of the rate limiter in all tabs: they stand in one queue, and this one is the last.
 * The browser takes real time for them, and a limiter whose clock ran on meanwhile would give its storage up.
 */
export async function settleLedger(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        try {
          const opening = indexedDB.open('rate-ledger')
          // Not there yet, and not to be made here.
          opening.onupgradeneeded = () => opening.transaction?.abort()
          opening.onerror = () => resolve()
          opening.onsuccess = () => {
            const database = opening.result
            const transaction = database.transaction('tokens', 'readwrite')
            // Without a request it would not queue.
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
