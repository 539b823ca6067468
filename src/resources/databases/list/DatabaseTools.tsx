/** Beside the filters of the list: its sort on a phone, its export, the calls behind it. */
import { useLingui } from '@lingui/react/macro'
import { callTo } from '~/api/operations'
import type { Database } from '~/api/readers/database'
import { ExportMenu } from '~/patterns/export/ExportMenu'
import { ListTools } from '~/patterns/list/FilterBar'
import { ApiMenu } from '~/patterns/raw/ApiMenu'
import type { Column } from '~/patterns/table/ResourceTable'
import { SortSelect } from '~/patterns/table/SortSelect'
import type { ListAddress } from '~/patterns/table/use-list-address'
import type { Row } from './list-changes'

interface DatabaseToolsProps {
  columns: readonly Column<Row>[]
  /** What the filter lets through. */
  rows: readonly Database[]
  /** The names of the selected rows. */
  selected: readonly string[]
  address: ListAddress
  refusal: string | null
}

export function DatabaseTools({ columns, rows, selected, address, refusal }: DatabaseToolsProps) {
  const { t } = useLingui()
  return (
    <>
      <SortSelect columns={columns} address={address} />
      <ListTools>
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
