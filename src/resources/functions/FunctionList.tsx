/** All serverless functions of the token: filtered, sorted, one of them opened beside the list. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { readFunctions, type ServerlessFunction } from '~/api/readers/functions'
import { fold, rowFinder } from '~/fold'
import { LastUpdated, RowCount } from '~/patterns/list/LastUpdated'
import { ListWithPanel, RowLink } from '~/patterns/table/ListWithPanel'
import { EmptyState } from '~/patterns/list/EmptyState'
import { ExportMenu } from '~/patterns/export/ExportMenu'
import type { ExportColumn } from '~/patterns/export/table'
import { FilterBar } from '~/patterns/list/FilterBar'
import { listReader } from '~/patterns/list/list-reader'
import { ListStates } from '~/patterns/list/ListStates'
import { ReadOnlyNote } from '~/patterns/list/ReadOnlyNote'
import { useRefusal } from '~/patterns/errors/refusal'
import { ResourceTable } from '~/patterns/table/ResourceTable'
import { Screen } from '~/patterns/screen/Screen'
import { Status, Unknown } from '~/patterns/record/Status'
import { useColumns, type OwnColumn } from '~/patterns/table/use-columns'
import { useListAddress } from '~/patterns/table/use-list-address'
import { useSelected } from '~/patterns/table/use-selected'
import { DataText } from '~/ui/DataText'
import { Time } from '~/ui/Time'
import { Address } from './Address'
import { FunctionPanel } from './FunctionPanel'
import { functions } from './functions'
import { readRuntime } from './runtime'
import { RuntimeName } from './RuntimeName'

const reader = listReader(readFunctions)
const finds = rowFinder<ServerlessFunction>(({ name, id, runtime, status, url, urlText }) => [
  name,
  id,
  runtime,
  runtime && readRuntime(runtime).name,
  status,
  url ?? urlText,
])

export function FunctionList() {
  const { t } = useLingui()
  const { queryKey } = functions.list()
  const query = useQuery({ ...functions.list(), ...reader })
  const refusal = useRefusal(query.data ? null : query.error)
  const address = useListAddress()
  const text = address.get('q')

  const all = query.data?.items ?? []
  const wanted = fold(text.trim())
  const rows = all.filter((row) => finds(row, wanted))
  const selected = useSelected(all)

  const own: OwnColumn<ServerlessFunction>[] = [
    {
      id: 'name',
      header: t`Name`,
      always: true,
      cell: (row) => <RowLink to={selected.to(row)} open={selected.isOpen(row)} name={row.title} />,
      sortBy: ({ title }) => title,
    },
    {
      id: 'id',
      header: t`ID`,
      extra: true,
      cell: ({ id }) => (id ? <DataText>{id}</DataText> : <Unknown />),
      sortBy: ({ id }) => id,
    },
    {
      id: 'runtime',
      header: t`Runtime`,
      beside: true,
      cell: ({ runtime }) => (runtime ? <RuntimeName runtime={runtime} /> : <Unknown />),
      sortBy: ({ runtime }) => runtime && readRuntime(runtime).name,
    },
    {
      id: 'status',
      header: t`Status`,
      beside: true,
      cell: ({ status }) => <Status status={status} />,
      sortBy: ({ status }) => status,
    },
    {
      id: 'url',
      header: t`Address`,
      cell: (row) => <Address item={row} />,
      sortBy: ({ url, urlText }) => url ?? urlText,
    },
    {
      id: 'updated',
      header: t`Last change`,
      cell: ({ updatedAt, updatedAtText }) =>
        updatedAtText ? <Time short iso={updatedAt} text={updatedAtText} /> : <Unknown />,
      sortBy: ({ updatedAt }) => updatedAt && Date.parse(updatedAt),
    },
  ]
  const { columns, further, menu } = useColumns(
    'functions',
    own,
    all,
    selected.wanted !== '',
    refusal,
  )
  const exported: ExportColumn<ServerlessFunction>[] = [
    { id: 'id', header: t`ID`, value: ({ id }) => id },
    { id: 'name', header: t`Name`, value: ({ name }) => name },
    { id: 'runtime', header: t`Runtime`, value: ({ runtime }) => runtime },
    { id: 'status', header: t`Status`, value: ({ status }) => status },
    { id: 'url', header: t`Address`, value: ({ url, urlText }) => url ?? urlText },
    {
      id: 'updatedAt',
      header: t`Last change`,
      value: ({ updatedAt, updatedAtText }) => updatedAt ?? updatedAtText,
    },
    ...further,
  ]

  return (
    <Screen
      title={t`Functions`}
      lead={query.data && <RowCount shown={rows.length} total={all.length} />}
      actions={
        <>
          <LastUpdated
            queryKey={queryKey}
            updatedAt={query.data?.readAt ?? 0}
            fetching={query.isFetching}
            error={query.error}
          />
          <ExportMenu
            what="functions"
            columns={exported}
            rows={rows}
            filter={{ q: text }}
            refusal={refusal}
          />
        </>
      }
    >
      <FilterBar label={t`Filter functions`} value={text} onChange={(q) => address.set({ q })}>
        {menu}
      </FilterBar>
      <ListStates
        query={query}
        queryKey={queryKey}
        matching={rows.length}
        onClearFilters={() => address.clear(['q'])}
        refused={t`This token may not read functions.`}
        empty={
          <EmptyState title={t`No functions yet`}>
            <Trans>Functions that are deployed in this token's account appear here.</Trans>
          </EmptyState>
        }
      >
        <ListWithPanel
          selected={selected}
          panel={(item) => <FunctionPanel key={item.key} item={item} selected={selected} />}
        >
          <ResourceTable
            label={t`Functions`}
            columns={columns}
            rows={rows}
            rowKey={({ key }) => key}
            address={address}
          />
        </ListWithPanel>
      </ListStates>
      <ReadOnlyNote>
        {t`The portal's API reads functions; it has no call that deploys, changes or deletes them.`}
      </ReadOnlyNote>
    </Screen>
  )
}
