/** Random bodies: no reader throws, and none returns nonsense. */
import { expect, test } from 'vitest'
import { parseBody, type Json } from '~/api/transport/parse-body'
import { portalMessage } from '~/api/transport/portal-message'
import { readBackups, readStartedBackup, unknownBackupFields } from './backups'
import { readDatabaseDetail } from './database-detail'
import { readDatabases } from './database'
import { furtherFunctionFields, readFunctions } from './functions'
import { furtherProxyFields, readProxies } from './proxies'
import type { UnknownField } from './record'
import { randomBody, seeded } from './testing'

/** Every string that a reader returns, except the values that it kept as the portal sent them. */
function madeStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'raw' || key === 'unknown' ? [] : madeStrings(member),
  )
}

const texts = (fields: UnknownField[]) =>
  fields.map(({ path, value }) => `${path}=${JSON.stringify(value)}`)

const readers: ((body: Json) => unknown)[] = [
  readDatabases,
  readDatabaseDetail,
  readBackups,
  readStartedBackup,
  readFunctions,
  readProxies,
  portalMessage,
  (body) => readBackups(body)?.items.map(unknownBackupFields),
  (body) => readFunctions(body)?.items.map(furtherFunctionFields).map(texts),
  (body) => readProxies(body)?.items.map(furtherProxyFields).map(texts),
]

/** `npm run fuzz` asks for more. */
const rounds = Number(process.env['BODIES'] ?? 400)

const nonsense = /\[object |\bNaN\b|\bundefined\b|Invalid Date|Infinity/

test(`F059 F061 F064 F067 F068 ${rounds} bodies at random: no reader throws or makes nonsense`, () => {
  const random = seeded(20_261_122)
  const prototypeBefore = Object.getOwnPropertyNames(Object.prototype)
  let listed = 0
  for (let round = 0; round < rounds; round += 1) {
    const body = randomBody(random)
    const parsed = parseBody(JSON.stringify(body))
    if (!parsed.ok) throw new Error(`${parsed.reason}: ${JSON.stringify(body)}`)
    // Parsed, and unparsed: a reader must not depend on the parser's checks.
    for (const input of [parsed.value, body])
      for (const read of readers) {
        const made = madeStrings(read(input)).join('\n')
        // An assertion for each string would take most of the time.
        if (nonsense.test(made)) expect(made).not.toMatch(nonsense)
      }
    for (const list of [readDatabases(body), readBackups(body), readProxies(body)]) {
      const keys = list?.items.map((item) => item.key) ?? []
      listed += keys.length
      expect(new Set(keys).size).toBe(keys.length)
    }
  }
  expect(listed).toBeGreaterThan(rounds / 2)
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototypeBefore)
})
