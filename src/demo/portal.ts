/** The embedded portal: one function from Request to Response, over a world for each token. */
import contract from '../api/openapi.json' with { type: 'json' }
import { callTo } from '../api/operations'
import { failure, json } from './answers'
import { createLimiter, type Limiter, rateLimitHeaders } from './limiter'
import { newerContract } from './newer-contract'
import { type Account, type FaultRule, perform } from './perform'
import { makeWorld } from './seed'
import { type Access, parseToken } from './tokens'
import { waitFor } from './wait'
import { settle, type World } from './world'

export { ConnectionLost } from './faults'
export type { FaultRule } from './perform'

type PortalOptions = {
  /** The clock, in ms since 1970. */
  now?: () => number
  /** Another seed makes other worlds. */
  seed?: string
  /** Waits for so many ms; rejects with the signal's reason when it aborts. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** One call that arrived, in order of arrival. */
export type CallRecord = {
  /** ms since 1970. */
  time: number
  /** '' if there was none. */
  token: string
  method: string
  /** Path and query. */
  path: string
  body: string
  /** 0: no answer, or none yet. */
  status: number
  /** The answer did not arrive complete. */
  lost?: true
}

export type Portal = {
  /** Answers as the portal would; rejects with ConnectionLost, or with the signal's reason. */
  fetch: (request: Request) => Promise<Response>
  /** The latest calls, at most 10,000. */
  calls: CallRecord[]
  /** Adds a rule for a token's calls; returns a function that removes it. */
  fail: (token: string, rule: FaultRule) => () => void
  /** The present world of a token, to read or to change. */
  world: (token: string) => World
}

const contractPath = callTo('getContract').path
const KEPT_CALLS = 10_000
const SLOW = 3000

/** Creates a portal without accounts: each token's is created when it is first used. */
export function createPortal(options: PortalOptions = {}): Portal {
  const { now = Date.now, seed = 'htx', wait = waitFor } = options
  const accounts = new Map<string, Account & { limiter: Limiter }>()
  const calls: CallRecord[] = []

  function accountOf(token: string) {
    const known = accounts.get(token)
    if (known) return known
    const access = parseToken(token)
    if (!access) return null
    const world = makeWorld(`${seed}:${token}`, access, now())
    const limiter = createLimiter(access.limiter, access.perMinute)
    const account = { access, world, limiter, rules: [] }
    accounts.set(token, account)
    return account
  }

  function demoAccount(token: string) {
    const account = accountOf(token)
    if (!account) throw new Error(`Not a demo token: ${token}`)
    return account
  }

  async function answer(request: Request, path: string, record: CallRecord): Promise<Response> {
    const account = accountOf(record.token)
    if (path === contractPath && request.method === 'GET')
      return json(200, account?.access.newer ? newerContract() : contract)
    if (!account || account.access.revoked) return failure(401, 'invalid token')
    const { access, limiter } = account
    const verdict = limiter(now())
    if (access.slow) await wait(SLOW, request.signal)
    const response = verdict.allowed
      ? await perform({
          account,
          request,
          path,
          body: record.body,
          now,
          wait: (ms) => wait(ms, request.signal),
          retryAfter: (seconds) => retryAfterHeader(access, seconds, now()),
          onLost: () => (record.lost = true),
        })
      : failure(429, 'rate limit exceeded', retryAfterHeader(access, verdict.resetMs / 1000, now()))
    const headers = access.rateLimitHeaders ? rateLimitHeaders(verdict, access.perMinute) : {}
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
    return response
  }

  return {
    calls,
    world(token) {
      const { world } = demoAccount(token)
      settle(world, now())
      return world
    },
    fail(token, rule) {
      const own = { ...rule }
      demoAccount(token).rules.push(own)
      return () => {
        own.times = 0
      }
    },
    async fetch(request) {
      request.signal.throwIfAborted()
      const { pathname, search } = new URL(request.url)
      const record: CallRecord = {
        time: now(),
        token: /^Bearer (.+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1] ?? '',
        method: request.method,
        path: pathname + search,
        body: await request.text(),
        status: 0,
      }
      calls.push(record)
      if (calls.length > KEPT_CALLS) calls.shift()
      const response = await answer(request, pathname, record)
      record.status = response.status
      response.headers.set('Date', new Date(now()).toUTCString())
      return response
    },
  }
}

/** Retry-After in the form that the token chose: whole seconds or an IMF-fixdate (RFC 9110), rounded up. */
function retryAfterHeader(
  { retryAfter }: Access,
  seconds: number,
  now: number,
): Record<string, string> {
  if (retryAfter === 'none') return {}
  if (retryAfter === 'seconds') return { 'Retry-After': String(Math.ceil(seconds)) }
  const date = new Date(Math.ceil(now / 1000 + seconds) * 1000)
  return { 'Retry-After': date.toUTCString() }
}
