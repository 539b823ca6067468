/** Which row of a list is open: in the address as `?selected=`, by name where that is unique. */
import { useMemo } from 'react'
import { NavigationType, useNavigationType, useSearchParams } from 'react-router-dom'

interface Openable {
  key: string
  id: string | null
  name: string | null
}

export interface Selected<Item> {
  /** The value in the address; empty if there is none. */
  wanted: string
  item: Item | null
  /** More than one row has that value as its name. */
  isUnclear: boolean
  isOpen: (item: Item) => boolean
  /** The address with this row open. */
  to: (item: Item) => string
  close: () => void
  /** Whether the person opened it here, not by an address or by going back. */
  byHand: boolean
}

const parts = ['key', 'name', 'id'] as const

export function useSelected<Item extends Openable>(items: readonly Item[]): Selected<Item> {
  const [search, setSearch] = useSearchParams()
  const byHand = useNavigationType() === NavigationType.Push
  const wanted = search.get('selected') ?? ''
  const found = useMemo(() => findSelected(items, wanted), [items, wanted])
  const item = found === 'several' ? null : found
  const counts = useMemo(() => countTexts(items), [items])
  // The same object for the same address, because each row is drawn with it.
  return useMemo(
    () => ({
      wanted,
      item,
      isUnclear: found === 'several',
      byHand,
      isOpen: (one) => one.key === item?.key,
      to(one) {
        const after = new URLSearchParams(search)
        after.set('selected', selectedText(counts, one))
        return `?${after}`
      },
      close: () =>
        setSearch(
          (before) => {
            const after = new URLSearchParams(before)
            after.delete('selected')
            return after
          },
          { replace: true, preventScrollReset: true },
        ),
    }),
    [wanted, item, found, byHand, search, counts, setSearch],
  )
}

/** How many rows have each text as their key, name or id. */
export function countTexts(items: readonly Openable[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) {
    const texts = new Set(parts.flatMap((part) => inAddress(item[part]) ?? []))
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return counts
}

/** The value for a row in the address: its name or its id if that is unique, else its key. */
export function selectedText(
  counts: ReadonlyMap<string, number>,
  { key, name, id }: Openable,
): string {
  const plain = [name, id].find((text) => text?.trim() && counts.get(inAddress(text) ?? '') === 1)
  return plain ?? key
}

/** The row that the address means; null if there is none, `several` if it is ambiguous. */
export function findSelected<Item extends Openable>(
  items: readonly Item[],
  wanted: string,
): Item | 'several' | null {
  const text = inAddress(wanted)
  if (text === '') return null
  for (const part of parts) {
    const [found, another] = items.filter((item) => inAddress(item[part]) === text)
    if (found) return another ? 'several' : found
  }
  return null
}

/** An address cannot contain half a surrogate pair. */
function inAddress(text: string | null): string | undefined {
  return text?.toWellFormed()
}
