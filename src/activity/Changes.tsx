/** What the person has changed in this session, and how each change ended. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useSession } from '~/session/use-session'
import { paths } from '~/paths'
import { EmptyState } from '~/patterns/list/EmptyState'
import { Link } from '~/patterns/screen/Link'
import { ResourceTable, type Column } from '~/patterns/table/ResourceTable'
import { useSortedRows } from '~/patterns/table/sort-rows'
import type { ListAddress } from '~/patterns/table/use-list-address'
import { writeRecord, type RecordedWrite } from '~/patterns/write/write-record'
import { DataText } from '~/ui/text/DataText'
import { useStore } from '~/use-store'
import { ChangeEnd, endOfChange } from './ChangeEnd'
import { formatSecond } from './measure'

export function Changes({ address }: { address: ListAddress }) {
  const { t } = useLingui()
  const changes = useStore(writeRecord(useSession()))

  const columns: Column<RecordedWrite>[] = [
    {
      id: 'time',
      header: t`Time`,
      cell: ({ at }) => <time dateTime={new Date(at).toISOString()}>{formatSecond(at)}</time>,
      sortBy: ({ id }) => id,
    },
    {
      id: 'change',
      header: t`Change`,
      cell: ({ kind, name }) => kind.title(name),
      sortBy: ({ kind }) => kind.op,
    },
    {
      id: 'name',
      header: t`Name`,
      cell: ({ name }) => <DataText className="font-medium">{name}</DataText>,
      sortBy: ({ name }) => name,
    },
    {
      id: 'end',
      phone: 'state',
      header: t`Result`,
      cell: (change) => <ChangeEnd change={change} />,
      sortBy: ({ state }) => endOfChange(state.step),
    },
    {
      id: 'calls',
      header: t`Calls`,
      cell: ({ name }) => (
        <Link to={callsAbout(name)} className="text-accent hover:underline">{t`View calls`}</Link>
      ),
    },
  ]

  const rows = useSortedRows(changes, columns, address)
  if (changes.length === 0)
    return (
      <EmptyState title={t`No changes yet`}>
        <Trans>What you create, back up or delete appears here, with its result.</Trans>
      </EmptyState>
    )
  return (
    <ResourceTable
      label={t`Your changes`}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
      address={address}
    />
  )
}

function callsAbout(name: string): string {
  return `${paths.activity()}?${new URLSearchParams({ q: name })}`
}
