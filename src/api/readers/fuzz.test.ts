/** Bodies that no one thought of: no reader throws, and none makes nonsense. */
import { expect, test } from 'vitest'
import { parseBody, type Json, type JsonObject } from '../parse-body'
import { portalMessage } from '../portal-message'
import { readBackups, readStartedBackup, unknownBackupFields } from './backups'
import { readDatabaseDetail } from './database-detail'
import { readDatabases } from './database'
import { readFunctions } from './functions'
import { readProxies } from './proxies'

/** A small seeded generator (mulberry32): numbers from 0 to below 1. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const keys =
  `id name Name status state engine sku type kind apiVersion phase uid created_at createdAt creationTimestamp
  updated-at expires_at size size_mb sizeBytes databases backups functions proxies data items results rows list database
  backup metadata spec attributes connection credentials auth endpoint meta links pagination host hostname ip port
  username user password pass uri url address dsn next cursor total has_more error errors message detail success location
  runtime __proto__ constructor prototype toString hasOwnProperty valueOf length 0 名前`.split(
    /\s+/,
  )

const texts =
  String.raw`|.|..|a/b|%|%2F|shop|shop|running|7|1e999|0x1|-5|true|no|5432|2026-11-22T02:00:00Z|2026-02-30
  |9999-12-31|0000-00-00|soon|1.5Gi|512 MB|9e99 PB|postgres://u:p@h:1/d|socks5://u:p@[::1]:1|https://a.test|h:1:u:p
  |javascript:alert(1)|[::1|::1|<b>x</b>|=1+1|__proto__|@|://|:@:|htx_abc|{|["`.split(/\s*\|/)

const numbers = [
  0,
  -0,
  -1,
  7,
  1.5,
  70_000,
  1763776800,
  1763776800000,
  1e15,
  1e21,
  1e300,
  2 ** 53,
  -(2 ** 60),
]
const odd = [
  '\uD800',
  '\u202Eabc',
  '\u0000',
  '\u001B[31m',
  ' ',
  'x'.repeat(2000),
  null,
  true,
  false,
]
const values: Json[] = [...texts, ...numbers, ...odd]

function makeBody(random: () => number): Json {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const make = (depth: number): Json => {
    const kind = random()
    if (depth > 5 || (depth > 0 && kind < 0.5)) return pick(values) ?? null
    const members = Array.from({ length: Math.floor(random() * 8) }, () => make(depth + 1))
    if (kind < 0.65) return members
    // As own keys, `__proto__` too: only defineProperty and JSON.parse make it one.
    const object: JsonObject = {}
    for (const value of members)
      Object.defineProperty(object, pick(keys) ?? '', {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      })
    return object
  }
  return make(0)
}

/** Every string that a reader made, which is all but what it kept as the portal sent it. */
function madeStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'raw' || key === 'unknown' ? [] : madeStrings(member),
  )
}

const readers: ((body: Json) => unknown)[] = [
  readDatabases,
  readDatabaseDetail,
  readBackups,
  readStartedBackup,
  readFunctions,
  readProxies,
  portalMessage,
  (body) => readBackups(body)?.items.map(unknownBackupFields),
]

test('F059 F061 F064 F067 F068 2,000 bodies at random: no reader throws or makes nonsense', () => {
  const random = generator(20_261_122)
  const prototypeBefore = Object.getOwnPropertyNames(Object.prototype)
  let listed = 0
  for (let round = 0; round < 2000; round += 1) {
    const body = makeBody(random)
    const parsed = parseBody(JSON.stringify(body))
    if (!parsed.ok) throw new Error(`${parsed.reason}: ${JSON.stringify(body)}`)
    // As parsed, and as it was: a reader must not depend on the parser's care.
    for (const input of [parsed.value, body])
      for (const read of readers) {
        const made = madeStrings(read(input)).join('\n')
        expect(made).not.toMatch(/\[object |\bNaN\b|\bundefined\b|Invalid Date|Infinity/)
      }
    for (const list of [readDatabases(body), readBackups(body), readProxies(body)]) {
      listed += list?.items.length ?? 0
      expect(new Set(list?.items.map((item) => item.key)).size).toBe(list?.items.length ?? 0)
    }
  }
  expect(listed).toBeGreaterThan(1000)
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototypeBefore)
})
