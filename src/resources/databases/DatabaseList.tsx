/** All databases of the token: filtered, sorted, kept up to date. */
import { Plural, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide'
import { useMemo } from 'react'
import { fold } from '~/fold'
import { lazyAddition, lazyComponent } from '~/i18n/lazy-component'
import { paths } from '~/paths'
import { useReadRefusal } from '~/patterns/errors/refusal'
import { ListScreen } from '~/patterns/list/ListScreen'
import { Link } from '~/patterns/screen/Link'
import { Name } from '~/patterns/record/Name'
import { ResourceTable, type Column } from '~/patterns/table/ResourceTable'
import { isDeleting } from '~/patterns/record/status'
import { Status, NoValue } from '~/patterns/record/Status'
import {
  isColumnShown,
  useColumnChoice,
  type ChoosableColumn,
} from '~/patterns/table/column-choice'
import { useSortedRows } from '~/patterns/table/sort-rows'
import { useListAddress } from '~/patterns/table/use-list-address'
import { useSelection } from '~/patterns/table/use-selection'
import { useSession } from '~/session/use-session'
import { buttonClass } from '~/ui/Button'
import { DataText } from '~/ui/text/DataText'
import { Icon } from '~/ui/Icon'
import { engineName } from '~/ui/marks/EngineMark'
import { useStore } from '~/use-store'
import { databases } from '~/products/registry'
import { Engine } from './fields/Engine'
import { findsDatabase } from './list/finds-database'
import { createListChanges, type Row } from './list/list-changes'
import { planSize } from './fields/plan'
import { PlanName } from './fields/PlanName'

const LastUpdated = lazyAddition(() =>
  import('~/patterns/list/LastUpdated').then((module) => module.LastUpdated),
)
const NoDatabases = lazyComponent(() =>
  import('./list/NoDatabases').then((module) => module.NoDatabases),
)
const DatabaseActions = lazyAddition(
  () => import('./list/DatabaseActions').then((module) => module.DatabaseActions),
  <div className="h-5 w-9" />,
)
const BackingUp = lazyAddition(() => import('./list/BackingUp').then((module) => module.BackingUp))
const LastBackup = lazyAddition(() =>
  import('~/resources/backups/LastBackup').then((module) => module.LastBackup),
)
const DatabaseTools = lazyAddition(() =>
  import('./list/DatabaseTools').then((module) => module.DatabaseTools),
)
const SelectionBar = lazyAddition(() =>
  import('./list/SelectionBar').then((module) => module.SelectionBar),
)

const keyOf = ({ key }: Row) => key

const selectableName = ({ name, nameProblem, instead, status }: Row) =>
  nameProblem || instead || isDeleting(status) ? null : name

export function DatabaseList() {
  const { t } = useLingui()
  const options = databases.list()
  const query = useQuery(options)
  const refusal = useReadRefusal(query.data ? null : query.error)
  const address = useListAddress()
  const [text, engineFilter, statusFilter] = [
    address.get('q'),
    address.get('engine'),
    address.get('status'),
  ]

  const changes = useStore(useSession().service(createListChanges))
  const items = query.data?.items
  const all = useMemo(
    () => [...changes.values()].reduce<readonly Row[]>((rows, change) => change(rows), items ?? []),
    [changes, items],
  )

  const selection = useSelection(all, keyOf, selectableName)

  const [changed] = useColumnChoice('databases')
  const columns = useColumns()
  const shown = useMemo(
    () => columns.filter((column) => isColumnShown(column, changed)),
    [columns, changed],
  )

  const sorted = useSortedRows(all, columns, address)
  const wanted = fold(text.trim())
  const rows = useMemo(
    () =>
      sorted.filter(
        (row) =>
          (!engineFilter || row.engine === engineFilter) &&
          (!statusFilter || row.status === statusFilter) &&
          findsDatabase(row, wanted),
      ),
    [sorted, engineFilter, statusFilter, wanted],
  )

  return (
    <ListScreen
      title={t`Databases`}
      icon={databases.icon}
      query={query}
      queryKey={options.queryKey}
      address={address}
      shown={rows.length}
      total={all.length}
      counted={<Plural value={all.length} one="# database" other="# databases" />}
      bar={
        <>
          <LastUpdated query={query} queryKey={options.queryKey} />
          <Link to={paths.newDatabase()} className={buttonClass('primary')}>
            <Icon of={Plus} className="size-4" />
            <span className="label">{t`Create database`}</span>
          </Link>
        </>
      }
      filterLabel={t`Filter databases`}
      filterKeys={['engine', 'status']}
      tools={
        <DatabaseTools
          columns={columns}
          all={all}
          rows={rows}
          selected={selection.names}
          address={address}
          refusal={refusal}
        />
      }
      belowFilter={<SelectionBar selection={selection} rows={rows} />}
      refused={t`This token can't read databases.`}
      empty={<NoDatabases />}
    >
      <ResourceTable
        label={t`Databases`}
        columns={shown}
        rows={rows}
        rowKey={keyOf}
        address={address}
        selection={selection}
      />
    </ListScreen>
  )
}

function useColumns(): readonly (Column<Row> & ChoosableColumn)[] {
  const { t } = useLingui()
  return useMemo(
    (): (Column<Row> & ChoosableColumn)[] => [
      {
        id: 'name',
        always: true,
        header: t`Name`,
        cell: ({ name, nameProblem }) => (
          <Name name={name} problem={nameProblem} to={paths.database} />
        ),
        sortBy: ({ name }) => name,
      },
      {
        id: 'engine',
        header: t`Engine`,
        cell: ({ engine }) => (engine ? <Engine engine={engine} /> : <NoValue />),
        sortBy: ({ engine }) => engine && engineName(engine),
      },
      {
        id: 'plan',
        header: t`Plan`,
        cell: ({ sku }) => (sku ? <PlanName sku={sku} /> : <NoValue />),
        sortBy: ({ sku }) => sku && (planSize(sku) ?? sku),
      },
      {
        id: 'status',
        header: t`Status`,
        phone: 'state',
        cell: ({ name, status, instead }) =>
          instead ?? (
            <>
              <Status status={status} />
              {name && <BackingUp name={name} />}
            </>
          ),
        sortBy: ({ status }) => status,
      },
      {
        id: 'cluster',
        header: t`Cluster`,
        phone: 'hidden',
        cell: ({ cluster }) =>
          cluster ? <DataText className="text-muted">{cluster}</DataText> : <NoValue />,
        sortBy: ({ cluster }) => cluster,
      },
      {
        id: 'backup',
        header: t`Last backup`,
        cell: ({ name, nameProblem }) =>
          name !== null && !nameProblem ? <LastBackup name={name} /> : <NoValue />,
        sortBy: ({ backedUpAt }) => backedUpAt ?? null,
      },
      {
        id: 'actions',
        always: true,
        header: t`Actions`,
        cell: (row) =>
          row.name &&
          !row.nameProblem &&
          !row.instead && <DatabaseActions name={row.name} database={row} />,
      },
    ],
    [t],
  )
}
