/** The record of calls: filtered, sorted, live; one of them opened. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { createPortal } from 'react-dom'
import { useLocation } from 'react-router-dom'
import type { CallEntry } from '~/api/call-log/call-log'
import { paths } from '~/paths'
import { RowCount } from '~/patterns/list/LastUpdated'
import { EmptyState } from '~/patterns/list/EmptyState'
import { laneWords } from '~/patterns/screen/lane-words'
import { Link } from '~/patterns/screen/Link'
import { ResourceTable, type Column } from '~/patterns/table/ResourceTable'
import type { ListAddress } from '~/patterns/table/use-list-address'
import { CopyDiagnostics } from '~/patterns/diagnostics/CopyDiagnostics'
import { useSession } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { useStore } from '~/use-store'
import { visibleText } from '~/ui/text/visible-text'
import { CallFilters, callFilter, filterKeys } from './CallFilters'
import { CallPanel } from './CallPanel'
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
  const opened = address.get('call')

  const addressOf = (call: CallEntry) => {
    const next = new URLSearchParams(search)
    next.set('call', callKey(call))
    return `${paths.activity()}?${next}`
  }
  const close = () => {
    address.set({ call: '' })
    document.getElementById(`call-${opened}`)?.focus()
  }

  const columns: Column<CallEntry>[] = [
    {
      id: 'time',
      header: t`Time`,
      cell: ({ at }) => (
        <time dateTime={new Date(at).toISOString()} className="font-normal">
          {formatSecond(at)}
        </time>
      ),
      // Two calls may share a millisecond, and a clock may be put back.
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
      header: t`Status`,
      cell: (call) => <CallStatus call={call} />,
      sortBy: ({ status, state }) => status ?? state,
    },
    {
      id: 'took',
      header: t`Took`,
      cell: ({ tookMs }) => <Labelled label={t`Took`}>{formatTook(tookMs)}</Labelled>,
      sortBy: ({ tookMs }) => tookMs ?? null,
    },
    {
      id: 'waited',
      header: t`Waited`,
      cell: ({ waitedMs }) => <Labelled label={t`Waited`}>{formatTook(waitedMs)}</Labelled>,
      sortBy: ({ waitedMs }) => waitedMs,
    },
    {
      id: 'lane',
      header: t`Priority`,
      cell: ({ lane }) => i18n._(laneWords[lane]),
      sortBy: ({ lane }) => lane,
    },
    {
      id: 'size',
      header: t`Size`,
      cell: ({ size }) => formatBytes(size),
      sortBy: ({ size }) => size ?? null,
    },
  ]

  return (
    <>
      <CallFilters address={address} calls={all} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted">
          <RowCount shown={rows.length} total={all.length}>
            <Plural value={all.length} one="# API call" other="# API calls" />
          </RowCount>
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <CopyDiagnostics />
          <CallsExport calls={rows} filter={filter} />
        </div>
      </div>
      {all.length === 0 ? (
        <EmptyState title={t`No calls yet`}>
          <Trans>API calls appear here as they are made.</Trans>
        </EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState
          title={t`Nothing matches`}
          action={
            <Button onClick={() => address.clear(filterKeys)}>
              <Trans>Clear filters</Trans>
            </Button>
          }
        />
      ) : (
        <div className="max-sm:[&_td:first-of-type]:col-span-full">
          <ResourceTable
            label={t`API calls`}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => String(id)}
            address={address}
          />
        </div>
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
          />,
          document.body,
        )}
    </>
  )
}

/** Where a row is a card, no header says what a time is. */
function Labelled({ label, children }: { label: string; children: string }) {
  return (
    <span
      data-label={label}
      className="max-sm:before:text-muted max-sm:before:content-[attr(data-label)_'_']"
    >
      {children}
    </span>
  )
}
