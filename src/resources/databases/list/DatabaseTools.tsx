/** Next to the search above the list: filters, sort on a phone, export, API menu. */
import { useLingui } from '@lingui/react/macro'
import { useEffect, useMemo } from 'react'
import { callTo } from '~/api/operations'
import type { Database } from '~/api/readers/database'
import { ExportMenu } from '~/patterns/export/ExportMenu'
import { statusWord } from '~/patterns/record/status'
import { ListTools } from '~/patterns/list/FilterBar'
import { prepareSearch } from '~/patterns/list/prepare-search'
import { ApiMenu } from '~/patterns/raw/ApiMenu'
import type { Column } from '~/patterns/table/ResourceTable'
import type { ChoosableColumn } from '~/patterns/table/column-choice'
import { ColumnsMenu } from '~/patterns/table/ColumnsMenu'
import { SortSelect } from '~/patterns/table/SortSelect'
import type { ListAddress } from '~/patterns/table/use-list-address'
import { useSession } from '~/session/use-session'
import { engineName } from '~/ui/marks/EngineMark'
import { Select } from '~/ui/form/Select'
import { findsDatabase } from './finds-database'
import { followLastBackups } from './last-backups'
import type { Row } from './list-changes'

interface DatabaseToolsProps {
  columns: readonly (Column<Row> & ChoosableColumn)[]
  all: readonly Database[]
  /** The rows that the filter lets through. */
  rows: readonly Database[]
  /** The names of the selected rows. */
  selected: readonly string[]
  address: ListAddress
  refusal: string | null
}

export function DatabaseTools({
  columns,
  all,
  rows,
  selected,
  address,
  refusal,
}: DatabaseToolsProps) {
  const { t, i18n } = useLingui()
  useSession().service(followLastBackups)
  useEffect(() => prepareSearch(all, findsDatabase), [all])
  return (
    <>
      <Choice
        label={t`Engine`}
        value={address.get('engine')}
        rows={all}
        valueOf={engineOf}
        name={engineName}
        onChange={(engine) => address.set({ engine })}
      />
      <Choice
        label={t`Status`}
        value={address.get('status')}
        rows={all}
        valueOf={statusOf}
        name={(word) => statusWord(i18n, word) ?? word}
        onChange={(status) => address.set({ status })}
      />
      <SortSelect columns={columns} address={address} />
      <ListTools>
        <ColumnsMenu list="databases" columns={columns} reason={refusal} />
        <ExportMenu
          what="databases"
          columns={[
            { id: 'id', header: t`ID`, value: ({ id }: Database) => id },
            { id: 'name', header: t`Name`, value: ({ name }) => name },
            { id: 'engine', header: t`Engine`, value: ({ engine }) => engine },
            { id: 'sku', header: t`Plan`, value: ({ sku }) => sku },
            { id: 'status', header: t`Status`, value: ({ status }) => status },
            { id: 'cluster', header: t`Cluster`, value: ({ cluster }) => cluster },
          ]}
          rows={rows}
          filter={Object.fromEntries(
            ['q', 'engine', 'status'].map((key) => [key, address.get(key)]),
          )}
          refusal={refusal}
        />
        <ApiMenu
          paths={() =>
            selected.length > 0
              ? selected.map((name) => callTo('getDatabase', { name }).path)
              : [callTo('listDatabases').path]
          }
        />
      </ListTools>
    </>
  )
}

const engineOf = ({ engine }: Database) => engine
const statusOf = ({ status }: Database) => status

interface ChoiceProps {
  label: string
  value: string
  /** Each value that occurs in the rows is offered once. */
  rows: readonly Database[]
  /** A stable function, so that long lists are searched only once. */
  valueOf: (row: Database) => string | null
  name?: (value: string) => string
  onChange: (value: string) => void
}

/** A filter by one of the values that occur; the one in the address is offered even if no row has it. */
function Choice({ label, value, rows, valueOf, name = (plain) => plain, onChange }: ChoiceProps) {
  const { t } = useLingui()
  const values = useMemo(() => new Set(rows.map(valueOf)), [rows, valueOf])
  const offered = new Set([...values, value].filter((one) => one !== null).filter(Boolean))
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
