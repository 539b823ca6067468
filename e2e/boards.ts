/** Shared by the tests of backups: the board by role and name, and the reads of backups that reached the portal. */
import type { Page } from '@playwright/test'
import type { Portal } from '../src/demo/portal'
import { callsOf, expect } from './fixtures'

export const board = (page: Page) => page.getByRole('table', { name: 'Latest backup by database' })
/** A database's row on the board. */
export const boardRow = (page: Page, name: string) =>
  board(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
export const progress = (page: Page) => page.getByRole('progressbar', { name: 'Checking backups' })
export const told = (page: Page) => page.getByRole('region', { name: 'Notifications' })

/** Opens the board from the list. */
export async function openBoard(page: Page): Promise<void> {
  const link = { name: 'Backups', exact: true }
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', link).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Backups' })).toBeVisible()
}

/** Waits until every database has been read. No progress is shown before the first read either. */
export async function allChecked(page: Page): Promise<void> {
  await expect(page.getByText(/^All [1-9]\d* databases checked\.$/)).toBeVisible()
}

/** The names whose backups were read, in order. */
export function readsOf(portal: Portal, token: string): string[] {
  return callsOf(portal, token).flatMap(({ method, path }) => {
    const name = /^\/api\/portal\/databases\/([^/]+)\/backups$/.exec(path)?.[1]
    return method === 'GET' && name ? [decodeURIComponent(name)] : []
  })
}

/** The hour of a time at the end of a text: 19 of "Nov 25, 19:07". */
export function hourOf(time: string | null): number {
  const [, hour] = /(\d\d):\d\d$/.exec(time ?? '') ?? []
  return Number(hour)
}
