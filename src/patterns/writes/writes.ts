/** The writes of a session: one for each operation and name, what became of all, and what the portal refused. */
import type { MutationOptions, QueryClient } from '@tanstack/react-query'
import { connectionOf } from '~/api/query-client'
import { createStore, type Store } from '~/store'
import { notify } from '~/patterns/screen/notifications'
import { disownWrites } from './journal'
import { ReadOnlyNotice } from './ReadOnlyNotice'
import { createWrite, type Write } from './write'
import { recordEnds } from './write-record'
import type { WriteOp } from './write-state'

const writes = new WeakMap<QueryClient, Map<string, Write<unknown>>>()
/** The sessions in which a write was refused or went through already. */
const triedClients = new WeakSet<QueryClient>()
const refusals = new WeakMap<QueryClient, Store<ReadonlySet<WriteOp>>>()
const insistences = new WeakMap<QueryClient, Store<ReadonlySet<WriteOp>>>()

/**
 * The write of this name, whoever asks: a dialog that is opened again shows where it stands. The type of its
 * result goes with the operation: one operation always has plans of one kind.
 */
export function writeOf<Result>(
  client: QueryClient,
  key: string,
  op: WriteOp,
  name: string,
): Write<Result> {
  const own = writes.get(client) ?? begun(client, key)
  const id = `${op} ${name}`
  const known =
    own.get(id) ?? watched(client, createWrite<unknown>(op, name, key, connectionOf(client).stay))
  own.set(id, known)
  // A cast, because one map holds the writes of all operations.
  return known as unknown as Write<Result>
}

/** The write of this name, if there has been one. */
export function startedWrite(client: QueryClient, op: WriteOp, name: string) {
  return writes.get(client)?.get(`${op} ${name}`)
}

/** The writes of a session that has had none. */
function begun(client: QueryClient, key: string): Map<string, Write<unknown>> {
  const none = new Map<string, Write<unknown>>()
  writes.set(client, none)
  // After all who hear of its end have noted what was not done.
  const { closed } = connectionOf(client)
  closed.addEventListener('abort', () => queueMicrotask(() => disownWrites(key)))
  return none
}

/** Forgets a write that has ended, so that the next one of this name begins anew. */
export function forgetWrite(
  client: QueryClient,
  { op, name }: { op: WriteOp; name: string },
): void {
  writes.get(client)?.delete(`${op} ${name}`)
}

/** The operations that the portal refused to this token (403), until one succeeds or the person insists. */
export const refusedOps = (client: QueryClient) => opsOf(refusals, client)

/** The operations that the person wants to try although they were refused, until they are refused again. */
export const insistedOps = (client: QueryClient) => opsOf(insistences, client)

/** The person wants to try what was refused. */
export function insistOn(client: QueryClient, op: WriteOp): void {
  put(refusedOps(client), op, false)
  put(insistedOps(client), op, true)
}

function opsOf(all: typeof refusals, client: QueryClient): Store<ReadonlySet<WriteOp>> {
  const known = all.get(client) ?? createStore<ReadonlySet<WriteOp>>(new Set())
  all.set(client, known)
  return known
}

function put(store: Store<ReadonlySet<WriteOp>>, op: WriteOp, has: boolean): void {
  const ops = store.get()
  if (ops.has(op) !== has)
    store.set(new Set(has ? [...ops, op] : [...ops].filter((one) => one !== op)))
}

function watched(client: QueryClient, write: Write<unknown>): Write<unknown> {
  recordEnds(client, write)
  write.state.subscribe(() => {
    const state = write.state.get()
    const refused =
      state.step === 'rejected' && state.error.kind === 'forbidden' && state.error.reason !== 'html'
    if (refused && !triedClients.has(client))
      notify({ id: 'read-only', client, Show: ReadOnlyNotice })
    if (refused || state.step === 'confirmed') triedClients.add(client)
    if (refused || state.step === 'confirmed') {
      put(refusedOps(client), write.op, refused)
      put(insistedOps(client), write.op, false)
    }
  })
  return write
}

/** Runs a mutation outside React, so that it goes on when its screen is left. */
export function runMutation<Result, Variables>(
  client: QueryClient,
  options: MutationOptions<Result, Error, Variables>,
  variables: Variables,
): Promise<Result> {
  return client
    .getMutationCache()
    .build(client, client.defaultMutationOptions(options))
    .execute(variables)
}
