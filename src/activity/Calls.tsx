/** The record of calls: filtered, sorted, live; one of them opened. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { createPortal } from 'react-dom'
import { useLocation } from 'react-router-dom'
import type { CallEntry } from '~/api/call-log/call-log'
import { paths } from '~/paths'
import { RowCount } from '~/patterns/list/RowCount'
import { ApiMenu } from '~/patterns/raw/ApiMenu'
import { commandOf } from '~/patterns/raw/CurlBlock'
import { ListTools } from '~/patterns/list/FilterBar'
import { EmptyState } from '~/patterns/list/EmptyState'
import { NothingMatches } from '~/patterns/list/ListNotes'
import { laneWords } from '~/patterns/screen/lane-words'
import { Link } from '~/patterns/screen/Link'
import { ResourceTable, type Column } from '~/patterns/table/ResourceTable'
import { RowMenu } from '~/patterns/table/RowMenu'
import {
  isColumnShown,
  useColumnChoice,
  type ChoosableColumn,
} from '~/patterns/table/column-choice'
import { ColumnsMenu } from '~/patterns/table/ColumnsMenu'
import { useSortedRows } from '~/patterns/table/sort-rows'
import { SortSelect } from '~/patterns/table/SortSelect'
import type { ListAddress } from '~/patterns/table/use-list-address'
import { CopyDiagnostics } from '~/patterns/diagnostics/CopyDiagnostics'
import { settings } from '~/settings'
import { useSession } from '~/session/use-session'
import { useStore } from '~/use-store'
import { visibleText } from '~/ui/text/visible-text'
import { CallFilters, callFilter, filterKeys } from './CallFilters'
import { CallPanel } from './CallPanel'
import { jsonSent } from './call-text'
import { callKey, matches } from './find-calls'
import { CallsExport } from './CallsExport'
import { CallStatus } from './CallStatus'
import { formatSecond, formatBytes, formatTook } from './measure'

export function Calls({ address }: { address: ListAddress }) {
  const { t, i18n } = useLingui()
  const { connection } = useSession()
  const all = useStore(connection.log)
  const { search } = useLocation()
  const filter = callFilter(address)
  const rows = all.filter((call) => matches(call, filter))
  const reads = rows.filter(({ method }) => method === 'GET')
  const opened = address.get('call')

  const addressOf = (call: CallEntry) => {
    const next = new URLSearchParams(search)
    next.set('call', callKey(call))
    return `${paths.activity()}?${next}`
  }
  const leave = () => address.set({ call: '' })
  const close = () => {
    leave()
    document.getElementById(`call-${opened}`)?.focus()
  }

  const [changed] = useColumnChoice('calls')
  const columns: (Column<CallEntry> & ChoosableColumn)[] = [
    {
      id: 'time',
      always: true,
      header: t`Time`,
      cell: ({ at }) => (
        <time dateTime={new Date(at).toISOString()} className="font-normal">
          {formatSecond(at)}
        </time>
      ),
      // Two calls may have the same time, and the clock may be set back.
      sortBy: ({ id }) => id,
    },
    {
      id: 'call',
      header: t`Call`,
      cell: (call) => (
        <Link
          id={`call-${callKey(call)}`}
          to={addressOf(call)}
          translate="no"
          aria-current={callKey(call) === opened || undefined}
          className="font-mono text-xs [overflow-wrap:anywhere] hover:underline aria-[current]:font-semibold aria-[current]:text-accent"
        >
          {call.method} {visibleText(call.path)}
        </Link>
      ),
      sortBy: ({ method, path }) => `${path} ${method}`,
    },
    {
      id: 'status',
      phone: 'state',
      header: t`Status`,
      cell: (call) => <CallStatus call={call} />,
      sortBy: ({ status, state }) => status ?? state,
    },
    {
      id: 'took',
      header: t`Took`,
      cell: ({ tookMs }) => formatTook(tookMs),
      sortBy: ({ tookMs }) => tookMs ?? null,
    },
    {
      id: 'waited',
      phone: 'hidden',
      header: t`Waited`,
      cell: ({ waitedMs }) => formatTook(waitedMs),
      sortBy: ({ waitedMs }) => waitedMs,
    },
    {
      id: 'lane',
      phone: 'hidden',
      header: t`Priority`,
      cell: ({ lane }) => i18n._(laneWords[lane]),
      sortBy: ({ lane }) => lane,
    },
    {
      id: 'size',
      phone: 'hidden',
      header: t`Size`,
      cell: ({ size }) => formatBytes(size),
      sortBy: ({ size }) => size ?? null,
    },
    {
      id: 'actions',
      always: true,
      header: t`Actions`,
      cell: (call) => (
        <RowMenu
          name={`${call.method} ${call.path}`}
          copies={[
            { label: t`Copy as curl`, text: commandOf({ ...call, body: jsonSent(call) }) },
            { label: t`Copy URL`, text: settings().portalUrl + call.path },
          ]}
        />
      ),
    },
  ]

  const sorted = useSortedRows(rows, columns, address)

  return (
    <>
      <CallFilters address={address} calls={all}>
        <SortSelect columns={columns} address={address} />
        <ListTools>
          <span className="text-muted">
            <RowCount shown={rows.length} total={all.length}>
              <Plural value={all.length} one="# API call" other="# API calls" />
            </RowCount>
          </span>
          <CopyDiagnostics />
          <ColumnsMenu list="calls" columns={columns} />
          <CallsExport calls={rows} filter={filter} />
          <ApiMenu
            label={t`API, reads only`}
            paths={() => [...new Set(reads.map(({ path }) => path))]}
            reason={reads.length === 0 ? t`No reads to copy.` : null}
          />
        </ListTools>
      </CallFilters>
      {all.length === 0 ? (
        <EmptyState title={t`No calls yet`}>
          <Trans>API calls appear here as they are made.</Trans>
        </EmptyState>
      ) : rows.length === 0 ? (
        <NothingMatches onClearFilters={() => address.clear(filterKeys)} />
      ) : (
        <ResourceTable
          label={t`API calls`}
          columns={columns.filter((column) => isColumnShown(column, changed))}
          rows={sorted}
          rowKey={({ id }) => String(id)}
          address={address}
        />
      )}
      {/* A landmark of its own: beside the main one, not in it. */}
      {opened &&
        createPortal(
          <CallPanel
            key={opened}
            call={all.find((call) => callKey(call) === opened)}
            calls={all}
            addressOf={addressOf}
            onClose={close}
            onLeave={leave}
          />,
          document.body,
        )}
    </>
  )
}
