/** Rows that the list lags behind on: created and not listed, deleted and still listed. */
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { whileChanging } from '~/api/polling'
import { readDatabase, type Database } from '~/api/readers/database'
import type { Session } from '~/session/session'
import { createStore, type Store } from '~/store'
import { StatusPill } from '~/ui/StatusPill'
import { useNow } from '~/ui/time/use-now'
import type { NewDatabase } from '../database'
import { databases } from '~/products/registry'
import { changeList, type Row } from './list-changes'
import { compareIdentities, databaseIdentity } from '../writing/database-identity'

export interface PendingRow {
  name: string
  /** When the portal accepted it, in milliseconds since the epoch. */
  at: number
  /** A created row to show; a deleted one has a row already. */
  created: Database | null
  /** Distinguishes the deleted database from a later one of the same name. */
  identity: string | null
}

const MINUTE_MS = 60_000

function createPendingRows(session: Session): Store<readonly PendingRow[]> {
  session.queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && query.queryKey.length === 1 && query.queryKey[0] === 'databases')
      settle(session)
  })
  return createStore<readonly PendingRow[]>([])
}

/** The session's creates and deletes that the list does not show yet. */
export function pendingRows(session: Session): Store<readonly PendingRow[]> {
  return session.service(createPendingRows)
}

/** A create was accepted: its row is shown until the list contains it. */
export function expectCreated(
  session: Session,
  wanted: NewDatabase,
  answer: Database | null,
): void {
  const created = answer ?? readDatabase({ ...wanted })
  expect(session, { name: wanted.name, at: Date.now(), created, identity: null })
}

/** A delete was accepted: the row is marked until the list does not contain it any more. */
export function expectDeleted(session: Session, name: string, identity: string | null): void {
  expect(session, { name, at: Date.now(), created: null, identity })
}

function expect(session: Session, row: PendingRow): void {
  const others = pendingRows(session)
    .get()
    .filter(({ name }) => name !== row.name)
  set(session, [...others, row])
}

/** Drops what the list shows by now. */
function settle(session: Session): void {
  const list = session.queryClient.getQueryData(databases.list().queryKey)
  const rows = pendingRows(session).get()
  if (!list || rows.length === 0) return
  const open = rows.filter((row) => (row.created === null) === list.items.some(isRow(row)))
  if (open.length < rows.length) set(session, open)
}

function isRow({ name, created, identity }: PendingRow) {
  return (row: Database) =>
    row.name === name &&
    (created !== null || compareIdentities(identity, databaseIdentity(row)) !== 'another')
}

/** Whether this database was deleted and is still listed. */
export function isPendingDelete(rows: readonly PendingRow[], database: Database): boolean {
  return rows.some((row) => row.created === null && isRow(row)(database))
}

function set(session: Session, rows: readonly PendingRow[]): void {
  pendingRows(session).set(rows)
  // Through the list's changes, so that the list does not need this code.
  changeList(session, 'pending', (listed) => withPending(listed, rows))
}

/** The list's rows with the missing ones added, and those that are being deleted marked. */
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

/** Reads the list while a row waits for it: often at first, then less and less often. */
function useAge(at: number): number {
  useQuery({ ...databases.list(), refetchInterval: () => whileChanging(Date.now() - at) })
  return useNow() - at
}

function Accepted({ at }: { at: number }) {
  const { t } = useLingui()
  const late = useAge(at) >= 2 * MINUTE_MS
  return (
    <StatusPill tone={late ? 'warn' : 'busy'}>
      {late ? t`Accepted 2m ago, not listed yet` : t`Accepted, not listed yet`}
    </StatusPill>
  )
}

function Deleting({ at }: { at: number }) {
  const { t } = useLingui()
  const late = useAge(at) >= 5 * MINUTE_MS
  return (
    <StatusPill tone={late ? 'warn' : 'busy'}>
      {late ? t`Delete accepted 5m ago, still listed` : t`Deleting…`}
    </StatusPill>
  )
}
