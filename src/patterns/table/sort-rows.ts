/** The order of a list's rows by one of its columns, computed once for each column. */
import { useMemo } from 'react'
import type { ListAddress } from './use-list-address'

type Value = string | number | null
/** The value that rows are sorted by; rows without one come last. */
export type SortBy<Row> = (row: Row) => Value

/** Ranks in an order, equal for equal values; null for a row without a value. */
type Ranks = readonly (number | null)[]

/**
 * All rows in the order that the address asks for, before any filter: what is typed into the filter then sorts nothing.
 */
export function useSortedRows<Row>(
  rows: readonly Row[],
  columns: readonly { id: string; sortBy?: SortBy<Row> }[],
  address: ListAddress,
  defaultSort = columns[0]?.id ?? '',
): readonly Row[] {
  const sorted = useMemo(() => sorter(rows), [rows])
  const sort = address.get('sort') || defaultSort
  return sorted(columns.find(({ id }) => id === sortedColumn(sort))?.sortBy, sort)
}

/** Sorts the same rows by one column after another; each column and each direction is computed once. */
function sorter<Row>(rows: readonly Row[]) {
  const ranks = new Map<string, Ranks>()
  const orders = new Map<string, readonly Row[]>()
  return (sortBy: SortBy<Row> | undefined, sort: string): readonly Row[] => {
    const id = sortedColumn(sort)
    if (!sortBy) return rows
    const ofColumn = ranks.get(id) ?? ranksOf(rows, sortBy)
    ranks.set(id, ofColumn)
    const order = orders.get(sort) ?? byRank(rows, ofColumn, sort)
    orders.set(sort, order)
    return order
  }
}

/** Rows sorted by a value, which is computed once for each row. `sort` begins with `-` for descending. */
export function sortRows<Row>(
  rows: readonly Row[],
  sortBy: SortBy<Row> | undefined,
  sort: string,
): readonly Row[] {
  return sortBy ? byRank(rows, ranksOf(rows, sortBy), sort) : rows
}

/** The id of the column that a sort is by. */
export function sortedColumn(sort: string): string {
  return sort.replace(/^-/, '')
}

/** Numbers come before texts; digits in texts count as numbers. */
function ranksOf<Row>(rows: readonly Row[], sortBy: SortBy<Row>): Ranks {
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  const compare = (a: string | number, b: string | number) => {
    if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b)
    return typeof a === 'number' && typeof b === 'number' ? a - b : typeof a === 'number' ? -1 : 1
  }
  const values = rows.map(sortBy)
  const ranks = new Map<Value, number>()
  let last: string | number | undefined
  for (const value of [...new Set(values)].filter((one) => one !== null).toSorted(compare)) {
    const isNew = last === undefined || compare(last, value) !== 0
    ranks.set(value, isNew ? ranks.size : (ranks.get(last ?? value) ?? 0))
    last = value
  }
  return values.map((value) => ranks.get(value) ?? null)
}

/** Rows without a value come last in both directions; equal ones keep their order. */
function byRank<Row>(rows: readonly Row[], ranks: Ranks, sort: string): readonly Row[] {
  const direction = sort.startsWith('-') ? -1 : 1
  return rows
    .map((row, place) => ({ row, rank: ranks[place] ?? null }))
    .toSorted(({ rank: a }, { rank: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null)
      return (a - b) * direction
    })
    .map(({ row }) => row)
}
