/** Keeps the order of rows while the pointer or the focus is among them, so that no update moves what is about to be pressed. */
import { useState, type FocusEvent, type PointerEvent } from 'react'

/** The kept order, and the view of the list that it belongs to. */
interface Kept {
  view: string
  places: ReadonlyMap<string, number>
  /** The person is among the rows; otherwise it is only kept while `isHeld`. */
  isInUse: boolean
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
  const isKept = kept?.view === view
  const keep = (isInUse: boolean) => {
    if (isKept && kept.isInUse === isInUse) return
    const places = isKept
      ? kept.places
      : new Map(sorted.map((row, place) => [rowKey(row), place] as const))
    setKept({ view, places, isInUse })
  }
  if (isHeld && !isKept) keep(false)
  if (!isHeld && kept?.isInUse === false) setKept(null)
  const use = () => keep(true)
  const leave = () => (isHeld ? keep(false) : setKept(null))
  return {
    rows: isKept ? inPlace(sorted, rowKey, kept) : sorted,
    listeners: {
      onPointerMove: use,
      onPointerDown: use,
      onFocus: use,
      onPointerLeave({ pointerType }: PointerEvent) {
        // A touch leaves before it counts as a click.
        if (pointerType === 'mouse') leave()
      },
      onBlur({ currentTarget, relatedTarget }: FocusEvent) {
        if (!currentTarget.contains(relatedTarget)) leave()
      },
    },
  }
}

function inPlace<Row>(rows: readonly Row[], rowKey: (row: Row) => string, { places }: Kept): Row[] {
  const known = Array.from<Row | undefined>({ length: places.size })
  const rest: Row[] = []
  for (const row of rows) {
    const place = places.get(rowKey(row))
    if (place === undefined) rest.push(row)
    else known[place] = row
  }
  return [...known.filter((row) => row !== undefined), ...rest]
}
