/** Which rows of a list are selected. By key, so that a row that is read again stays selected. */
import { useMemo, useState } from 'react'
import type { Selection } from './ResourceTable'

export interface SelectedRows<Row> extends Selection<Row> {
  /** In the order of all rows. */
  selected: readonly Row[]
  /** The same rows as they were when they were selected. */
  asSelected: () => Row[]
  names: readonly string[]
  clear: () => void
}

/**
 * A selection that starts empty. `rows` are all that there are, not only those that a filter lets through; `nameOf`
 * gives the name of one that may be selected, else null.
 */
export function useSelection<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  nameOf: (row: Row) => string | null,
): SelectedRows<Row> {
  const [keys, setKeys] = useState<ReadonlyMap<string, Row>>(new Map())
  // All of tens of thousands may be selected, and each key that is typed draws the list.
  const [selected, names] = useMemo(() => {
    if (keys.size === 0) return [[], []]
    const chosen = rows.filter((row) => keys.has(rowKey(row)) && nameOf(row) !== null)
    return [chosen, chosen.map(nameOf).filter((name) => name !== null)]
  }, [keys, rows, rowKey, nameOf])
  return {
    has: (row) => keys.has(rowKey(row)),
    nameOf,
    set(changed, select) {
      setKeys((before) => {
        const next = new Map(before)
        for (const row of changed)
          if (!select) next.delete(rowKey(row))
          else if (!next.has(rowKey(row))) next.set(rowKey(row), row)
        return next
      })
    },
    selected,
    asSelected: () => selected.map((row) => keys.get(rowKey(row)) ?? row),
    names,
    clear: () => setKeys(new Map()),
  }
}
