/** Diagnostics: what a person can paste into a report. No token, no body, no values of headers; names only on request. */
import type { CallEntry } from '~/api/call-log/call-log'
import { operationOf } from '~/api/operations'
import type { RateLimiterState } from '~/api/rate-limit/limiter'
import { redact } from '~/api/transport/redact'
import { pageScripts, version } from '~/version'

interface Diagnostics {
  /** The site's name. */
  brand: string
  calls: readonly CallEntry[]
  limit: RateLimiterState
  /** The portal is on another origin than this site. */
  isElsewhere: boolean
  /** Includes the names of resources and the text of `error`. */
  names: boolean
  /** Why a screen failed. */
  error?: unknown
}

/** A text in English, whatever the language of the page: it is for the operators. */
export function diagnosticsText(facts: Diagnostics): string {
  const { brand, calls, limit, isElsewhere, names, error } = facts
  const sent = calls.filter(({ tookMs }) => tookMs !== undefined).length
  return [
    `${brand} dashboard ${version} (${pageScripts().at(-1) ?? 'no build'})`,
    `at: ${timeOf(Date.now())}`,
    `browser: ${navigator.userAgent}; ${navigator.language}; ${navigator.onLine ? 'online' : 'offline'}`,
    `portal: ${isElsewhere ? 'another origin' : 'this origin'}`,
    `rate limit: ${limitLine(limit)}`,
    `answers: ${answersOf(calls)}`,
    ...(isElsewhere
      ? [`OPTIONS: up to ${sent} extra, sent by the browser itself; the portal may count them`]
      : []),
    ...(error === undefined ? [] : [`failed: ${errorLine(error, names)}`]),
    '',
    ...calls.flatMap((call) => linesOf(call, names)),
  ].join('\n')
}

function limitLine(state: RateLimiterState): string {
  const { used, limit, limitFrom, pausedUntil, pauseCause, others, shared } = state
  return [
    `${used} of ${limit} a minute (${limitFrom})`,
    pausedUntil === null ? 'no pause' : `paused until ${timeOf(pausedUntil)} (${pauseCause})`,
    others ? 'others seem to use the token' : 'no sign of others',
    shared ? 'one ledger for all tabs' : 'a share for each tab',
  ].join('; ')
}

/** How often each status occurred. */
function answersOf(calls: readonly CallEntry[]): string {
  const counts = new Map<string, number>()
  for (const { status, error, state } of calls) {
    const end = String(status ?? error ?? state)
    counts.set(end, (counts.get(end) ?? 0) + 1)
  }
  return [...counts].map(([end, count]) => `${end} × ${count}`).join(', ') || 'none'
}

function errorLine(error: unknown, names: boolean): string {
  if (!(error instanceof Error)) return typeof error
  return names ? redact(`${error.name}: ${error.message}`) : error.name
}

function linesOf(call: CallEntry, names: boolean): string[] {
  const { at, method, path, lane, state, status, error, reason, waitedMs, heldMs, tookMs } = call
  const end = [status, state, error, reason].filter(Boolean).join(' ')
  const times = { waited: waitedMs, held: heldMs, took: tookMs }
  const spans = Object.entries(times)
    .filter(([, ms]) => ms !== undefined)
    .map(([what, ms]) => `${what} ${Math.round(ms ?? 0)} ms`)
  const headers = (list: CallEntry['requestHeaders']) => list?.map(([name]) => name).join(', ')
  return [
    [timeOf(at), method, names ? path : shapeOf(call), `[${lane}]`, end, ...spans].join(' '),
    `  sent: ${['authorization', headers(call.requestHeaders)].filter(Boolean).join(', ')}`,
    ...(call.responseHeaders ? [`  received: ${headers(call.responseHeaders)}`] : []),
  ]
}

/** A path with `{name}` in place of every name in it. */
function shapeOf({ method, path }: Pick<CallEntry, 'method' | 'path'>): string {
  const [plain = ''] = path.split('?')
  const known = operationOf({ method, path: plain })?.path
  return (
    known ?? plain.replace(/[^/]+/g, (part) => (/^(?:api|portal)$/.test(part) ? part : '{name}'))
  )
}

const timeOf = (at: number) => new Date(at).toISOString()
