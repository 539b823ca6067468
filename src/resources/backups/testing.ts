/** Helpers for tests of the backups' screens: the board by role and name, and reads that are held in flight. */
import { page, type Locator } from 'vitest/browser'
import { backupsOf } from '~/demo/backups'
import type { Portal } from '~/demo/portal'
import { onAbort } from '~/demo/wait'
import { pass } from '~/testing/clock'
import { open, type Opened, type OpenOptions } from '~/testing/open'
import { heading } from '~/testing/steps'

export const board = (): Locator => page.getByRole('table', { name: 'Latest backup by database' })
export const names = (): Locator => board().getByRole('rowheader')
/** A database's row on the board. */
export const boardRow = (name: string): Locator =>
  board()
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
export const progress = (): Locator => page.getByRole('progressbar', { name: 'Checking backups' })
export const button = (name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true })

export const openBoard = (options: OpenOptions = {}, search = ''): Promise<Opened> =>
  open(`/backups${search}`, options)

/** The board once everything is read, and nothing has failed except the usual: a world has a few failed backups by chance. */
export async function openWhole(token = 'full', search = ''): Promise<Opened> {
  const opened = await openBoard(
    {
      token,
      prepare(portal, own) {
        const world = portal.world(own)
        for (const database of world.databases)
          if (database.habit !== 'failing')
            for (const backup of backupsOf(world, database)) backup.status = 'completed'
      },
    },
    search,
  )
  await allChecked()
  return opened
}

/** Moves the pointer away from the rows: rows under it keep their places. */
export const leaveRows = (): Promise<void> => heading('Backups').hover()

/** Lets time pass until every database has been read. No progress is shown before the first read either. */
export async function allChecked(): Promise<void> {
  const words = page.getByText(/^All [1-9][\d,]* databases checked\.$/)
  while (!words.query()) await pass(0.25, 0.25)
}

/** The hour of a time at the end of a text: 19 of "Nov 25, 19:07". */
export function hourOf(time: Locator): number {
  const [, hour] = /(\d\d):\d\d$/.exec(time.query()?.textContent ?? '') ?? []
  return Number(hour)
}

/** Holds reads of backups on their way to the portal. `through` is an option of `open`. */
export function holdReads(free = Infinity) {
  let left = free
  let sent = 0
  let gate = Promise.withResolvers<void>()
  return {
    /** The names whose reads have been sent. */
    sent: () => sent,
    /** So many more are let through; those behind them are held until `go`. */
    hold(next = 0) {
      left = next
      gate = Promise.withResolvers()
    },
    go() {
      left = Infinity
      gate.resolve()
    },
    /** The held reads fail as without a network. */
    cut(error: Error) {
      left = Infinity
      gate.reject(error)
    },
    async through(request: Request, portal: Portal): Promise<Response> {
      if (request.method === 'GET' && request.url.endsWith('/backups')) {
        sent++
        if (left-- <= 0)
          await Promise.race([
            gate.promise,
            new Promise<never>((_, reject) => onAbort(request.signal, reject)),
          ])
      }
      return portal.fetch(request)
    },
  }
}
