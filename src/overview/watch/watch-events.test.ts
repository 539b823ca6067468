/** What counts as an event while watching, and what does not. */
import { describe, expect, test } from 'vitest'
import type { ListedItem } from '~/products/product'
import { eventsBetween, snapshotOf, withKnown, type Snapshot } from './watch-events'

const DAY_MS = 86_400_000
const now = Date.parse('2026-11-22T00:00:00Z')
const inDays = (days: number) => new Date(now + days * DAY_MS).toISOString()

const item = (name: string, status: string, more: Partial<ListedItem> = {}): ListedItem => ({
  key: name,
  name,
  status,
  ...more,
})
const look = (
  product: string,
  items: ListedItem[],
  { stale = () => null, at = now }: { stale?: (name: string) => boolean | null; at?: number } = {},
): Snapshot => snapshotOf([{ product, items }], stale, at)
const kinds = (before: Snapshot, after: Snapshot) =>
  eventsBetween(before, after).map(({ kind, name }) => `${name} ${kind}`)

describe('statuses', () => {
  test.each([
    ['running', 'failed', ['a failed']],
    ['creating', 'error', ['a failed']],
    ['running', 'stopped', []],
    ['running', 'degraded', []],
    ['failed', 'failed', []],
    ['failed', 'crashed', []],
    ['failed', 'running', []],
    ['running', 'half-asleep', []],
  ])('from %s to %s: %j', (from, to, events) => {
    const [before, after] = [
      look('functions', [item('a', from)]),
      look('functions', [item('a', to)]),
    ]
    expect(kinds(before, after)).toEqual(events)
  })

  test('one that appears failed counts, one that goes does not, nor a product that was not read before', () => {
    const none = look('functions', [])
    const failed = look('functions', [item('a', 'failed')])
    expect(kinds(none, failed)).toEqual(['a failed'])
    expect(kinds(failed, none)).toEqual([])
    expect(kinds(look('databases', []), failed)).toEqual([])
  })

  test('of two that share a name one that fails is told once', () => {
    const before = look('functions', [item('a', 'ready'), item('a', 'ready')])
    const after = look('functions', [item('a', 'failed'), item('a', 'ready')])
    expect(kinds(before, after)).toEqual(['a failed'])
    expect(kinds(after, after)).toEqual([])
  })
})

describe('ends', () => {
  const proxies = (at: number) =>
    look('proxies', [item('p', 'active', { expiresAt: inDays(10) })], { at })

  test('coming near is told once, then the end', () => {
    const [far, near, nearer, over] = [0, 4, 5, 11].map((days) => proxies(now + days * DAY_MS))
    if (!far || !near || !nearer || !over) throw new Error('Four looks')
    expect(kinds(far, near)).toEqual(['p expiring'])
    expect(kinds(near, nearer)).toEqual([])
    expect(kinds(nearer, over)).toEqual(['p expired'])
    expect(kinds(over, over)).toEqual([])
  })

  test('one that has expired did not fail as well', () => {
    const over = look('proxies', [item('p', 'expired', { expiresAt: inDays(-1) })])
    expect(kinds(proxies(now), over)).toEqual(['p expired'])
  })
})

describe('backups', () => {
  const databases = (isStale: boolean | null) =>
    look('databases', [item('a', 'running')], { stale: () => isStale })

  test('one that was young enough and is not any more counts; one that was never known does not', () => {
    expect(kinds(databases(false), databases(true))).toEqual(['a stale'])
    expect(kinds(databases(null), databases(true))).toEqual([])
    expect(kinds(databases(true), databases(true))).toEqual([])
    expect(kinds(databases(true), databases(false))).toEqual([])
  })

  test('what a look does not tell stays as it was known', () => {
    const known = withKnown(databases(false), databases(null))
    expect(kinds(known, databases(true))).toEqual(['a stale'])
    const failed = look('functions', [item('f', 'failed')])
    const both = withKnown(failed, databases(false))
    expect(kinds(both, failed)).toEqual([])
    expect([...both.products]).toEqual(['functions', 'databases'])
  })
})
