/** The items at the last visit, stored in this browser for a remembered token only: names and states, no secret. */
import { array, nullable, number, object, string, type InferOutput } from 'valibot'
import { maskText } from '~/api/readers/mask'
import type { ListedItem } from '~/products/product'
import type { Session } from '~/session/session'
import { createStore } from '~/store'
import { lookName, parseJsonOrNull, siteKey, tryStorage } from '~/site-storage'

/** Looks closer together belong to one visit, so that neither a reload nor another screen hides a change. */
const VISIT_GAP_MS = 5 * 60_000
/** No more items than this are stored, because the browser's storage is small. */
const MOST_ITEMS = 2000

const look = object({
  /** In milliseconds since the epoch. */
  at: number(),
  lists: array(
    object({
      product: string(),
      items: array(object({ name: string(), status: nullable(string()) })),
    }),
  ),
})
const keptLooks = object({ before: nullable(look), last: look })

type Look = InferOutput<typeof look>

export interface LookChange {
  product: string
  name: string
  /** Null where the item was not there before, or is not there now. */
  from: { status: string | null } | null
  to: { status: string | null } | null
}

/** What to store of the lists that were read. A name that occurs twice is left out: it cannot be compared. */
export function lookOf(
  lists: readonly { product: string; items: readonly ListedItem[] }[],
  at: number,
): Look {
  return {
    at,
    lists: lists.map(({ product, items }) => {
      const named = items.flatMap(({ name, status }) =>
        name ? [{ name: maskText(name), status: status && maskText(status) }] : [],
      )
      const counts = new Map<string, number>()
      for (const { name } of named) counts.set(name, (counts.get(name) ?? 0) + 1)
      return { product, items: named.filter(({ name }) => counts.get(name) === 1) }
    }),
  }
}

/** Items that were added, removed or changed, of the products that were read both times. */
export function changesSince(before: Look, now: Look): LookChange[] {
  return now.lists.flatMap(({ product, items }) => {
    const old = before.lists.find((list) => list.product === product)
    if (!old) return []
    const were = new Map(old.items.map((item) => [item.name, item]))
    const are = new Map(items.map((item) => [item.name, item]))
    const names = new Set([...are.keys(), ...were.keys()])
    return [...names].flatMap((name) => {
      const [from, to] = [were.get(name) ?? null, are.get(name) ?? null]
      return from && to && from.status === to.status ? [] : [{ product, name, from, to }]
    })
  })
}

type KeptLooks = InferOutput<typeof keptLooks>

/** The looks of a session, null before the first: `before` is that of the last visit. */
export function createLooks({ key }: Session) {
  const place = siteKey(`${lookName}:${key}`)
  const stored = tryStorage(() => parseJsonOrNull(keptLooks, localStorage.getItem(place)), null)
  const state = createStore<KeptLooks | null>(stored)
  return {
    state,
    /** Stores a look for the next visit; the first one after a while begins a new visit. */
    keep(now: Look) {
      const { before = null, last = null } = state.get() ?? {}
      // A list that could not be read this time keeps its earlier state.
      const unread = (last?.lists ?? []).filter(
        ({ product }) => !now.lists.some((list) => list.product === product),
      )
      const isNewVisit = last !== null && now.at - last.at >= VISIT_GAP_MS
      const next = {
        before: isNewVisit ? last : before,
        last: { at: now.at, lists: [...now.lists, ...unread] },
      }
      const count = next.last.lists.reduce((sum, { items }) => sum + items.length, 0)
      state.set(next)
      tryStorage(() => {
        if (count > MOST_ITEMS) localStorage.removeItem(place)
        else localStorage.setItem(place, JSON.stringify(next))
      }, undefined)
    },
  }
}
