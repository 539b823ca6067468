/** The writes of a session: one for each operation and name, and which operations the portal refused. */
import type { MutationOptions, QueryClient } from '@tanstack/react-query'
import { createStore, type Store } from '~/store'
import { createWrite, type Write } from './write'
import type { WriteOp } from './write-state'

const writes = new WeakMap<QueryClient, Map<string, Write<unknown>>>()
const refusals = new WeakMap<QueryClient, Store<ReadonlySet<WriteOp>>>()

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
  const own = writes.get(client) ?? new Map<string, Write<unknown>>()
  writes.set(client, own)
  const id = `${op} ${name}`
  const known = own.get(id) ?? watchRefusals(client, createWrite<unknown>(op, name, key))
  own.set(id, known)
  // A cast, because one map holds the writes of all operations.
  return known as unknown as Write<Result>
}

/** Forgets a write that has ended, so that the next one of this name begins anew. */
export function forgetWrite(
  client: QueryClient,
  { op, name }: { op: WriteOp; name: string },
): void {
  writes.get(client)?.delete(`${op} ${name}`)
}

/** The operations that the portal refused to this token (403), until one succeeds. */
export function refusedOps(client: QueryClient): Store<ReadonlySet<WriteOp>> {
  const known = refusals.get(client) ?? createStore<ReadonlySet<WriteOp>>(new Set())
  refusals.set(client, known)
  return known
}

function watchRefusals(client: QueryClient, write: Write<unknown>): Write<unknown> {
  write.state.subscribe(() => {
    const state = write.state.get()
    const store = refusedOps(client)
    const refused =
      state.step === 'rejected' && state.error.kind === 'forbidden' && state.error.reason !== 'html'
    if (refused) store.set(new Set([...store.get(), write.op]))
    else if (state.step === 'confirmed' && store.get().has(write.op))
      store.set(new Set([...store.get()].filter((op) => op !== write.op)))
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
