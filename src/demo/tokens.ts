/** Demo tokens: `htx_demo_<scope>` followed by words that choose the portal's behaviour. */
import { type Product, products } from '../api/operations'
import { type Fault, parseFault } from './faults'
import type { LimiterKind } from './limiter'

export const scopes = ['full', 'read', ...products] as const
type Scope = (typeof scopes)[number]

/** What a token stands for. */
export type Access = {
  scope: Scope
  readsEnforced: boolean
  refusesReads: boolean
  revoked: boolean
  limiter: LimiterKind
  perMinute: number
  retryAfter: 'seconds' | 'date' | 'none'
  rateLimitHeaders: boolean
  /** Databases that the plan allows; undefined: 20, or six more than there are in a larger world. */
  quota: number | undefined
  empty: boolean
  /** How many databases the world begins with; undefined: the usual fourteen. */
  many: number | undefined
  /** Hourly backups of each database; undefined: a month of daily ones. */
  hourlyBackups: number | undefined
  oddShapes: boolean
  hostile: boolean
  slow: boolean
  /** The portal is newer than the contract that the page was built with. */
  newer: boolean
  listFaults: Partial<Record<Product, Fault>>
}

/** Reads a token; null for one that the portal does not know. Unknown words only select another world. */
export function parseToken(token: string): Access | null {
  const [prefix, demo, first, ...words] = token.split('_')
  const scope = scopes.find((one) => one === first)
  if (prefix !== 'htx' || demo !== 'demo' || !scope) return null
  const has = (word: string) => words.includes(word)
  return {
    scope,
    readsEnforced: !has('laxreads'),
    refusesReads: has('none'),
    revoked: has('revoked'),
    limiter: has('bucket') ? 'bucket' : has('fixed') ? 'fixed' : 'sliding',
    perMinute: numberOf(words, 'limit') ?? 120,
    retryAfter: has('noretry') ? 'none' : has('retrydate') ? 'date' : 'seconds',
    rateLimitHeaders: has('ratelimitheaders'),
    quota: numberOf(words, 'quota'),
    empty: has('empty'),
    many: numberOf(words, 'many'),
    hourlyBackups: numberOf(words, 'backups'),
    oddShapes: has('odd-shapes'),
    hostile: has('hostile'),
    slow: has('slow'),
    newer: has('newer'),
    listFaults: Object.fromEntries(
      products.flatMap((product) => {
        const fault = words.map((word) => faultOf(word, product)).find((one) => one !== null)
        return fault ? [[product, fault]] : []
      }),
    ),
  }
}

function numberOf(words: string[], word: string): number | undefined {
  const digits = words.map((each) => /^([a-z]+)-(\d{1,6})$/.exec(each)).find((m) => m?.[1] === word)
  return digits ? Number(digits[2]) : undefined
}

function faultOf(word: string, product: Product): Fault | null {
  return word.startsWith(`${product}-`) ? parseFault(word.slice(product.length + 1)) : null
}

/** Whether a token may do this. A product token reads other products only where reads are not enforced. */
export function permits(access: Access, product: Product, reads: boolean): boolean {
  if (reads && access.refusesReads) return false
  if (reads && !access.readsEnforced) return true
  if (access.scope === 'full' || access.scope === product) return true
  return access.scope === 'read' && reads
}

/** Tokens to try, each with its description. Any further word selects another world. */
export const demoTokens: readonly { token: string; what: string }[] = [
  { token: 'htx_demo_full', what: 'reads and writes everything' },
  { token: 'htx_demo_read', what: 'reads everything, writes nothing' },
  { token: 'htx_demo_databases', what: 'databases only' },
  { token: 'htx_demo_functions', what: 'functions only' },
  { token: 'htx_demo_proxies', what: 'proxies only' },
  { token: 'htx_demo_databases_laxreads', what: 'writes databases, reads every product' },
  { token: 'htx_demo_full_none', what: 'valid, but every read is refused (403)' },
  { token: 'htx_demo_full_revoked', what: 'revoked: 401 for every call' },
  { token: 'htx_demo_full_limit-20', what: '20 calls in any 60 seconds instead of 120' },
  { token: 'htx_demo_full_fixed', what: 'counts calls by the clock minute' },
  { token: 'htx_demo_full_bucket', what: 'two calls a second, bursts of ten' },
  { token: 'htx_demo_full_limit-20_retrydate', what: 'Retry-After as a date' },
  { token: 'htx_demo_full_limit-20_noretry', what: '429 without Retry-After' },
  { token: 'htx_demo_full_ratelimitheaders', what: 'sends RateLimit and RateLimit-Policy' },
  {
    token: 'htx_demo_full_quota-14',
    what: 'plan quota reached: the next database is refused (402)',
  },
  { token: 'htx_demo_full_empty', what: 'nothing in the account' },
  { token: 'htx_demo_full_many-1000', what: '1,000 databases' },
  { token: 'htx_demo_full_backups-1000', what: '1,000 hourly backups of each database' },
  { token: 'htx_demo_full_odd-shapes', what: 'undocumented bodies in other shapes' },
  { token: 'htx_demo_full_hostile', what: 'hostile and odd names and values' },
  { token: 'htx_demo_full_slow', what: 'each answer takes 3 seconds' },
  { token: 'htx_demo_full_newer', what: 'a newer contract, with one more engine' },
  {
    token: 'htx_demo_full_databases-503',
    what: 'the databases list fails; any fault word will do',
  },
  { token: 'htx_demo_full_functions-html', what: 'the functions list is a web page' },
  { token: 'htx_demo_full_proxies-timeout', what: 'the proxies list never answers' },
]
