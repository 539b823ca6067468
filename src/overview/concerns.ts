/** What needs a person's attention first, of all that has been read. */
import type { Database } from '~/api/readers/database'
import type { ServerlessFunction } from '~/api/readers/functions'
import type { SocksProxy } from '~/api/readers/proxies'
import { statusTone } from '~/patterns/record/status'
import { callable, type BoardRow } from '~/resources/backups/rows'

/** What is known; a list that has not been read, or was refused, is null. */
export interface Known {
  databases: readonly Database[] | null
  functions: readonly ServerlessFunction[] | null
  proxies: readonly SocksProxy[] | null
  /** Each database as the backups board has it: with its backups, where they have been read. */
  rows: readonly BoardRow[]
}

export interface Concern {
  product: 'databases' | 'functions' | 'proxies'
  /** Null where there is none that could be shown. */
  name: string | null
  /** Whether the name can be put into a request, and so into an address. */
  safe: boolean
  /**
   * `status`: its status says so; `no-backup`: it has none; `backup-failed`: the newest one failed; `backup-stale`: the
   * newest complete one is older than the person wants it.
   */
  what: 'status' | 'no-backup' | 'backup-failed' | 'backup-stale'
  tone: 'bad' | 'warn'
  status: string | null
}

/** The concerns, the bad ones first. */
export function concernsOf({ databases, functions, proxies, rows }: Known): Concern[] {
  const concerns: Concern[] = []
  const byStatus = (
    product: Concern['product'],
    rows: readonly { name: string | null; status: string | null; safe: boolean }[],
  ) => {
    for (const { name, status, safe } of rows) {
      const tone = status === null ? 'neutral' : statusTone(status)
      if (tone === 'bad' || tone === 'warn')
        concerns.push({ product, name, safe, what: 'status', tone, status })
    }
  }
  byStatus(
    'databases',
    (databases ?? []).map((row) => ({ ...row, safe: row.nameProblem === null })),
  )
  for (const row of rows) {
    const what = backupConcern(row)
    const about = { product: 'databases', name: row.name, safe: true, status: null } as const
    if (what) concerns.push({ ...about, what, tone: what === 'backup-stale' ? 'warn' : 'bad' })
  }
  byStatus(
    'functions',
    (functions ?? []).map((row) => ({ ...row, safe: false })),
  )
  byStatus(
    'proxies',
    (proxies ?? []).map((row) => ({ ...row, safe: false })),
  )
  return concerns.toSorted((a, b) => Number(a.tone === 'warn') - Number(b.tone === 'warn'))
}

/** What is wrong with a database's backups, as the board says it; null where nothing is, or nothing is known. */
function backupConcern({ state, lacks }: BoardRow): Concern['what'] | null {
  if (state === 'failed') return 'backup-failed'
  if (!lacks) return null
  return state === 'never' ? 'no-backup' : 'backup-stale'
}

/** The times of the newest complete backups, in milliseconds since the epoch, latest first; and of how many are known. */
export function latestOf(rows: readonly BoardRow[]) {
  const read = rows.filter(({ reading }) => reading?.found)
  const latest = read.flatMap((row) => {
    const [name, at] = [callable(row), row.reading?.found?.good?.at]
    return name === null || at === undefined ? [] : [{ name, at }]
  })
  return { read: read.length, latest: latest.toSorted((a, b) => b.at - a.at) }
}

/** How many rows have each status, the most frequent first; null counts those without one. */
export function countByStatus(
  rows: readonly { status: string | null }[],
): { status: string | null; count: number }[] {
  const counts = new Map<string | null, number>()
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts]
    .map(([status, count]) => ({ status, count }))
    .toSorted((a, b) => b.count - a.count)
}
