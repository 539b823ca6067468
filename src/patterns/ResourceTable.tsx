/** The table of every list: sortable columns, pages of a hundred rows, a quiet look. */
import { useLingui } from '@lingui/react/macro'
import { ArrowDown, ArrowUp } from 'lucide'
import type { ReactNode } from 'react'
import { Pages } from './Pages'
import type { ListAddress } from './use-list-address'
import { Icon } from '~/ui/Icon'

export interface Column<Row> {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** What the column is sorted by; rows without a value come last. A column without it is not sorted by. */
  sortBy?: (row: Row) => string | number | null
}

const pageSize = 100

interface ResourceTableProps<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  address: ListAddress
}

export function ResourceTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  address,
}: ResourceTableProps<Row>) {
  const sort = address.get('sort') || (columns[0]?.id ?? '')
  const sorted = sortRows(rows, columns, sort)
  const pageCount = Math.max(1, Math.ceil(sorted.length / pageSize))
  const page = Math.min(Math.max(1, Number.parseInt(address.get('page'), 10) || 1), pageCount)
  const shown = sorted.slice((page - 1) * pageSize, page * pageSize)
  return (
    <>
      {/* The roles are the elements' own; they are said because a narrow screen lays the rows out otherwise. */}
      <table role="table" aria-label={label} className="card resource-table">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ id, header, sortBy }) =>
              sortBy ? (
                <SortHeader
                  key={id}
                  sort={sort}
                  id={id}
                  onSort={(next) => address.set({ sort: next })}
                >
                  {header}
                </SortHeader>
              ) : (
                <th key={id} role="columnheader" scope="col">
                  <span className="sr-only">{header}</span>
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row) => (
            <tr role="row" key={rowKey(row)}>
              {columns.map(({ id, cell }, index) => (
                <Cell key={id} heads={index === 0}>
                  {cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {pageCount > 1 && (
        <Pages
          page={page}
          pageCount={pageCount}
          onPage={(next) => address.set({ page: next === 1 ? '' : String(next) })}
        />
      )}
    </>
  )
}

function Cell({ heads, children }: { heads: boolean; children: ReactNode }) {
  return heads ? (
    <th role="rowheader" scope="row">
      {children}
    </th>
  ) : (
    <td role="cell">{children}</td>
  )
}

interface SortHeaderProps {
  id: string
  sort: string
  onSort: (sort: string) => void
  children: string
}

function SortHeader({ id, sort, onSort, children }: SortHeaderProps) {
  const { t } = useLingui()
  const ascending = sort === id
  const descending = sort === `-${id}`
  const arrow = descending ? ArrowDown : ArrowUp
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={ascending ? 'ascending' : descending ? 'descending' : undefined}
    >
      <button
        type="button"
        title={t`Sort by ${children}`}
        onClick={() => onSort(ascending ? `-${id}` : id)}
        className="inline-flex h-7 items-center gap-1 rounded px-2 hover:bg-hover hover:text-ink"
      >
        {children}
        <Icon of={arrow} className={`size-3.5 ${ascending || descending ? '' : 'invisible'}`} />
      </button>
    </th>
  )
}

function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: string): Row[] {
  const sortBy = columns.find(({ id }) => id === sort.replace(/^-/, ''))?.sortBy
  if (!sortBy) return [...rows]
  const direction = sort.startsWith('-') ? -1 : 1
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  return rows.toSorted((one, other) => {
    const [a, b] = [sortBy(one), sortBy(other)]
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    if (typeof a === 'number' && typeof b === 'number') return (a - b) * direction
    return collator.compare(String(a), String(b)) * direction
  })
}
