/** The rows of the board: each database with what is known of its backups. */
import { isDeleting } from '~/patterns/record/status'
import type { Database } from '~/api/readers/database'
import type { Board } from './board'
import { freshnessOf, urgency, type Freshness, type State } from './reading/freshness'
import type { Reading } from './reading/reading'

export interface BoardRow extends Freshness {
  key: string
  name: string | null
  nameProblem: Database['nameProblem']
  engine: string | null
  /** The database's own status. */
  status: string | null
  reading: Reading | undefined
  /** Smaller is more urgent; null where it has not been read. */
  urgency: number | null
}

/** The name of a row if it can be used in a request, else null. */
export function callable({ name, nameProblem }: Pick<BoardRow, 'name' | 'nameProblem'>) {
  return nameProblem === null ? name : null
}

function isComing(status: string | null): boolean {
  return /creat|provision|pending/i.test(status ?? '')
}

/** The name of a row if it can be backed up, else null. */
export function selectable(row: BoardRow): string | null {
  return isDeleting(row.status) ? null : callable(row)
}

/** `hours`: see freshnessOf(); `now` in milliseconds. */
export function boardRows(
  databases: readonly Database[],
  reading: Board['reading'],
  hours: number,
  now: number,
): BoardRow[] {
  return databases.map((database) => rowOf(database, readingOf(database, reading), hours, now))
}

/** Makes rows as boardRows(); those of which nothing has changed stay the same objects, and are not drawn again. */
export function createBoardRows(): typeof boardRows {
  const last = new WeakMap<Database, { row: BoardRow; hours: number; now: number }>()
  return (databases, reading, hours, now) =>
    databases.map((database) => {
      const known = readingOf(database, reading)
      const before = last.get(database)
      if (before?.row.reading === known && before?.hours === hours && before.now === now)
        return before.row
      const row = rowOf(database, known, hours, now)
      last.set(database, { row, hours, now })
      return row
    })
}

function readingOf(database: Database, reading: Board['reading']): Reading | undefined {
  const name = callable(database)
  return name === null ? undefined : reading(name)
}

function rowOf(
  database: Database,
  reading: Reading | undefined,
  hours: number,
  now: number,
): BoardRow {
  const { key, name, nameProblem, engine, status } = database
  // A row whose backups cannot be requested does not count as waiting.
  const found = callable(database) === null ? null : reading && reading.found
  const freshness = freshnessOf(found, hours, now)
  return {
    key,
    name,
    nameProblem,
    engine,
    status,
    reading,
    ...freshness,
    // A database that is being created or deleted lacks nothing.
    lacks: freshness.lacks && !isComing(status) && !isDeleting(status),
    urgency: urgency(freshness),
  }
}

/** How many rows are in each state. */
export function countStates(rows: readonly BoardRow[]): ReadonlyMap<State, number> {
  const counts = new Map<State, number>()
  for (const { state } of rows) if (state) counts.set(state, (counts.get(state) ?? 0) + 1)
  return counts
}
