/** The calls of the log, as they are looked for: by product, outcome and text. */
import { fold } from '~/fold'
import type { CallEntry } from '~/api/call-log/call-log'
import { operationOf, operations, type Operation, type Product } from '~/api/operations'

export type CallSubject = Product | 'backups' | 'other'

const subjectOfOperation = ({ part, product }: Partial<Operation>): CallSubject =>
  part ?? product ?? 'other'

/** All that calls can be about. */
export const callSubjects = [
  ...new Set(Object.values<Operation>(operations).map(subjectOfOperation)),
]

/** The state of a call: in progress, or how it ended. */
export const callOutcomes = ['answered', 'failed', 'under-way', 'called-off'] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** What is looked for; an empty text looks for nothing. `status` is an outcome or an HTTP status. */
export interface CallFilter {
  text: string
  method: string
  product: string
  status: string
  writesOnly: boolean
}

/** What a call was about. */
export function subjectOf(call: Pick<CallEntry, 'method' | 'path'>): CallSubject {
  return subjectOfOperation(operationOf(call) ?? {})
}

/** The state of a call, in the four words of the filter. */
export function callOutcome({ state }: Pick<CallEntry, 'state'>): CallOutcome {
  return state === 'waiting' || state === 'sending' ? 'under-way' : state
}

/** The key of a call in an address. Another run of the page may have used the same number, so the time is part of it. */
export function callKey({ at, id }: Pick<CallEntry, 'at' | 'id'>): string {
  return `${at.toString(36)}-${id}`
}

/** Whether a call passes the filter. */
export function matches(call: CallEntry, filter: CallFilter): boolean {
  const { method, path, status, error, lane, screen, requestBody } = call
  const wanted = fold(filter.text.trim())
  // The name of a new database is only in the body.
  const said = [`${method} ${path}`, status, error, lane, screen, requestBody].join(' ')
  return (
    (!filter.method || method === filter.method) &&
    (!filter.product || subjectOf(call) === filter.product) &&
    (!filter.status || [callOutcome(call), String(status)].includes(filter.status)) &&
    (!filter.writesOnly || operationOf(call)?.access === 'write') &&
    (fold(said).includes(wanted) || decoded(path).includes(wanted))
  )
}

/** The same call before this one, if it failed: this one may be its retry. */
export function failedBefore(call: CallEntry, calls: readonly CallEntry[]): CallEntry | null {
  const before = calls.findLast(
    ({ id, method, path }) => id < call.id && method === call.method && path === call.path,
  )
  return before?.state === 'failed' ? before : null
}

/** The path with its names as people know them. */
function decoded(path: string): string {
  try {
    return fold(decodeURIComponent(path))
  } catch {
    return ''
  }
}
