/** All databases of the token: filtered, sorted, kept current. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { refresh } from '~/api/query-client'
import type { Database } from '~/api/readers/database'
import { Age, RowCount } from '~/patterns/Age'
import { EmptyState } from '~/patterns/EmptyState'
import { FilterBar } from '~/patterns/FilterBar'
import { ListStates } from '~/patterns/ListStates'
import { Name } from '~/patterns/Name'
import { ResourceTable, type Column } from '~/patterns/ResourceTable'
import { Screen } from '~/patterns/Screen'
import { Status, Unknown } from '~/patterns/Status'
import { useListAddress } from '~/patterns/use-list-address'
import { DataText } from '~/ui/DataText'
import { EngineMark, engineName } from '~/ui/EngineMark'
import { Select } from '~/ui/Select'
import { databases } from './databases'
import { planSize, planWords } from './plan'

export function DatabaseList() {
  const { t } = useLingui()
  const options = databases.list()
  const query = useQuery(options)
  const client = useQueryClient()
  const address = useListAddress()
  const [text, engine, status] = [address.get('q'), address.get('engine'), address.get('status')]

  const all = query.data?.items ?? []
  const wanted = text.trim().toLowerCase()
  const rows = all.filter(
    (row) =>
      (!engine || row.engine === engine) &&
      (!status || row.status === status) &&
      [row.name, row.engine, row.sku, row.status, row.cluster, row.id].some((field) =>
        (field ?? '').toLowerCase().includes(wanted),
      ),
  )

  const columns: Column<Database>[] = [
    {
      id: 'name',
      header: t`Name`,
      cell: ({ name, nameProblem }) => <Name name={name} problem={nameProblem} />,
      sortBy: ({ name }) => name,
    },
    {
      id: 'engine',
      header: t`Engine`,
      cell: ({ engine }) => (engine ? <Engine engine={engine} /> : <Unknown />),
      sortBy: ({ engine }) => engine && engineName(engine),
    },
    {
      id: 'plan',
      header: t`Plan`,
      cell: ({ sku }) => (sku ? <Plan sku={sku} /> : <Unknown />),
      sortBy: ({ sku }) => sku && (planSize(sku) ?? sku),
    },
    {
      id: 'status',
      header: t`Status`,
      cell: ({ status }) => <Status status={status} />,
      sortBy: ({ status }) => status,
    },
    {
      id: 'cluster',
      header: t`Cluster`,
      cell: ({ cluster }) => (cluster ? <DataText>{cluster}</DataText> : <Unknown />),
      sortBy: ({ cluster }) => cluster,
    },
  ]

  return (
    <Screen
      title={t`Databases`}
      lead={query.data && <RowCount shown={rows.length} total={all.length} />}
      actions={
        <Age
          queryKey={options.queryKey}
          updatedAt={query.dataUpdatedAt}
          fetching={query.isFetching}
          error={query.error}
        />
      }
    >
      <FilterBar label={t`Filter databases`} value={text} onChange={(q) => address.set({ q })}>
        <Choice
          label={t`Engine`}
          value={engine}
          values={all.map((row) => row.engine)}
          name={engineName}
          onChange={(value) => address.set({ engine: value })}
        />
        <Choice
          label={t`Status`}
          value={status}
          values={all.map((row) => row.status)}
          onChange={(value) => address.set({ status: value })}
        />
      </FilterBar>
      <ListStates
        query={query}
        matching={rows.length}
        onClearFilters={() => address.clear(['q', 'engine', 'status'])}
        onRetry={() => void refresh(client, options.queryKey)}
        refused={t`This token may not read databases.`}
        empty={
          <EmptyState title={t`No databases yet`}>
            <Trans>Databases that are created with this token's account appear here.</Trans>
          </EmptyState>
        }
      >
        <ResourceTable
          label={t`Databases`}
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
          address={address}
        />
      </ListStates>
    </Screen>
  )
}

function Engine({ engine }: { engine: string }) {
  return (
    <span className="flex items-center gap-2">
      <EngineMark engine={engine} />
      <DataText>{engineName(engine)}</DataText>
    </span>
  )
}

function Plan({ sku }: { sku: string }) {
  const words = planWords(sku)
  if (!words) return <DataText>{sku}</DataText>
  return (
    <span translate="no" title={sku} className="whitespace-nowrap">
      {words}
    </span>
  )
}

interface ChoiceProps {
  label: string
  value: string
  /** Every value in the list; each is offered once. */
  values: readonly (string | null)[]
  name?: (value: string) => string
  onChange: (value: string) => void
}

/** A filter by one of the values that occur; one from the address is offered even if nothing has it. */
function Choice({ label, value, values, name = (plain) => plain, onChange }: ChoiceProps) {
  const { t } = useLingui()
  const offered = new Set([...values.filter((one) => one !== null), value].filter(Boolean))
  const options = [...offered].toSorted().map((one) => ({ value: one, label: name(one) }))
  return (
    <Select
      compact
      label={label}
      value={value}
      options={[{ value: '', label: t`All` }, ...options]}
      onChange={onChange}
    />
  )
}
