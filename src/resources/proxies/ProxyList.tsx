/** All SOCKS5 proxies of the token: filtered, sorted, selected, one of them opened beside the list. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { hostAndPort, readProxies, type SocksProxy } from '~/api/readers/proxies'
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
import { useSelection } from '~/patterns/table/use-selection'
import { DataText } from '~/ui/DataText'
import { CopySocks } from './CopySocks'
import { Expiry } from './Expiry'
import { proxies } from './proxies'
import { ProxyPanel } from './ProxyPanel'
import { SelectedProxies } from './SelectedProxies'

const reader = listReader(readProxies)
const rowKey = ({ key }: SocksProxy) => key
const titleOf = ({ title }: SocksProxy) => title
const finds = rowFinder<SocksProxy>((proxy) => {
  const { title, id, username, status, location } = proxy
  return [title, id, hostAndPort(proxy), username, status, location]
})

export function ProxyList() {
  const { t } = useLingui()
  const { queryKey } = proxies.list()
  const query = useQuery({ ...proxies.list(), ...reader })
  const refusal = useRefusal(query.data ? null : query.error)
  const address = useListAddress()
  const text = address.get('q')

  const all = query.data?.items ?? []
  const wanted = fold(text.trim())
  const rows = all.filter((row) => finds(row, wanted))
  const selected = useSelected(all)
  const selection = useSelection(all, rowKey, titleOf)

  const plain = (value: string | number | null) =>
    value === null ? <Unknown /> : <DataText>{String(value)}</DataText>
  const own: OwnColumn<SocksProxy>[] = [
    {
      id: 'name',
      header: t`Name`,
      always: true,
      cell: (row) => <RowLink to={selected.to(row)} open={selected.isOpen(row)} name={row.title} />,
      sortBy: titleOf,
    },
    { id: 'id', header: t`ID`, extra: true, cell: ({ id }) => plain(id), sortBy: ({ id }) => id },
    {
      id: 'host',
      header: t`Host`,
      beside: true,
      cell: ({ host }) => plain(host),
      sortBy: ({ host }) => host,
    },
    { id: 'port', header: t`Port`, cell: ({ port }) => plain(port), sortBy: ({ port }) => port },
    {
      id: 'place',
      header: t`Place`,
      cell: ({ location }) => plain(location),
      sortBy: ({ location }) => location,
    },
    {
      id: 'status',
      header: t`Status`,
      beside: true,
      cell: ({ status }) => <Status status={status} />,
      sortBy: ({ status }) => status,
    },
    {
      id: 'expires',
      header: t`Expires`,
      beside: true,
      cell: ({ expiresAt, expiresAtText }) => <Expiry iso={expiresAt} text={expiresAtText} />,
      sortBy: ({ expiresAt }) => expiresAt && Date.parse(expiresAt),
    },
    {
      id: 'user',
      header: t`User`,
      cell: ({ username }) => plain(username),
      sortBy: ({ username }) => username,
    },
    {
      id: 'actions',
      header: t`Actions`,
      always: true,
      cell: (row) => <CopySocks proxy={row} />,
    },
  ]
  const { columns, further, menu } = useColumns(
    'proxies',
    own,
    all,
    selected.wanted !== '',
    refusal,
  )
  const exported: ExportColumn<SocksProxy>[] = [
    { id: 'id', header: t`ID`, value: ({ id }) => id },
    { id: 'name', header: t`Name`, value: ({ name }) => name },
    { id: 'host', header: t`Host`, value: ({ host }) => host },
    { id: 'port', header: t`Port`, value: ({ port }) => port },
    { id: 'location', header: t`Place`, value: ({ location }) => location },
    { id: 'status', header: t`Status`, value: ({ status }) => status },
    {
      id: 'expiresAt',
      header: t`Expires`,
      value: ({ expiresAt, expiresAtText }) => expiresAt ?? expiresAtText,
    },
    { id: 'username', header: t`User`, value: ({ username }) => username },
    { id: 'password', header: t`Password`, value: ({ password }) => password, secret: true },
    { id: 'socksUrl', header: 'SOCKS5 URL', value: ({ socksUrl }) => socksUrl, secret: true },
    ...further,
  ]

  return (
    <Screen
      title={t`Proxies`}
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
            what="proxies"
            columns={exported}
            rows={rows}
            filter={{ q: text }}
            refusal={refusal}
          />
        </>
      }
    >
      <FilterBar label={t`Filter proxies`} value={text} onChange={(q) => address.set({ q })}>
        {menu}
      </FilterBar>
      <ListStates
        query={query}
        queryKey={queryKey}
        matching={rows.length}
        onClearFilters={() => address.clear(['q'])}
        refused={t`This token may not read proxies.`}
        empty={
          <EmptyState title={t`No proxies yet`}>
            <Trans>Proxies that belong to this token's account appear here.</Trans>
          </EmptyState>
        }
      >
        {selection.selected.length > 0 && (
          <SelectedProxies
            proxies={selection.selected}
            hidden={selection.countHidden(rows)}
            onClear={selection.clear}
          />
        )}
        <ListWithPanel
          selected={selected}
          panel={(item) => <ProxyPanel key={item.key} item={item} selected={selected} />}
        >
          <ResourceTable
            label={t`Proxies`}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            address={address}
            selection={selection}
          />
        </ListWithPanel>
      </ListStates>
      <ReadOnlyNote>
        {t`The portal's API reads proxies; it has no call that orders, renews or cancels them.`}
      </ReadOnlyNote>
    </Screen>
  )
}
