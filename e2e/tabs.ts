/** Shared by the tests of several tabs: opening them, hiding them, and counting their calls. */
import type { BrowserContext, Page } from '@playwright/test'
import { expect } from './fixtures'

/** The rows of the databases list, including its header. */
export const rows = (page: Page) => page.getByRole('table', { name: 'Databases' }).getByRole('row')

export const atSignIn = (page: Page) =>
  page.getByRole('heading', { level: 1, name: 'Sign in with an API token' })

/** Further tabs, which the others sign in, showing the databases. */
export async function openTabs(context: BrowserContext, count: number): Promise<Page[]> {
  const tabs: Page[] = []
  while (tabs.length < count) {
    const tab = await context.newPage()
    await tab.goto('/databases')
    // Each further one makes the machine slower.
    await expect(rows(tab).first()).toBeVisible({ timeout: 60_000 })
    tabs.push(tab)
  }
  return tabs
}

/** The browser under test treats all pages as visible; this is what a hidden page would notice. */
export async function setVisible(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }, state)
}

/** The names, without folder and portal, under which the storages of a page hold a readable token. */
export async function keysWith(page: Page, token: string): Promise<string[]> {
  return page.evaluate(
    (wanted) =>
      Object.entries({ localStorage, sessionStorage }).flatMap(([kind, storage]) =>
        Object.entries(storage)
          .filter(([, value]) => String(value).includes(wanted))
          .map(([key]) => `${kind}: ${key.split(':')[2]}`),
      ),
    token,
  )
}

/** Everything that this site stores in the browser, and the page's own content, as one text. */
export async function everythingIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = [
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      window.name,
      location.href,
      history.state,
      document.title,
      document.documentElement.outerHTML,
      [...document.querySelectorAll('input')].map(({ value }) => value),
      await caches.keys(),
    ]
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error ?? new Error('refused'))
      })
      for (const store of database.objectStoreNames)
        kept.push(
          await new Promise((resolve) => {
            const held = database.transaction(store).objectStore(store)
            const [keys, values] = [held.getAllKeys(), held.getAll()]
            values.onsuccess = () => resolve([keys.result, values.result])
          }),
        )
      database.close()
    }
    return JSON.stringify(kept)
  })
}

/** The largest number of these times within any span of `ms`. */
export function mostWithin(times: readonly number[], ms: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  let most = 0
  let first = 0
  for (const [i, time] of sorted.entries()) {
    while ((sorted[first] ?? time) <= time - ms) first++
    most = Math.max(most, i - first + 1)
  }
  return most
}
/** The button of the account's menu. */
export const accountButton = (page: Page) =>
  page.getByRole('banner').getByRole('button', { name: /^(Account|Tài khoản)$/ })

/** Chooses an entry of the account's menu. */
export async function chooseAccount(page: Page, entry: string | RegExp): Promise<void> {
  await accountButton(page).click()
  await page.getByRole('menuitem', { name: entry }).click()
}
