/** The sort of a list, for phones, which show no column headers. */
import { useLingui } from '@lingui/react/macro'
import { Select } from '~/ui/form/Select'
import type { Column } from './ResourceTable'
import type { ListAddress } from './use-list-address'

interface SortSelectProps<Row> {
  columns: readonly Pick<Column<Row>, 'id' | 'header' | 'sortBy'>[]
  address: ListAddress
  defaultSort?: string
}

export function SortSelect<Row>({
  columns,
  address,
  defaultSort = columns[0]?.id ?? '',
}: SortSelectProps<Row>) {
  const { t } = useLingui()
  return (
    <div className="md:hidden">
      <Select
        compact
        label={t`Sort by`}
        value={address.get('sort') || defaultSort}
        options={columns.flatMap(({ id, header, sortBy }) =>
          sortBy
            ? [
                { value: id, label: `${header} ↑` },
                { value: `-${id}`, label: `${header} ↓` },
              ]
            : [],
        )}
        onChange={(sort) => address.set({ sort })}
      />
    </div>
  )
}
