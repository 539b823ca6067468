/** Shared by the tests of writes: the forms by role and name, and the calls that reached the portal. */
import type { Locator, Page } from '@playwright/test'
import type { Portal } from '../src/demo/portal'
import { callsOf, expect } from './fixtures'
import { pass } from './time'

/** The calls that change something, as "POST /api/portal/databases". */
export function writesOf(portal: Portal, token: string): string[] {
  return callsOf(portal, token)
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`)
}

/** Opens the form from the list and fills it in. */
export async function fillCreate(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Create database' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
}

export const createButton = (page: Page) => page.getByRole('button', { name: /^Create database/ })

/** Opens the dialog from the row's menu and types the name. */
export async function fillDelete(page: Page, name: string): Promise<void> {
  await openDelete(page, name)
  await page.getByRole('textbox', { name: `Type ${name} to confirm` }).fill(name)
  await expect(deleteButton(page)).toBeEnabled()
}

export async function openDelete(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('dialog', { name: `Delete ${name}?` })).toBeVisible()
}

export const deleteButton = (page: Page) => page.getByRole('button', { name: /^Delete database/ })

export async function backUp(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: 'Back up now' }).click()
}

/** A database's row in the list. */
export const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })

/** Holds each call that changes something until `go` is called. */
export async function holdWrites(page: Page): Promise<{ go: () => void }> {
  let go = () => {}
  const going = new Promise<void>((resolve) => (go = resolve))
  await page.route('**/api/portal/**', async (route) => {
    if (route.request().method() !== 'GET') await going
    await route.continue()
  })
  return { go }
}

/** Clicks, and waits until the write was sent: leaving the page earlier would cancel it. */
export async function send(page: Page, button: Locator): Promise<void> {
  const sent = page.waitForRequest((request) => /POST|DELETE/.test(request.method()))
  await button.click()
  await sent
}

/** The text that the page would have copied to the clipboard. */
export async function catchClipboard(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const copied: string[] = []
    Object.assign(window, { copied })
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: (text: string) => Promise.resolve(copied.push(text)) },
    })
  })
  return () => page.evaluate(() => (window as unknown as { copied: string[] }).copied)
}

export const refusedToken = 'Not done: the portal rejected the token (401).'

/** After a confirmed 401: the session ends, and another token is signed in with. Needs the test's own clock. */
export async function signInAnew(page: Page, token: string): Promise<void> {
  await pass(page, 4)
  await expect(page).toHaveURL(/sign-in/)
  await page.getByRole('textbox', { name: 'API token' }).fill(token)
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Open dashboard' }).click()
}
