/** Which differences between two looks are worth a notification. Pure. */
import { statusTone } from '~/patterns/record/status'
import type { ListedItem } from '~/products/product'
import { readExpiry, type TimeLeft } from '~/resources/proxies/expiry'

/** The state of one item at a look. */
interface AccountState {
  product: string
  name: string
  isBad: boolean
  expiry: TimeLeft['tone']
  /** Whether a database lacks a recent backup; null where that is unknown. */
  isStale: boolean | null
}

/** What was known at one look, by product and name; products that were not read are missing. */
export interface Snapshot {
  products: ReadonlySet<string>
  items: ReadonlyMap<string, AccountState>
}

export interface WatchEvent {
  kind: 'failed' | 'stale' | 'expiring' | 'expired'
  product: string
  name: string
}

interface ReadList {
  product: string
  items: readonly ListedItem[]
}

/** `isStale`: as in `AccountState`, of a database by its name; `now` in milliseconds since the epoch. */
export function snapshotOf(
  lists: readonly ReadList[],
  isStale: (name: string) => boolean | null,
  now: number,
): Snapshot {
  const items = new Map<string, AccountState>()
  for (const { product, items: listed } of lists)
    for (const { name, key, status, expiresAt } of listed) {
      const shown = name?.trim() ? name : key
      const expiry = expiresAt ? readExpiry(Date.parse(expiresAt), now).tone : 'neutral'
      const own = `${product} ${shown}`
      // Items with the same name count as one, which is bad if any of them is.
      const isBad = items.get(own)?.isBad || (status !== null && statusTone(status) === 'bad')
      items.set(own, { product, name: shown, isBad, expiry, isStale: null })
      if (product === 'databases' && name !== null)
        items.set(own, { product, name: shown, isBad, expiry, isStale: isStale(name) })
    }
  return { products: new Set(lists.map(({ product }) => product)), items }
}

/** What got worse between two looks. A product that was not read at the first one gives no events. */
export function eventsBetween(before: Snapshot, after: Snapshot): WatchEvent[] {
  return [...after.items].flatMap(([own, { product, name, isBad, expiry, isStale }]) => {
    if (!before.products.has(product)) return []
    const was = before.items.get(own)
    const kinds: WatchEvent['kind'][] = []
    // An expired item is reported as expired, not as failed.
    if (expiry === 'bad' && was?.expiry !== 'bad') kinds.push('expired')
    else if (expiry === 'warn' && (was?.expiry ?? 'neutral') === 'neutral') kinds.push('expiring')
    else if (isBad && !was?.isBad && expiry !== 'bad') kinds.push('failed')
    if (isStale && was?.isStale === false) kinds.push('stale')
    return kinds.map((kind) => ({ kind, product, name }))
  })
}

/** What is known after a look: products that were not read keep their earlier state. */
export function withKnown(before: Snapshot, after: Snapshot): Snapshot {
  const unread = [...before.items].filter(([, { product }]) => !after.products.has(product))
  const read = [...after.items].map(
    ([own, standing]) =>
      [
        own,
        { ...standing, isStale: standing.isStale ?? before.items.get(own)?.isStale ?? null },
      ] as const,
  )
  return {
    products: new Set([...before.products, ...after.products]),
    items: new Map([...unread, ...read]),
  }
}
