/** Titles of a list's rows, so that no two are the same. */

import type { ItemList } from './list'

/**
 * Gives each item a title: the first of its `parts`, followed in brackets by as many of the others as make it unique,
 * and finally its number. Null where all parts are missing.
 */
export function withTitles<Item extends { title: string | null }>(
  list: ItemList<Item> | null,
  parts: (item: Item) => readonly [title: string | null, ...others: (string | null)[]],
): ItemList<Item> | null {
  if (!list) return null
  const all = list.items.map((item) => {
    const [title, ...others] = parts(item)
    item.title = title
    return { item, title, others: others.filter((other) => other !== null && other !== title) }
  })
  let shared = withSharedTitle(all)
  for (let count = 1; shared.some(({ others }) => others.length >= count); count++) {
    for (const { item, title, others } of shared)
      if (others.length >= count) item.title = `${title} (${others.slice(0, count).join(', ')})`
    shared = withSharedTitle(all)
  }
  const numbers = new Map<string | null, number>()
  for (const { item } of shared) {
    const number = (numbers.get(item.title) ?? 0) + 1
    numbers.set(item.title, number)
    item.title = `${item.title} #${number}`
  }
  return list
}

/** Items whose titles are not unique. */
function withSharedTitle<One extends { item: { title: string | null } }>(
  all: readonly One[],
): One[] {
  const counts = new Map<string | null, number>()
  for (const { item } of all) counts.set(item.title, (counts.get(item.title) ?? 0) + 1)
  return all.filter(({ item }) => item.title !== null && (counts.get(item.title) ?? 0) > 1)
}
