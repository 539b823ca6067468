/** Keeps the order of rows while the pointer or the focus is among them, so that no update moves what is about to be pressed. */
import { useState, type FocusEvent, type PointerEvent } from 'react'

/** The kept order, and the view of the list that it belongs to. */
interface Kept {
  view: string
  places: ReadonlyMap<string, number>
}

/**
 * `sorted` are the rows in the order that the person asked for; another `view` (filter, sort, page) is shown in its own
 * order at once. `isHeld`: the order is also kept while this is true. Returns the order to show them in, where new rows
 * are at the end, and the listeners of the table.
 */
export function useKeptOrder<Row>(
  sorted: readonly Row[],
  rowKey: (row: Row) => string,
  view: string,
  isHeld = false,
): { rows: readonly Row[]; listeners: object } {
  const [kept, setKept] = useState<Kept | null>(null)
  const [isInUse, setIsInUse] = useState(false)
  const isKept = isInUse || isHeld
  if (isKept && kept?.view !== view)
    setKept({ view, places: new Map(sorted.map((row, place) => [rowKey(row), place])) })
  else if (!isKept && kept) setKept(null)
  const use = () => setIsInUse(true)
  return {
    rows: kept ? inPlace(sorted, rowKey, kept) : sorted,
    listeners: {
      onPointerMove: use,
      onPointerDown: use,
      onFocus: use,
      onPointerLeave({ pointerType }: PointerEvent) {
        // A touch leaves before it counts as a click.
        if (pointerType === 'mouse') setIsInUse(false)
      },
      onBlur({ currentTarget, relatedTarget }: FocusEvent) {
        if (!currentTarget.contains(relatedTarget)) setIsInUse(false)
      },
    },
  }
}

function inPlace<Row>(rows: readonly Row[], rowKey: (row: Row) => string, { places }: Kept): Row[] {
  const place = (row: Row) => places.get(rowKey(row)) ?? places.size
  return rows.toSorted((one, other) => place(one) - place(other))
}
