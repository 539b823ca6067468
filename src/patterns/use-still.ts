/** Rows that change by themselves stay where they are while the pointer or the focus is among them. */
import { useState, type FocusEvent, type PointerEvent } from 'react'

/** The order in which rows stay, and the sort that it came from. */
interface Kept {
  sort: string
  places: ReadonlyMap<string, number>
}

/**
 * `sorted`: the rows as `sort` would have them. Resolves to the order to show them in, where what has come since is at
 * the end, and to what the element around the table has to listen to.
 */
export function useStill<Row>(
  sorted: readonly Row[],
  rowKey: (row: Row) => string,
  sort: string,
): { rows: readonly Row[]; listeners: object } {
  const [kept, setKept] = useState<Kept | null>(null)
  const isKept = kept?.sort === sort
  const keep = () => {
    if (isKept) return
    setKept({ sort, places: new Map(sorted.map((row, place) => [rowKey(row), place])) })
  }
  return {
    rows: isKept ? inPlace(sorted, rowKey, kept) : sorted,
    listeners: {
      onPointerMove: keep,
      onPointerDown: keep,
      onFocus: keep,
      onPointerLeave({ pointerType }: PointerEvent) {
        // A finger leaves before its press has come to its end.
        if (pointerType === 'mouse') setKept(null)
      },
      onBlur({ currentTarget, relatedTarget }: FocusEvent) {
        if (!currentTarget.contains(relatedTarget)) setKept(null)
      },
    },
  }
}

function inPlace<Row>(rows: readonly Row[], rowKey: (row: Row) => string, { places }: Kept): Row[] {
  const place = (row: Row) => places.get(rowKey(row)) ?? places.size
  return rows.toSorted((one, other) => place(one) - place(other))
}
