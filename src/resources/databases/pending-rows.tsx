/** Rows that the list does not agree with yet: created and not listed, deleted and still listed. */
import { useLingui } from '@lingui/react/macro'
import { useQuery, type QueryClient } from '@tanstack/react-query'
import { whileChanging } from '~/api/polling'
import { readDatabase, type Database } from '~/api/readers/database'
import { createStore, type Store } from '~/store'
import { StatusDot } from '~/ui/StatusDot'
import { useNow } from '~/ui/use-now'
import type { NewDatabase } from './database'
import { databases } from './databases'
import { listChanges, type Row } from './list-changes'
import { compareMarks, markOf } from './mark'

export interface PendingRow {
  name: string
  /** When the portal accepted it, in milliseconds since the epoch. */
  at: number
  /** A created row to show; of a deleted one there is a row already. */
  created: Database | null
  /** What tells the deleted database from one made anew. */
  mark: string | null
}

const minute = 60_000

const stores = new WeakMap<QueryClient, Store<readonly PendingRow[]>>()
const watched = new WeakSet<QueryClient>()

/** What a session has created or deleted and the list does not agree with yet. */
export function pendingRows(client: QueryClient): Store<readonly PendingRow[]> {
  const known = stores.get(client) ?? createStore<readonly PendingRow[]>([])
  stores.set(client, known)
  return known
}

/** A create was accepted: its row is shown until the list has it. */
export function expectCreated(
  client: QueryClient,
  wanted: NewDatabase,
  told: Database | null,
): void {
  const created = told ?? readDatabase({ ...wanted })
  expect(client, { name: wanted.name, at: Date.now(), created, mark: null })
}

/** A delete was accepted: the row stays and says so until the list has it no more. */
export function expectDeleted(client: QueryClient, name: string, mark: string | null): void {
  expect(client, { name, at: Date.now(), created: null, mark })
}

function expect(client: QueryClient, row: PendingRow): void {
  const others = pendingRows(client)
    .get()
    .filter(({ name }) => name !== row.name)
  set(client, [...others, row])
  if (watched.has(client)) return
  watched.add(client)
  client.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && query.queryKey.length === 1 && query.queryKey[0] === 'databases')
      settle(client)
  })
}

/** Drops what the list agrees with by now. */
function settle(client: QueryClient): void {
  const list = client.getQueryData(databases.list().queryKey)
  const rows = pendingRows(client).get()
  if (!list || rows.length === 0) return
  const open = rows.filter((row) => (row.created === null) === list.items.some(isRow(row)))
  if (open.length < rows.length) set(client, open)
}

function isRow({ name, created, mark }: PendingRow) {
  return (row: Database) =>
    row.name === name && (created !== null || compareMarks(mark, markOf(row)) !== 'another')
}

/** Whether this database is among those that were deleted and are still listed. */
export function isPendingDelete(rows: readonly PendingRow[], database: Database): boolean {
  return rows.some((row) => row.created === null && isRow(row)(database))
}

function set(client: QueryClient, rows: readonly PendingRow[]): void {
  pendingRows(client).set(rows)
  // The list has none of this code before it is needed; a new function tells it that there is something new.
  listChanges.set((listed, of) => withPending(listed, pendingRows(of).get()))
}

/** The list's rows with those that it lacks, and with a word on those that are to leave it. */
export function withPending(rows: readonly Database[], open: readonly PendingRow[]): Row[] {
  const shown = rows.map((row): Row => {
    const deleted = open.find((one) => one.created === null && isRow(one)(row))
    return deleted ? { ...row, instead: <Deleting at={deleted.at} /> } : row
  })
  const ghosts = open.flatMap(({ created, name, at }): Row[] =>
    created && !rows.some((row) => row.name === name)
      ? [{ ...created, key: `created ${name}`, instead: <Accepted at={at} /> }]
      : [],
  )
  return [...ghosts, ...shown]
}

/** Reads the list while a row waits for it: often at first, then more and more seldom. */
function useAge(at: number): number {
  useQuery({ ...databases.list(), refetchInterval: () => whileChanging(Date.now() - at) })
  return useNow() - at
}

function Accepted({ at }: { at: number }) {
  const { t } = useLingui()
  const late = useAge(at) >= 2 * minute
  return (
    <StatusDot tone={late ? 'warn' : 'busy'}>
      {late ? t`Accepted 2 min ago, still not listed.` : t`Accepted, waiting to appear`}
    </StatusDot>
  )
}

function Deleting({ at }: { at: number }) {
  const { t } = useLingui()
  const late = useAge(at) >= 5 * minute
  return (
    <StatusDot tone={late ? 'warn' : 'busy'}>
      {late ? t`Still listed 5 min after the delete was accepted.` : t`Deleting…`}
    </StatusDot>
  )
}
