/** What needs attention, and what is counted, of lists as they are. */
import { expect, test } from 'vitest'
import { readBackups } from '~/api/readers/backups'
import { readDatabases } from '~/api/readers/database'
import { readFunctions } from '~/api/readers/functions'
import { readProxies } from '~/api/readers/proxies'
import type { ListedItem } from '~/products/product'
import { registry } from '~/products/registry'
import { boardRows } from '~/resources/backups/rows'
import { found } from '~/resources/backups/reading/reading'
import { concernsOf, countByStatus, latestOf } from './concerns'

const databases = (...rows: { name: string; status: string }[]) => readDatabases(rows)?.items ?? []
const lists = (read: Record<string, readonly ListedItem[]>) =>
  registry.map((product) => ({ product, items: read[product.id] ?? [] }))
const now = Date.parse('2026-11-22T00:00:00Z')

/** The board's rows of databases, each with its backups by `status@hours ago`; without them where it was not read. */
function board(backups: Record<string, string[] | null>, status = 'running') {
  const list = databases(...Object.keys(backups).map((name) => ({ name, status })))
  const reading = (name: string) => {
    const own = backups[name]?.map((each) => {
      const [word, hours] = each.split('@')
      return {
        status: word ?? '',
        created_at: new Date(now - Number(hours) * 3_600_000).toISOString(),
      }
    })
    const read = own && readBackups(own)
    return read ? { triedAt: 0, found: found(read, now), error: null } : undefined
  }
  return boardRows(list, reading, 24, now)
}

test('what has not been read is no concern', () => {
  expect(concernsOf(lists({}), [], now)).toEqual([])
})

test('bad statuses before warnings, in every product; what is well, busy or not known is none', () => {
  const concerns = concernsOf(
    lists({
      databases: databases(
        { name: 'a', status: 'running' },
        { name: 'b', status: 'maintenance' },
        { name: 'c', status: 'creating' },
        { name: 'x/y', status: 'failed' },
        { name: 'd', status: 'half-asleep' },
      ),
      functions: readFunctions([{ name: 'f', status: 'error' }])?.items ?? [],
    }),
    [],
    now,
  )
  expect(concerns.map(({ name, tone, to }) => [name, tone, to])).toEqual([
    ['x/y', 'bad', '/databases'],
    ['f', 'bad', '/functions?selected=f'],
    ['b', 'warn', '/databases/b'],
  ])
})

test('what has expired is bad, what soon will is a warning, whatever its status says', () => {
  const days = (count: number) => new Date(now + count * 86_400_000).toISOString()
  const proxies = readProxies([
    { id: 'p1', name: 'later', host: 'a', status: 'active', expires_at: days(8) },
    { id: 'p2', name: 'soon', host: 'b', status: 'active', expires_at: days(3) },
    { id: 'p3', name: 'over', host: 'c', status: 'expired', expires_at: days(-1) },
  ])
  const concerns = concernsOf(lists({ proxies: proxies?.items ?? [] }), [], now)
  expect(concerns.map(({ name, what, tone, to }) => [name, what, tone, to])).toEqual([
    ['over', 'expiry', 'bad', '/proxies?selected=over'],
    ['soon', 'expiry', 'warn', '/proxies?selected=soon'],
  ])
})

test('backups are judged as on the board; one that was not looked at is no concern', () => {
  const rows = board({
    none: [],
    failed: ['completed@48', 'failed@1'],
    cancelled: ['completed@5', 'cancelled@1'],
    stale: ['success@30'],
    well: ['failed@48', 'done@2'],
    'of no status': ['@2'],
    running: ['running@1'],
    unread: null,
  })
  const concerns = concernsOf(lists({}), rows, now)
  expect(concerns.map(({ name, what, tone }) => [name, what, tone])).toEqual([
    ['none', 'no-backup', 'bad'],
    ['failed', 'backup-failed', 'bad'],
    ['cancelled', 'backup-failed', 'bad'],
    ['stale', 'backup-stale', 'warn'],
  ])
  expect(concernsOf(lists({}), board({ none: [] }, 'creating'), now)).toEqual([])
})

test('the newest complete backup of each database that was read, the latest first', () => {
  const { read, latest } = latestOf(
    board({ a: ['running@1', 'success@5'], b: ['completed@3'], c: [], d: null }),
  )
  expect(read).toBe(3)
  expect(latest.map(({ name }) => name)).toEqual(['b', 'a'])
})

test('statuses are counted, the most frequent first', () => {
  expect(
    countByStatus([{ status: 'a' }, { status: null }, { status: 'b' }, { status: 'b' }]),
  ).toEqual([
    { status: 'b', count: 2 },
    { status: 'a', count: 1 },
    { status: null, count: 1 },
  ])
})
