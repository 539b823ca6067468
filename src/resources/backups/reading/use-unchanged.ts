/** An answer that is the same as before need not be rendered again. */
import { useState } from 'react'
import type { Json } from '~/api/transport/parse-body'
import type { ItemList } from '~/api/readers/list'

interface Kept<Item> {
  list: ItemList<Item>
  /** The last answer with the same content. */
  seen: ItemList<Item>
  print: string
}

/** The list, or the one before if the same raw records came in the same order. */
export function useUnchanged<Item extends { raw: Json }>(
  list: ItemList<Item> | undefined,
): ItemList<Item> | undefined {
  const [kept, setKept] = useState<Kept<Item> | null>(null)
  if (!list || kept?.seen === list) return kept?.list
  const print = JSON.stringify([list.more, list.items.map(({ raw }) => raw)])
  const next = { list: kept?.print === print ? kept.list : list, seen: list, print }
  setKept(next)
  return next.list
}
