/** For tests: a connection with a manual rate limiter and the test's own `fetch`; hostile texts. */
import { createCallLog } from './call-log/call-log'
import type { ApiError } from './errors'
import type { Lane, RateLimiter } from './rate-limit/limiter'
import { openConnection } from './connection'

/** Answers like a portal; rejects like `fetch`. */
type Answerer = (request: Request) => Promise<Response>

interface TestConnectionOptions {
  token?: string
  fetch: Answerer
  guard?: () => void
}

export const portalUrl = 'https://portal.example.net'

/** A rate limiter that releases calls at once, or, after `stop()`, when `go()` is called. It records all that it is given. */
export function fakeLimiter() {
  let gate = Promise.resolve()
  let open = () => {}
  const told = {
    /** The lanes of the released calls, and how many of those have not ended. */
    left: [] as Lane[],
    underWay: 0,
    statuses: [] as number[],
    failures: 0,
    pausedUntil: null as number | null,
  }
  const limiter: RateLimiter = {
    async enter(lane, { signal } = {}) {
      signal?.throwIfAborted()
      const called = new Promise<never>((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      })
      await Promise.race([gate, called])
      signal?.throwIfAborted()
      told.left.push(lane)
      told.underWay += 1
      const done = () => (told.underWay -= 1)
      return { waitedMs: 7, done, giveBack: () => (done(), told.left.pop()) }
    },
    answered: ({ status }) => told.statuses.push(status),
    failed: () => (told.failures += 1),
    tryNow: () => {},
    forecast: () => 0,
    state: () => ({
      limit: 120,
      limitFrom: 'default',
      used: told.left.length,
      waiting: { write: 0, read: 0, background: 0 },
      pausedUntil: told.pausedUntil,
      pauseCause: told.pausedUntil === null ? null : 'retry-after',
      far: false,
      others: false,
      shared: true,
      history: [],
    }),
    subscribe: () => () => {},
    close: () => {},
  }
  return {
    limiter,
    told,
    stop() {
      gate = new Promise((resolve) => (open = resolve))
    },
    go: () => open(),
  }
}

/** An open connection with everything that can be observed of it from outside. */
export function testConnection({ token = 'htx_demo_full', fetch, guard }: TestConnectionOptions) {
  const { limiter, told, stop, go } = fakeLimiter()
  const log = createCallLog()
  const ended: (ApiError | null)[] = []
  // Node forgets the listeners of a signal that follows another one once nothing else holds it.
  const held: unknown[] = []
  const connection = openConnection({
    portalUrl,
    token,
    limiter,
    log,
    ...(guard ? { guard } : {}),
    onEnd: (_call, error) => ended.push(error),
    fetch(input, init) {
      const request = new Request(input, init)
      held.push(init.signal, request)
      return fetch(request)
    },
  })
  return {
    connection,
    log,
    told,
    stop,
    go,
    /** How the finished calls ended, in order. */
    ended,
    /** The newest entry of the call log. */
    lastCall: () => log.get().at(-1),
  }
}

/** Resolves once `condition` holds: runs everything that is ready, without any timer. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}

/** Odd pieces of names and addresses. */
const pieces = [
  ...[
    '..',
    '.',
    '/',
    '\\',
    '%',
    '%2F',
    '%2e%2e',
    '?',
    '#',
    '&',
    '=',
    ' ',
    '+',
    ';',
    ':',
    '@',
    '~',
    '$',
  ],
  ...[
    '<b>',
    '<img src=x onerror=alert(1)>',
    '<script>',
    '</td>',
    '"',
    "'",
    '`',
    '${x}',
    '{{x}}',
    '<0/>',
  ],
  ...[
    '\u202E',
    '\u200B',
    '\uFEFF',
    '\u0000',
    '\n',
    '\t',
    '\uD800',
    '\u2028',
    'é',
    'e\u0301',
    '名前',
    '🚀',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.test',
    '__proto__',
    'constructor',
    'new',
    'null',
    '-1',
    '=1+1',
  ],
  'x'.repeat(3000),
]
/**
 * 200 names and addresses that a careless page would execute, or a careless client would send elsewhere: the pieces,
 * alone and within others.
 */
export const hostileTexts: readonly string[] = [
  ...new Set(pieces.flatMap((piece) => [piece, `a${piece}`, `${piece}b`, `a${piece}b`])),
].slice(0, 200)
