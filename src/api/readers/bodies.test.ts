/** The shapes that undocumented answers may take, and what each reader makes of them. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseBody, type Json } from '~/api/transport/parse-body'
import { readBackups, readStartedBackup } from './backups'
import { readDatabaseDetail } from './database-detail'
import { readFunctions } from './functions'
import { readProxies } from './proxies'

type Case<Read> = { why: string; body: Json; read: Read; more?: boolean }
type ListCase = Case<object[] | 'unexpected-body'>
type Table = Record<'backups' | 'functions' | 'proxies', ListCase[]> &
  Record<'startedBackup' | 'database', Case<object>[]>

const table: Table = JSON.parse(readFileSync(new URL('bodies.json', import.meta.url), 'utf8'))
const readers = {
  backups: readBackups,
  functions: readFunctions,
  proxies: readProxies,
}

/** As in the browser: text first, then parsed. */
function received(body: Json): Json {
  const parsed = parseBody(JSON.stringify(body))
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.value
}

for (const kind of ['backups', 'functions', 'proxies'] as const)
  describe(kind, () => {
    test.each(table[kind])('F058 $why', ({ body, read, more }) => {
      const list = readers[kind](received(body))
      if (read === 'unexpected-body') expect(list).toBeNull()
      else {
        expect(list?.items).toMatchObject(read)
        expect(list?.items).toHaveLength(read.length)
        expect(list?.more).toBe(more ?? false)
      }
    })
  })

test.each(table.startedBackup)('a started backup: $why', ({ body, read }) => {
  expect(readStartedBackup(received(body))).toMatchObject(read)
})

test.each(table.database)('a database: $why', ({ body, read }) => {
  expect(readDatabaseDetail(received(body))).toMatchObject(read)
})
