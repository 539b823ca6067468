/** Steps that tests of several screens share, by role and name as a person would. */
import { expect, onTestFinished, vi } from 'vitest'
import { page, type Locator } from 'vitest/browser'
import type { Portal } from '~/demo/portal'
import { forward, pass } from './clock'
import { setReachable } from './network'

/** The row of a list whose head cell has this name. */
export const row = (name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })

export const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name })

/** The notices in the corner. */
export const notices = (): Locator => page.getByRole('region', { name: 'Notifications' })

/** Goes to a screen by the navigation. */
export async function goTo(link: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Main' })
  const more = navigation.getByRole('button', { name: 'More' })
  const target = navigation.getByRole('link', { name: link, exact: true })
  // On a narrow screen some are behind a button.
  if (!target.query() && more.query()) await more.click()
  await target.click()
}

export const createButton = (): Locator => page.getByRole('button', { name: /^Create database/ })
export const deleteButton = (): Locator => page.getByRole('button', { name: /^Delete database/ })

/** Chooses an entry of a row's menu. */
export async function chooseAction(name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

/** Opens the form from the list, and types the name. */
export async function fillCreate(name: string): Promise<void> {
  await page.getByRole('link', { name: 'Create database' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
}

/** Opens the delete dialog from the row's menu. */
export async function openDelete(name: string): Promise<void> {
  await chooseAction(name, 'Delete')
  await expect.element(page.getByRole('dialog', { name: `Delete ${name}?` })).toBeVisible()
}

/** Opens the delete dialog, and types the name. */
export async function fillDelete(name: string): Promise<void> {
  await openDelete(name)
  await page.getByRole('textbox', { name: `Type ${name} to confirm` }).fill(name)
  await expect.element(deleteButton()).toBeEnabled()
}

export const refreshButton = (): Locator => page.getByRole('button', { name: 'Refresh' })

/** Presses "Refresh" when nothing is being read and its cooldown is over. */
export async function pressRefresh(): Promise<void> {
  await expect.element(refreshButton()).toHaveAttribute('aria-busy', 'false')
  await forward(4000)
  await refreshButton().click()
}

/** Makes the page believe that it is visible or hidden. */
export function setVisible(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}

/** Holds each call that changes something before it reaches the portal, until `go`. `through` is an option of `open`. */
export function holdWrites() {
  const { promise, resolve } = Promise.withResolvers<void>()
  let held = 0
  return {
    go: () => resolve(),
    /** How many calls the page has sent. */
    held: () => held,
    async through(request: Request, portal: Portal): Promise<Response> {
      if (request.method !== 'GET') {
        held++
        await promise
      }
      return portal.fetch(request)
    },
  }
}

export const refusedToken = 'Not done: the portal rejected the token (401).'

/** After a confirmed 401: the session ends, and another token is signed in with. */
export async function signInAnew(token: string): Promise<void> {
  await pass(4)
  await expect.element(heading('Sign in with an API token')).toBeVisible()
  await page.getByRole('textbox', { name: 'API token' }).fill(token)
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Open dashboard' }).click()
}

/** What the page copies to the clipboard from now on. */
export function catchClipboard(): string[] {
  const copied: string[] = []
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    copied.push(text)
    return Promise.resolve()
  })
  return copied
}

/** The calls of a token that change something, as "POST /api/portal/databases". */
export function writesOf(portal: Portal, token: string): string[] {
  return portal.calls.flatMap((call) =>
    call.token === token && call.method !== 'GET' ? [`${call.method} ${call.path}`] : [],
  )
}

/** The names whose backups were read, in order. */
export function backupReadsOf(portal: Portal, token: string): string[] {
  return portal.calls.flatMap((call) => {
    const name = /^\/api\/portal\/databases\/([^/]+)\/backups$/.exec(call.path)?.[1]
    return call.token === token && call.method === 'GET' && name ? [decodeURIComponent(name)] : []
  })
}

/** The rows of a list, without its header. */
export const rows = (): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader') })

/** The panel next to a list. */
export const panel = (name: string | RegExp): Locator =>
  page.getByRole('complementary', { name, exact: true })

/** The texts of all matching elements, in order. Does not wait: for `expect.poll`. */
export const textsOf = (locator: Locator): string[] =>
  locator.elements().map((element) => (element.textContent ?? '').trim())

/** The address of the page after the host. */
export const address = (): string => location.pathname + location.search

/** The network is gone, or back, for the browser and for the page. */
export function setOnline(isOnline: boolean): void {
  setReachable(isOnline)
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline)
  dispatchEvent(new Event(isOnline ? 'online' : 'offline'))
  // The page's libraries remember the network after the test.
  if (!isOnline) onTestFinished(() => setOnline(true))
}

interface SavedFile {
  name: string
  text: string
}

/** Chooses from the export menu; the file that the page hands over. */
export async function exported(item: string): Promise<SavedFile> {
  await page.getByRole('button', { name: 'Export' }).click()
  return saved(page.getByRole('menuitem', { name: item }))
}

/** Clicks, and returns the file that the page would save. */
export async function saved(button: Locator): Promise<SavedFile> {
  const blobs: Blob[] = []
  const names: string[] = []
  const made = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) blobs.push(blob)
    return 'blob:of-a-test'
  })
  const pressed = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download)
  })
  await button.click()
  await expect.poll(() => names).toHaveLength(1)
  made.mockRestore()
  pressed.mockRestore()
  return { name: names[0] ?? '', text: (await blobs[0]?.text()) ?? '' }
}
