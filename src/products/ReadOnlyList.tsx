/** The list of a product that the API only reads: filtered, sorted, exported, one of its items opened beside it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, type ReactNode } from 'react'
import { callTo } from '~/api/operations'
import type { UnknownField } from '~/api/readers/record'
import { fold } from '~/fold'
import { useReadRefusal } from '~/patterns/errors/refusal'
import { ExportMenu } from '~/patterns/export/ExportMenu'
import type { ExportColumn } from '~/patterns/export/table'
import { EmptyState } from '~/patterns/list/EmptyState'
import { ListTools } from '~/patterns/list/FilterBar'
import { LastUpdated } from '~/patterns/list/LastUpdated'
import { ListScreen } from '~/patterns/list/ListScreen'
import { prepareSearch } from '~/patterns/list/prepare-search'
import { Status, NoValue } from '~/patterns/record/Status'
import { Vendor } from '~/patterns/screen/Vendor'
import { ListWithPanel, RowLink } from '~/patterns/table/ListWithPanel'
import { ApiMenu } from '~/patterns/raw/ApiMenu'
import { ResourceTable } from '~/patterns/table/ResourceTable'
import { SortSelect } from '~/patterns/table/SortSelect'
import { useColumns, type OwnColumn } from '~/patterns/table/use-columns'
import { useSortedRows } from '~/patterns/table/sort-rows'
import { useListAddress } from '~/patterns/table/use-list-address'
import { useSelected, type Selected } from '~/patterns/table/use-selected'
import { useSelection, type SelectedRows } from '~/patterns/table/use-selection'
import { DataText } from '~/ui/text/DataText'
import type { ListedItem, ProductDescriptor } from './product'
import type { productList } from './product-list'
import { nameInSentence } from './product-words'

export interface ReadOnlyItem extends ListedItem {
  id: string | null
  /** The title of its row, even if other items have the same name. */
  title: string | null
  unknown: readonly UnknownField[]
}

/** A field as a column of the list and of exports. */
interface ListField<Item> extends Omit<OwnColumn<Item>, 'cell'> {
  value: (item: Item) => string | number | null
  /** The name of the field in exports, where it is not that of the column. */
  exportedAs?: string
  cell?: (item: Item) => ReactNode
}

interface ReadOnlyListProps<Item extends ReadOnlyItem> {
  /** The operation that reads the list. */
  operation: 'listFunctions' | 'listProxies'
  product: Pick<ProductDescriptor, 'id' | 'label' | 'icon'> & {
    list: ReturnType<typeof productList<Item>>
  }
  /** Whether an item contains a text; created by `rowFinder`. */
  finds: (item: Item, folded: string) => boolean
  /** The columns after name and ID. The word `status` places the status column, which all lists share. */
  fields: readonly (ListField<Item> | 'status')[]
  /** Further columns of exports. */
  exportedToo?: readonly ExportColumn<Item>[]
  /** The end of a row: its menu. */
  actions: (item: Item) => ReactNode
  /** A number of items as text. */
  counted: (total: number) => ReactNode
  /** Where items come from, for an empty list. */
  whenEmpty: ReactNode
  /** What the API cannot do, as a sentence. */
  note: string
  panel: (item: Item, selected: Selected<Item>) => ReactNode
  /** Actions for the selected items; without it nothing can be selected. */
  selectionBar?: (selection: SelectedRows<Item>, rows: readonly Item[]) => ReactNode
}

export function ReadOnlyList<Item extends ReadOnlyItem>({
  operation,
  product,
  finds,
  fields,
  exportedToo = [],
  actions,
  counted,
  whenEmpty,
  note,
  panel,
  selectionBar,
}: ReadOnlyListProps<Item>) {
  const { t, i18n } = useLingui()
  const options = product.list()
  const query = useQuery(options)
  const refusal = useReadRefusal(query.data ? null : query.error)
  const address = useListAddress()
  const text = address.get('q')

  const items = query.data?.items
  const all = useMemo(() => items ?? [], [items])
  useEffect(() => prepareSearch(all, finds), [all, finds])
  const selected = useSelected(all)
  const selection = useSelection(all, keyOf, titleOf)

  const known = useMemo(
    () => fields.map((field) => (field === 'status' ? statusField(t`Status`) : field)),
    [fields, t],
  )
  const own = useMemo(() => {
    const listed: OwnColumn<Item>[] = [
      {
        id: 'name',
        header: t`Name`,
        always: true,
        cell: (item) => (
          <RowLink to={selected.to(item)} open={selected.isOpen(item)} name={item.title} />
        ),
        sortBy: titleOf,
      },
      columnOf({ id: 'id', header: t`ID`, extra: true, phone: 'hidden', value: ({ id }) => id }),
      ...known.map(columnOf),
      { id: 'actions', header: t`Actions`, always: true, cell: actions },
    ]
    return listed
  }, [known, actions, selected, t])
  const { columns, further, menu } = useColumns(
    product.id,
    own,
    all,
    selected.wanted !== '',
    refusal,
  )
  const sorted = useSortedRows(all, columns, address)
  const wanted = fold(text.trim())
  const rows = useMemo(() => sorted.filter((item) => finds(item, wanted)), [sorted, finds, wanted])
  const exported: ExportColumn<Item>[] = [
    { id: 'id', header: t`ID`, value: ({ id }) => id },
    { id: 'name', header: t`Name`, value: ({ name }) => name },
    ...known.map(({ id, exportedAs = id, header, value }) => ({ id: exportedAs, header, value })),
    ...exportedToo,
    ...further,
  ]

  const title = i18n._(product.label)
  const names = nameInSentence(product)
  return (
    <>
      <ListScreen
        title={title}
        icon={product.icon}
        query={query}
        queryKey={options.queryKey}
        address={address}
        shown={rows.length}
        total={all.length}
        counted={counted(all.length)}
        bar={<LastUpdated query={query} queryKey={options.queryKey} />}
        filterLabel={t`Filter ${names}`}
        tools={
          <>
            <SortSelect columns={columns} address={address} />
            <ListTools>
              {menu}
              <ExportMenu
                what={product.id}
                columns={exported}
                rows={rows}
                filter={{ q: text }}
                refusal={refusal}
              />
              <ApiMenu paths={() => [callTo(operation).path]} />
            </ListTools>
          </>
        }
        refused={t`This token can't read ${names}.`}
        empty={
          <EmptyState icon={product.icon} title={t`No ${names} yet`}>
            {whenEmpty}
          </EmptyState>
        }
      >
        {selectionBar?.(selection, rows)}
        <ListWithPanel selected={selected} panel={(item) => panel(item, selected)}>
          <ResourceTable
            label={title}
            columns={columns}
            rows={rows}
            rowKey={keyOf}
            address={address}
            selection={selectionBar && selection}
          />
        </ListWithPanel>
      </ListScreen>
      <p className="mt-3 text-sm text-muted">
        {note}{' '}
        <Trans>
          You can do that at <Vendor portal />.
        </Trans>
      </p>
    </>
  )
}

const keyOf = ({ key }: ReadOnlyItem) => key
const titleOf = ({ title }: ReadOnlyItem) => title

const statusField = (header: string): ListField<ReadOnlyItem> => ({
  id: 'status',
  header,
  phone: 'state',
  beside: true,
  value: ({ status }) => status,
  cell: ({ status }) => <Status status={status} />,
})

function columnOf<Item>(field: ListField<Item>): OwnColumn<Item> {
  const { value } = field
  const cell = (item: Item) => {
    const known = value(item)
    if (typeof known === 'number') return known
    return known === null ? <NoValue /> : <DataText>{known}</DataText>
  }
  return { cell, sortBy: value, ...field }
}
