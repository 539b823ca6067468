/** What needs a person's attention first, of all that has been read. */
import { paths } from '~/paths'
import { statusTone } from '~/patterns/record/status'
import type { ListedItem, ProductDescriptor } from '~/products/product'
import { databases } from '~/products/registry'
import { callable, type BoardRow } from '~/resources/backups/rows'

export interface Concern {
  product: ProductDescriptor
  /** Null where there is none that could be shown. */
  name: string | null
  /** Where it is looked at: the item itself, or the list that it is in. */
  to: string
  /**
   * `status`: its status says so; `no-backup`: it has none; `backup-failed`: the newest one failed; `backup-stale`: the
   * newest complete one is older than the person wants it.
   */
  what: 'status' | 'no-backup' | 'backup-failed' | 'backup-stale'
  tone: 'bad' | 'warn'
  status: string | null
}

/** A product's list; without items where it has not been read, or was refused. */
interface ReadList {
  product: ProductDescriptor
  items: readonly ListedItem[]
}

/** The concerns, the bad ones first. `rows`: each database as the backups board has it. */
export function concernsOf(lists: readonly ReadList[], rows: readonly BoardRow[]): Concern[] {
  return lists
    .flatMap(({ product, items }) => [
      ...items.flatMap((item) => statusConcern(product, item)),
      ...(product === databases ? rows.flatMap(backupConcern) : []),
    ])
    .toSorted((a, b) => Number(a.tone === 'warn') - Number(b.tone === 'warn'))
}

function statusConcern(product: ProductDescriptor, item: ListedItem): Concern[] {
  const { name, status } = item
  const tone = status === null ? 'neutral' : statusTone(status)
  if (tone !== 'bad' && tone !== 'warn') return []
  const to = product.addressOf?.(item) ?? paths.product(product.id)
  return [{ product, name, to, what: 'status', tone, status }]
}

/** What is wrong with a database's backups, as the board says it; nothing where nothing is known. */
function backupConcern({ name, state, lacks }: BoardRow): Concern[] {
  if (state !== 'failed' && !lacks) return []
  const to = name === null ? paths.databases() : paths.database(name, 'backups')
  const about = { product: databases, name, to, status: null }
  if (state === 'failed') return [{ ...about, what: 'backup-failed', tone: 'bad' }]
  if (state === 'never') return [{ ...about, what: 'no-backup', tone: 'bad' }]
  return [{ ...about, what: 'backup-stale', tone: 'warn' }]
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
