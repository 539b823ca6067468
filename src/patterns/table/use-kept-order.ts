/** Keeps the order of rows while the pointer or the focus is among them, so that no update moves what is about to be pressed. */
import { useState, type FocusEvent, type PointerEvent } from 'react'

/** The kept order, and the view of the list that it belongs to. */
interface Kept {
  view: string
  places: Places
}

/** The places of rows in a kept order, by their keys. */
export type Places = ReadonlyMap<string, number>

/**
 * `sorted` are the rows in the order that the person asked for; another `view` (filter, sort, page) is shown in its own
 * order at once. Returns the order to show them in, where new rows are at the end, and the listeners of the table.
 */
export function useKeptOrder<Row>(
  sorted: readonly Row[],
  rowKey: (row: Row) => string,
  view: string,
): { rows: readonly Row[]; listeners: object } {
  const [kept, setKept] = useState<Kept | null>(null)
  const isKept = kept?.view === view
  const keep = () => {
    if (!isKept) setKept({ view, places: placesOf(sorted, rowKey) })
  }
  return {
    rows: isKept ? inPlace(sorted, rowKey, kept.places) : sorted,
    listeners: {
      onPointerMove: keep,
      onPointerDown: keep,
      onFocus: keep,
      onPointerLeave({ pointerType }: PointerEvent) {
        // A touch leaves before it counts as a click.
        if (pointerType === 'mouse') setKept(null)
      },
      onBlur({ currentTarget, relatedTarget }: FocusEvent) {
        if (!currentTarget.contains(relatedTarget)) setKept(null)
      },
    },
  }
}

export function placesOf<Row>(rows: readonly Row[], rowKey: (row: Row) => string): Places {
  return new Map(rows.map((row, place) => [rowKey(row), place]))
}

/** The rows in a kept order; new ones are at the end. */
export function inPlace<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  places: Places,
): Row[] {
  const place = (row: Row) => places.get(rowKey(row)) ?? places.size
  return rows.toSorted((one, other) => place(one) - place(other))
}
