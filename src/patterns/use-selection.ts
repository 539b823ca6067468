/** Which rows of a list are selected. Kept by key: a row that is read again stays selected, one that left does not. */
import { useState } from 'react'
import type { Selection } from './ResourceTable'

/**
 * A selection that starts empty. `rows` are all that there are, not only those that a filter lets through; `nameOf`
 * gives the name of one that may be selected, else null. `selected` rows and their `names` come in the order of `rows`.
 */
export function useSelection<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  nameOf: (row: Row) => string | null,
): Selection<Row> & { selected: Row[]; names: string[]; clear: () => void } {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const selected = rows.filter((row) => keys.has(rowKey(row)) && nameOf(row) !== null)
  return {
    has: (row) => keys.has(rowKey(row)),
    nameOf,
    set(changed, select) {
      const next = new Set(keys)
      for (const row of changed) next[select ? 'add' : 'delete'](rowKey(row))
      setKeys(next)
    },
    selected,
    names: selected.flatMap((row) => nameOf(row) ?? []),
    clear: () => setKeys(new Set()),
  }
}
