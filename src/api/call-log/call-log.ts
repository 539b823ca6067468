/** The call log: what was sent, when, and how it ended. It lives in memory and never holds the token. */
import { createStore, type Store } from '~/store'
import type { ErrorKind, ErrorReason } from '../errors'
import type { Lane } from '~/api/rate-limit/limiter'

type CallHeaders = readonly (readonly [name: string, value: string])[]

/** One call. Times are in milliseconds; `at` since the epoch. The token is already removed from bodies. */
export interface CallEntry {
  readonly id: number
  readonly at: number
  readonly method: string
  /** Path and query, without the origin. */
  readonly path: string
  readonly lane: Lane
  readonly state: 'waiting' | 'sending' | 'answered' | 'failed' | 'called-off'
  /** How long it waited for the rate limit. */
  readonly waitedMs: number
  /** How long it waited for a check of the token; known once it was sent. */
  readonly heldMs?: number
  /** When a call that waits for the rate limit will be sent, in milliseconds since the epoch (an estimate). */
  readonly waitsUntil?: number
  /** The hash of the query that asked. */
  readonly query?: string | undefined
  readonly tookMs?: number
  readonly status?: number
  /** Of the body, in bytes. */
  readonly size?: number
  readonly error?: ErrorKind
  readonly reason?: ErrorReason | undefined
  /** The path of the screen in view when the call was made. */
  readonly screen?: string
  /** All headers that were set except `Authorization`; the browser adds its own. */
  readonly requestHeaders?: CallHeaders
  readonly requestBody?: string
  readonly responseHeaders?: CallHeaders
  /** The first 64 KiB of the body. */
  readonly responseText?: string
}

type Started = Pick<
  CallEntry,
  'at' | 'method' | 'path' | 'lane' | 'screen' | 'requestHeaders' | 'requestBody' | 'query'
>

export interface CallLog extends Pick<Store<readonly CallEntry[]>, 'get' | 'subscribe'> {
  start(call: Started): CallEntry
  /** Changes a call's entry and returns the new one. */
  update(id: number, change: Partial<CallEntry>): CallEntry
  clear(): void
}

const mostEntries = 500

/** An empty call log that keeps the newest 500 calls, newest last. */
export function createCallLog(): CallLog {
  const { get, set, subscribe } = createStore<readonly CallEntry[]>([])
  let nextId = 1

  return {
    get,
    subscribe,
    start(call) {
      const entry: CallEntry = { ...call, id: nextId++, state: 'waiting', waitedMs: 0 }
      set([...get(), entry].slice(-mostEntries))
      return entry
    },
    update(id, change) {
      const before = get().find((entry) => entry.id === id)
      // A call that outlives 500 later ones or its session has no entry any more, and still ends properly.
      const after = { ...(before ?? gone(id)), ...change }
      set(get().map((entry) => (entry.id === id ? after : entry)))
      return after
    },
    clear: () => set([]),
  }
}

function gone(id: number): CallEntry {
  return { id, at: 0, method: '', path: '', lane: 'read', state: 'called-off', waitedMs: 0 }
}
