/** The state of a write, and which of its four ends an error is: confirmed, rejected, not sent, unknown. */
import { ApiError } from '~/api/errors'

/** Why a read before the write stopped it. */
export interface Hindrance {
  /**
   * `exists` the name is taken; `unread` a read that had to come first failed; `gone` no resource has the name;
   * `other-name` the answer was about another name; `first-failed` what had to be done first failed, `first-unclear`
   * its outcome is unknown; `changed` another resource has the name now.
   */
  why: 'exists' | 'unread' | 'gone' | 'other-name' | 'first-failed' | 'first-unclear' | 'changed'
  error?: ApiError | undefined
}

/**
 * Why a check did not find the write done: `not-seen` no sign of it, `not-new` the answer named something that was
 * there before, `still-there` the resource to delete exists, `changed` another resource has the name, `refused` the
 * token is not allowed to look, `no-answer` no clear answer; `sent-before` sent by another page of this token, and not
 * looked up yet.
 */
export type Doubt =
  | 'not-seen'
  | 'not-new'
  | 'still-there'
  | 'changed'
  | 'refused'
  | 'no-answer'
  | 'sent-before'

/** What one check found. */
export type Finding<Result> = { done: true; result: Result } | { done: false; why: Doubt }

/** Why nothing was sent; `fault`: an error of this page itself. */
export type NotSentWhy = 'offline' | 'other-tab' | 'read-only' | 'called-off' | 'fault'

/** An end at which nothing was done. */
export type NotDone =
  | { step: 'hindered'; hindrance: Hindrance }
  | { step: 'rejected'; error: ApiError }
  | { step: 'not-sent'; why: NotSentWhy }
  /** `retryAt` in milliseconds since the epoch. */
  | { step: 'limited'; retryAt: number }

export type WriteState<Result> =
  | { step: 'idle' }
  /** The reads before the write; nothing has been sent. */
  | { step: 'preparing'; waitsUntil?: number | undefined }
  | NotDone
  /**
   * `left`: it has been sent. Before that it can be cancelled; `waitsUntil` (milliseconds since the epoch): it waits
   * for the rate limit.
   */
  | { step: 'sending'; left: boolean; waitsUntil?: number | undefined }
  | ({ step: 'confirmed'; result: Result } & Confirmed)
  /** `error`: the answer that is unclear, or has to be confirmed by a look-up. */
  | { step: 'checking'; error: ApiError }
  | Open

/** `checked`: known by a later read, not by the portal's answer; `despite`: that answer, where it was a refusal. */
export interface Confirmed {
  checked: boolean
  despite?: ApiError
}

/** `again`: why a repeat that the person asked for was not done; `error`: the answer that left the outcome unclear. */
export interface Open {
  step: 'unknown'
  why: Doubt
  /** When another page has sent it; in milliseconds since the epoch. */
  at?: number
  error?: ApiError
  again?: NotDone
}

/** Whether the write is running, so that it must not be started again. */
export function isBusy({ step }: Pick<WriteState<unknown>, 'step'>): boolean {
  return step === 'preparing' || step === 'sending' || step === 'checking'
}

/** Whether the last start has changed nothing. */
export function isNotDone<Result>(state: WriteState<Result>): state is NotDone {
  const { step } = state
  return step === 'hindered' || step === 'rejected' || step === 'not-sent' || step === 'limited'
}

/** The portal's answer that refused the write, where there was one. */
export function errorOf(end: NotDone): ApiError | undefined {
  if (end.step === 'rejected') return end.error
  return end.step === 'hindered' ? end.hindrance.error : undefined
}

/** Whether the hindrance may be the result of an earlier start. */
export function isTrace({ why }: Hindrance): boolean {
  return why === 'exists' || why === 'gone' || why === 'changed'
}

/** Whether the write may or may not have been done. Not where another resource has the name by now. */
export function isQuestion(state: WriteState<unknown>): boolean {
  return state.step === 'checking' || (state.step === 'unknown' && state.why !== 'changed')
}

/** Whether the button must not start it: it is running, or its last outcome is unknown. */
export function isOpen({ step }: Pick<WriteState<unknown>, 'step'>): boolean {
  return isBusy({ step }) || step === 'unknown'
}

/** The wait after a 429 without a time. */
const DEFAULT_WAIT_MS = 60_000

/**
 * The end of a write for an error; null where the outcome is unknown. Only an explicit refusal is one: a lost
 * connection, a time-out, an error of a gateway or server and an unreadable answer are not.
 */
export function endOf(error: ApiError, now: number): NotDone | null {
  if (!error.sent)
    return { step: 'not-sent', why: error.reason === 'read-only' ? 'read-only' : 'offline' }
  switch (error.kind) {
    case 'limited':
      return { step: 'limited', retryAt: error.retryAt ?? now + DEFAULT_WAIT_MS }
    case 'unauthorized':
    case 'forbidden':
    case 'quota':
    case 'not-found':
      return { step: 'rejected', error }
    case 'rejected':
      // 408: the server waited too long for the request, or a proxy for the server (RFC 9110, 15.5.9).
      return error.status === 408 ? null : { step: 'rejected', error }
    case 'offline':
    case 'unreachable':
    case 'timeout':
    case 'broken':
      return null
  }
}

/**
 * When to check whether it was done after all, in milliseconds after a refusal; null where the refusal is trusted.
 * Browsers and proxies repeat a write when they lose its answer, and then the refusal may be the answer to the second
 * one: 404 and 409 contradict what was read just before, so they are checked twice.
 */
export function looksAfterNo({ kind, status, sent }: ApiError): readonly number[] | null {
  // A 408 is no refusal, see `endOf`.
  if (!sent || status === 408) return null
  if (status === 404 || status === 409 || status === 410) return [0, 2000]
  return kind === 'rejected' || kind === 'quota' ? [0] : null
}

/** What it means for a write that a read before it failed: the write itself was not sent. */
export function endOfPreparing(error: ApiError, now: number): NotDone {
  if (error.kind === 'offline') return { step: 'not-sent', why: 'offline' }
  const decided = error.kind === 'limited' || error.kind === 'unauthorized'
  const end = decided ? endOf(error, now) : null
  return end ?? { step: 'hindered', hindrance: { why: 'unread', error } }
}
