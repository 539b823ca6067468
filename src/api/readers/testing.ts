/** Random bodies for tests: some that a portal might send, some that nobody expects; decided by a seed. */
import type { Json, JsonObject } from '~/api/transport/parse-body'

/** Numbers from 0 to below 1. */
export type Random = () => number

/** A small seeded generator (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const words = (text: string) => text.trim().split(/\s+/)

const keys =
  words(`id name Name status state engine sku type kind apiVersion phase uid created_at createdAt creationTimestamp
  updated-at expires_at size size_mb sizeBytes databases backups functions proxies data items results rows list database
  backup metadata spec attributes connection credentials auth endpoint meta links pagination host hostname ip port
  username user password pass uri url address dsn next cursor total has_more error errors message detail success location
  runtime memory_mb api_key __proto__ constructor prototype toString hasOwnProperty valueOf length 0 名前`)

/** The fields of the products' records, in the case styles that portals write. */
const likely =
  words(`id name status engine sku cluster_target created_at host port username password database
  connection_string runtime language url endpoint updatedAt lastModified location country expires_at size_bytes type
  Id Name Status Engine Runtime Url created-at backup-id memory_mb function_name proxyName`)

const envelopes = words(
  'databases backups functions proxies snapshots items data results records value payload',
)

const texts =
  String.raw`|.|..|a/b|%|%2F|shop|shop|running|7|1e999|0x1|-5|true|no|5432|2026-11-22T02:00:00Z|2026-02-30
  |9999-12-31|0000-00-00|soon|1.5Gi|512 MB|9e99 PB|postgres://u:p@h:1/d|socks5://u:p@[::1]:1|https://a.test|h:1:u:p
  |javascript:alert(1)|data:text/html,<script>alert(1)</script>|//evil.test|[::1|::1|<b>x</b>|<img src=x onerror=alert(1)>
  |=1+1|__proto__|@|://|:@:|htx_abc|{|["|nodejs20|python3.12|https://u:p@a.test/?token=x|1763776800|active|ready|creating
  |203.0.113.7|2026-11-22 02:00:00|Hanoi|postgresql|db-s-1vcpu-2gb|clickhouse|mysql://root:pw@203.0.113.9:3306/shop`.split(
    /\s*\|/,
  )

const numbers = [
  0,
  -0,
  -1,
  7,
  1.5,
  1080,
  70_000,
  1763776800,
  1763776800000,
  1e15,
  1e21,
  1e300,
  2 ** 53,
  -(2 ** 60),
]
const odd = ['\uD800', '\u202Eabc', '\u0000', '\u001B[31m', ' ', 'a\nb', 'x'.repeat(2000)]
const values: Json[] = [...texts, ...numbers, ...odd, null, true, false]

const pick = <T>(random: Random, from: readonly T[], otherwise: T): T =>
  from[Math.floor(random() * from.length)] ?? otherwise

/** Own keys, also `__proto__`: only defineProperty and JSON.parse create that one. */
function objectOf(entries: readonly (readonly [string, Json])[]): JsonObject {
  const object: JsonObject = {}
  for (const [key, value] of entries)
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  return object
}

/** Any JSON value, at most six levels deep. */
export function randomJson(random: Random, depth = 0): Json {
  const kind = random()
  if (depth > 5 || (depth > 0 && kind < 0.5)) return pick(random, values, null)
  const members = Array.from({ length: Math.floor(random() * 8) }, () =>
    randomJson(random, depth + 1),
  )
  if (kind < 0.65) return members
  return objectOf(members.map((member) => [pick(random, keys, ''), member]))
}

/** A record with the fields that the readers know and random values, and sometimes another value in its place. */
export function randomRecord(random: Random): Json {
  if (random() < 0.05) return pick(random, values, null)
  return objectOf(
    Array.from({ length: 1 + Math.floor(random() * 12) }, () => [
      random() < 0.85 ? pick(random, likely, 'name') : pick(random, keys, 'id'),
      random() < 0.9 ? pick(random, values, null) : randomJson(random, 3),
    ]),
  )
}

/** A body: a list, bare or in an envelope; a record, bare or wrapped; or any JSON value. */
export function randomBody(random: Random): Json {
  const kind = random()
  if (kind < 0.3) return randomJson(random)
  if (kind < 0.5) return randomRecord(random)
  const records = Array.from({ length: Math.floor(random() * 20) }, () => randomRecord(random))
  if (kind < 0.7) return records
  if (kind < 0.75) return { [pick(random, envelopes, 'data')]: randomRecord(random) }
  return objectOf([
    [pick(random, envelopes, 'items'), records],
    [pick(random, keys, 'meta'), randomJson(random, 4)],
  ])
}
