/** The calls of the log, as they are looked for: by product, outcome and text. */
import { fold } from '~/fold'
import type { CallEntry } from '~/api/call-log'

export const callProducts = ['databases', 'backups', 'functions', 'proxies', 'other'] as const
export type CallProduct = (typeof callProducts)[number]

/** Where a call stands: under way, or how it ended. */
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

/** What a call was about, by its path. */
export function productOf({ path }: Pick<CallEntry, 'path'>): CallProduct {
  const [, product, inner] = /^\/api\/portal\/([a-z]+)(?:\/[^/?]+\/([a-z]+))?/.exec(path) ?? []
  if (product === 'databases' && inner === 'backups') return 'backups'
  return callProducts.find((one) => one === product) ?? 'other'
}

/** Where a call stands, in the four words that it is filtered by. */
export function outcomeOf({ state }: Pick<CallEntry, 'state'>): CallOutcome {
  return state === 'waiting' || state === 'sending' ? 'under-way' : state
}

/** Whether it changes something at the portal. */
export function isWrite({ method }: Pick<CallEntry, 'method'>): boolean {
  return method !== 'GET'
}

/** Tells a call apart in an address, also from one of the same number in another run of the page. */
export function callKey({ at, id }: Pick<CallEntry, 'at' | 'id'>): string {
  return `${at.toString(36)}-${id}`
}

/** Whether a call passes the filter. */
export function matches(call: CallEntry, filter: CallFilter): boolean {
  const { method, path, status, error, lane, screen, requestBody } = call
  const wanted = fold(filter.text.trim())
  // A new database's name is in the body alone.
  const said = [`${method} ${path}`, status, error, lane, screen, requestBody].join(' ')
  return (
    (!filter.method || method === filter.method) &&
    (!filter.product || productOf(call) === filter.product) &&
    (!filter.status || [outcomeOf(call), String(status)].includes(filter.status)) &&
    (!filter.writesOnly || isWrite(call)) &&
    (fold(said).includes(wanted) || decoded(path).includes(wanted))
  )
}

/** The same call before this one, if it failed: then this one may be its repetition. */
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
