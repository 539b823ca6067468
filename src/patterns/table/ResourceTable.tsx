/** The table of every list: sortable columns, pages, a quiet look. */
import { useLingui } from '@lingui/react/macro'
import { ArrowDown, ArrowUp } from 'lucide'
import { memo, useMemo, type ReactNode } from 'react'
import type { SortBy } from './sort-rows'
import type { ListAddress } from './use-list-address'
import { useKeptOrder } from './use-kept-order'
import { preferences } from '~/preferences'
import { useStore } from '~/use-store'
import { lazyAddition } from '~/i18n/lazy-component'
import { Icon } from '~/ui/Icon'
import { visibleText } from '~/ui/text/visible-text'

const Pages = lazyAddition(() => import('./Pages').then((module) => module.Pages))

/** So many rows are shown on one page also where a page has fewer. */
const ROWS_WITHOUT_PAGES = 100

export interface Column<Row> {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** What the column is sorted by. Without it, the column cannot be sorted by. */
  sortBy?: SortBy<Row>
  /** Where a phone shows it: next to the name, in the line below (the default), or not at all. */
  phone?: 'state' | 'line' | 'hidden'
}

/** Which rows are selected, and what the table's checkboxes do; made by `useSelection`. */
export interface Selection<Row> {
  has: (row: Row) => boolean
  /** The row's name, for its checkbox; null where it cannot be selected. */
  nameOf: (row: Row) => string | null
  set: (rows: readonly Row[], selected: boolean) => void
}

interface ResourceTableProps<Row> {
  label: string
  /** The same array keeps rows from being drawn again, so long lists memoize it. */
  columns: readonly Column<Row>[]
  /** Already sorted: see useSortedRows(). */
  rows: readonly Row[]
  rowKey: (row: Row) => string
  address: ListAddress
  /** The sort while the address has none; by default the first column. */
  defaultSort?: string
  /** Rows on a page, instead of the person's choice; Infinity for no pages. */
  pageSize?: number
  /** Checkboxes at the start of the rows. */
  selection?: Selection<Row> | undefined
}

export function ResourceTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  address,
  defaultSort = columns[0]?.id ?? '',
  pageSize,
  selection,
}: ResourceTableProps<Row>) {
  const { t } = useLingui()
  const { isCompact, rowsPerPage } = useStore(preferences)
  const nameOf = selection?.nameOf
  const able = useMemo(() => rows.filter((row) => nameOf?.(row)), [rows, nameOf])
  const sort = address.get('sort') || defaultSort
  const { rows: sorted, listeners } = useKeptOrder(rows, rowKey, address.view)
  const size = pageSize ?? rowsPerPage
  const pageCount =
    sorted.length <= Math.max(size, ROWS_WITHOUT_PAGES) ? 1 : Math.ceil(sorted.length / size)
  const page = Math.min(Math.max(1, Number.parseInt(address.get('page'), 10) || 1), pageCount)
  const countSelected = (some: readonly Row[]) =>
    some.filter((row) => selection?.has(row) && selection.nameOf(row)).length
  const shown = pageCount === 1 ? sorted : sorted.slice((page - 1) * size, page * size)
  return (
    <>
      {/* A narrow screen lays the rows out as blocks, which removes their roles, so the roles are set. */}
      <div className="card table-frame">
        <table
          role="table"
          aria-label={label}
          className={`resource-table ${isCompact ? 'compact' : ''}`}
          {...listeners}
        >
          <thead role="rowgroup">
            <tr role="row">
              {selection && (
                <th role="columnheader" scope="col">
                  <Selector
                    label={t`Select all ${able.length}`}
                    rows={able}
                    selection={selection}
                  />
                </th>
              )}
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
                    <span className={id === 'actions' ? 'sr-only' : 'px-2'}>{header}</span>
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.map((row) => (
              <tr role="row" key={rowKey(row)}>
                {selection && (
                  <td role="cell">
                    {selection.nameOf(row) && (
                      <Selector
                        label={t`Select ${visibleText(selection.nameOf(row) ?? '')}`}
                        rows={[row]}
                        selection={selection}
                      />
                    )}
                  </td>
                )}
                <Cells
                  row={row}
                  columns={columns}
                  draw={() =>
                    columns.map(({ id, cell, phone = id === 'actions' ? id : 'line' }, index) =>
                      index === 0 ? (
                        <th key={id} role="rowheader" scope="row">
                          {cell(row)}
                        </th>
                      ) : (
                        <td key={id} role="cell" data-phone={phone}>
                          {cell(row)}
                        </td>
                      ),
                    )
                  }
                />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sorted.length > ROWS_WITHOUT_PAGES && pageSize === undefined && (
        <Pages
          page={page}
          pageCount={pageCount}
          pageSize={size}
          selectedElsewhere={countSelected(sorted) - countSelected(shown)}
          onPage={(next) => address.set({ page: next === 1 ? '' : String(next) })}
        />
      )}
    </>
  )
}

interface CellsProps {
  row: unknown
  columns: unknown
  draw: () => ReactNode
}

/** The cells of a row. Drawn again only with another row or other columns: a list may show hundreds, and each key filters it. */
const Cells = memo(
  ({ draw }: CellsProps) => draw(),
  (before, after) => before.row === after.row && before.columns === after.columns,
)

/** Selects the rows that can be: one, or all that the filter lets through, also those on other pages. */
function Selector<Row>({
  label,
  rows,
  selection,
}: {
  label: string
  rows: readonly Row[]
  selection: Selection<Row>
}) {
  const chosen = rows.filter(selection.has).length
  return (
    <input
      type="checkbox"
      aria-label={label}
      title={label}
      disabled={rows.length === 0}
      checked={chosen > 0 && chosen === rows.length}
      ref={(box) => {
        if (box) box.indeterminate = chosen > 0 && chosen < rows.length
      }}
      onChange={({ target }) => selection.set(rows, target.checked)}
      className="size-4 align-middle"
    />
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
        className="inline-flex h-7 items-center gap-1 rounded px-2 whitespace-nowrap hover:bg-hover hover:text-ink"
      >
        {children}
        <Icon of={arrow} className={`size-3.5 ${ascending || descending ? '' : 'invisible'}`} />
      </button>
    </th>
  )
}
