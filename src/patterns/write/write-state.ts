/** Where a write stands, and which of its four ends an error is: confirmed, rejected, not sent, unknown. */
import { ApiError } from '~/api/errors'

/** Why a read before the write stopped it. */
export interface Hindrance {
  /**
   * `exists` the name is taken; `unread` what had to be read first could not be; `gone` there is nothing of this
   * name; `other-name` the answer was about another name; `first-failed` what was to be done first was not,
   * `first-unclear` whether it was cannot be told; `changed` something else has come into the name meanwhile.
   */
  why: 'exists' | 'unread' | 'gone' | 'other-name' | 'first-failed' | 'first-unclear' | 'changed'
  error?: ApiError | undefined
}

/**
 * Why a check did not find the write done: `not-seen` no sign of it, `not-new` the answer named what was there before,
 * `still-there` what was to go is there, `changed` something else has the name, `refused` the token may not look,
 * `no-answer` no clear answer; `sent-before` by another page of this token, and not looked up yet.
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

/** Why nothing has left this browser; `fault`: an error of this page itself. */
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
  /** Reading what has to be known first; nothing has been sent. */
  | { step: 'preparing'; waitsUntil?: number | undefined }
  | NotDone
  /** `left`: it is on its way. Until then it can be called off; `waitsUntil` (milliseconds since the epoch): it waits for the rate limit. */
  | { step: 'sending'; left: boolean; waitsUntil?: number | undefined }
  | ({ step: 'confirmed'; result: Result } & Confirmed)
  /** `error`: the answer that is unclear, or has to be confirmed by a look-up. */
  | { step: 'checking'; error: ApiError }
  | Open

/** `checked`: known not by the portal's answer but by reading afterwards; `despite`: that answer, where it said no. */
export interface Confirmed {
  checked: boolean
  despite?: ApiError
}

/** `again`: why a repeat that the person asked for was not done; `error`: the answer that left the outcome unclear. */
export interface Open {
  step: 'unknown'
  why: Doubt
  /** When it was sent, where another page did; in milliseconds since the epoch. */
  at?: number
  error?: ApiError
  again?: NotDone
}

/** Whether the write is at work: it must not be started again. */
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

/** Whether it is open if the write was done. It is not open where another resource has the name by now. */
export function isQuestion(state: WriteState<unknown>): boolean {
  return state.step === 'checking' || (state.step === 'unknown' && state.why !== 'changed')
}

/** Whether a press must not start it: it is at work, or its last outcome is not known. */
export function isOpen({ step }: Pick<WriteState<unknown>, 'step'>): boolean {
  return isBusy({ step }) || step === 'unknown'
}

/** The wait after a 429 that does not say how long. */
const DEFAULT_WAIT_MS = 60_000

/**
 * Which end of a write an error is; null where it may or may not have been done. Only an answer that says no
 * is a no: a lost connection, a time-out, a gateway's or server's error and an unreadable answer are not.
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
 * When to look whether it was done all the same, in milliseconds after an answer that says no; null where that is
 * believed. Browsers and proxies send a write again by themselves when they lose its answer, and then this no may be
 * the answer to the second: 404 and 409 contradict what was read just before, so they are looked up twice.
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
