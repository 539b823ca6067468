/** What needs a person's attention first, of all that has been read. */
import { paths } from '~/paths'
import { statusTone } from '~/patterns/record/status'
import type { ListedItem, ProductDescriptor } from '~/products/product'
import { databases } from '~/products/registry'
import { callable, type BoardRow } from '~/resources/backups/rows'
import { readExpiry } from '~/resources/proxies/expiry'

export interface Concern {
  product: ProductDescriptor
  /** Null where there is none that can be shown. */
  name: string | null
  /** Its address: the item itself, or its list. */
  to: string
  /**
   * `status`: its status is bad; `no-backup`: it has none; `backup-failed`: the latest one failed; `backup-stale`: the
   * latest complete one is older than the person wants; `expiry`: it has expired or soon will.
   */
  what: 'status' | 'no-backup' | 'backup-failed' | 'backup-stale' | 'expiry'
  tone: 'bad' | 'warn'
  status: string | null
  /** Of its latest complete backup, or of its expiry; in milliseconds since the epoch. */
  at: number | null
  /** The database to back up; null where a backup would not help or cannot be requested. */
  toBackUp: string | null
}

/** A product's list; without items where it has not been read, or was refused. */
interface ReadList {
  product: ProductDescriptor
  items: readonly ListedItem[]
}

/** The concerns, the bad ones first. `rows`: each database as the backups board has it; `now` in milliseconds. */
export function concernsOf(
  lists: readonly ReadList[],
  rows: readonly BoardRow[],
  now: number,
): Concern[] {
  return lists
    .flatMap(({ product, items }) => [
      ...items.flatMap((item) => itemConcern(product, item, now)),
      ...(product === databases ? rows.flatMap(backupConcern) : []),
    ])
    .toSorted((a, b) => Number(a.tone === 'warn') - Number(b.tone === 'warn'))
}

function itemConcern(product: ProductDescriptor, item: ListedItem, now: number): Concern[] {
  const { name, status, expiresAt } = item
  const about = { product, name, to: addressOf(product, item), status, toBackUp: null }
  const at = expiresAt ? Date.parse(expiresAt) : null
  const expiry = at === null ? 'neutral' : readExpiry(at, now).tone
  if (expiry !== 'neutral') return [{ ...about, what: 'expiry', tone: expiry, at }]
  const tone = status === null ? 'neutral' : statusTone(status)
  return tone === 'bad' || tone === 'warn' ? [{ ...about, what: 'status', tone, at: null }] : []
}

/** The address of an item: its own screen, else its row in the list, else the list. */
export function addressOf(product: ProductDescriptor, item: ListedItem): string {
  const list = paths.product(product.id)
  if (product.addressOf) return product.addressOf(item) ?? list
  const selected = item.name?.trim() ? item.name : item.key
  return selected === '' ? list : `${list}?${new URLSearchParams({ selected })}`
}

/** What is wrong with a database's backups, as on the board; nothing where nothing is known. */
function backupConcern(row: BoardRow): Concern[] {
  const { name, state, lacks, reading } = row
  if (state !== 'failed' && !lacks) return []
  const about = {
    product: databases,
    name,
    to: name === null ? paths.databases() : paths.database(name, 'backups'),
    status: null,
    at: reading?.found?.good?.at ?? null,
    toBackUp: callable(row),
  }
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
