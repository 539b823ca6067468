/** request(): the one way to the portal. It keeps the rate limit and the log, and turns every failure into an ApiError. */
import type { CallEntry } from './call-log/call-log'
import type { Connection } from './connection'
import { ApiError } from './errors'
import { nameProblem } from './names'
import { fillPath, operations, type OperationInput, type OperationName } from './operations'
import type { Lane } from './rate-limit/limiter'
import { readAnswer, type Answer } from './transport/read-answer'
import { sendPermit } from './rate-limit/send-permit'

/** How long a call may take, headers and body together. */
export const timeLimitMs: Record<Lane, number> = { read: 15_000, background: 15_000, write: 60_000 }

export interface RequestOptions {
  /** For a read: whether the person waits for it. Writes have their own lane. */
  lane?: Exclude<Lane, 'write'>
  /** Cancels a waiting call, and a read in flight; a write in flight is not cancelled. */
  signal?: AbortSignal | undefined
  /**
   * Called with the time at which the call will be sent (milliseconds since the epoch, an estimate) if that is more
   * than a second away, and with undefined once it is not.
   */
  onQueued?: ((until: number | undefined) => void) | undefined
  /** Called just before the call is sent: from then on the portal may have executed it. */
  onSent?: (() => void) | undefined
  /** The hash of the query behind the call. */
  query?: string
  /** Calls for what is on the screen are sent first. */
  onScreen?: boolean
  /** Only for the check of the token: it is sent while all other calls wait for it. */
  passHold?: boolean
}

/** Sends one operation. Throws before anything is logged if a name cannot be exactly one segment of a path. */
export async function request<Name extends OperationName>(
  connection: Connection,
  name: Name,
  options: OperationInput<Name> & RequestOptions,
): Promise<Answer> {
  const { limiter, log, restingReads, withoutToken } = connection
  const { method, path, access } = operations[name]
  const { params, body }: { params?: Record<string, string>; body?: object } = options
  for (const value of Object.values(params ?? {})) {
    const problem = nameProblem(value)
    if (problem) throw new Error(`This name cannot be put into a request: ${problem}`)
  }
  const call = { method: method.toUpperCase(), path: fillPath(path, params) }
  const isWrite = access === 'write'
  const lane = isWrite ? 'write' : (options.lane ?? 'read')
  const signal = options.signal
    ? AbortSignal.any([connection.closed, options.signal])
    : connection.closed
  // Checked before the call counts as a write under way, because that keeps the session open.
  connection.guard()
  const release = isWrite ? connection.stay() : undefined
  try {
    signal.throwIfAborted()
    restingReads.check(call)
    let entry = log.start({
      at: Date.now(),
      method: call.method,
      path: withoutToken(call.path),
      lane,
      // Outside a browser there is no screen.
      screen: globalThis.location?.pathname,
      query: options.query,
      ...(body && {
        requestHeaders: [['content-type', 'application/json']],
        requestBody: withoutToken(JSON.stringify(body)),
      }),
    })
    const note = (change: Partial<CallEntry>) => (entry = log.update(entry.id, change))
    try {
      const permit = await sendPermit(connection, {
        ...options,
        lane,
        signal,
        onWait(until) {
          note({ waitsUntil: until })
          options.onQueued?.(until > entry.at + 1000 ? until : undefined)
        },
      })
      note({ state: 'sending', waitedMs: permit.waitedMs, heldMs: permit.heldMs })
      options.onQueued?.(undefined)
      options.onSent?.()
      try {
        const { data, error, response } = await connection.portal.request(method, path, {
          params: { path: params },
          body,
          parseAs: 'text',
          fetch: (built) =>
            connection.exchange(built, {
              timeLimitMs: timeLimitMs[lane],
              // A write that has been sent cannot be taken back: cancelling would only lose its answer.
              signal: isWrite ? connection.closed : signal,
              note,
              onHeaders: ({ status, headers }) => limiter.answered({ status, headers, lane }),
            }),
        })
        const answer = await readAnswer(response, data, error)
        connection.onEnd?.(entry, null)
        return { ...answer, call: entry }
      } finally {
        permit.done()
      }
    } catch (reason) {
      if (!(reason instanceof ApiError)) {
        note({ state: 'called-off' })
        throw reason
      }
      restingReads.note(call, reason)
      // A 429 pauses all calls: the rate limiter knows until when.
      if (reason.kind === 'limited') reason.retryAt = limiter.state().pausedUntil ?? undefined
      if (reason.kind === 'unreachable') limiter.failed()
      reason.call = note({ state: 'failed', error: reason.kind, reason: reason.reason })
      connection.onEnd?.(reason.call, reason)
      throw reason
    }
  } finally {
    release?.()
  }
}
