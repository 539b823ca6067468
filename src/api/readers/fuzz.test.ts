/** Bodies that no one thought of: no reader throws, and none makes nonsense. */
import { expect, test } from 'vitest'
import { parseBody, type Json } from '../parse-body'
import { portalMessage } from '../portal-message'
import { readBackups, readStartedBackup, unknownBackupFields } from './backups'
import { readDatabaseDetail } from './database-detail'
import { readDatabases } from './database'
import { furtherFunctionFields, readFunctions } from './functions'
import { furtherProxyFields, readProxies } from './proxies'
import type { UnknownField } from './record'
import { randomBody, seeded } from './random-bodies'

/** Every string that a reader made, which is all but what it kept as the portal sent it. */
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

/** As many as the tests in the browser see; `BODIES` asks for more. */
const rounds = Number(process.env['BODIES'] ?? 2000)

test(`F059 F061 F064 F067 F068 ${rounds} bodies at random: no reader throws or makes nonsense`, () => {
  const random = seeded(20_261_122)
  const prototypeBefore = Object.getOwnPropertyNames(Object.prototype)
  let listed = 0
  for (let round = 0; round < rounds; round += 1) {
    const body = randomBody(random)
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
