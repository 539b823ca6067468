/** The screen of a list: the number of items, the filter, and the rows or the reason why there are none. */
import type { QueryKey, UseQueryResult } from '@tanstack/react-query'
import type { IconNode } from 'lucide'
import type { ReactNode } from 'react'
import type { ItemList } from '~/api/readers/list'
import { Screen } from '~/patterns/screen/Screen'
import type { ListAddress } from '~/patterns/table/use-list-address'
import { FilterBar } from './FilterBar'
import { ListStates } from './ListStates'
import { RowCount } from './RowCount'

interface ListScreenProps<Item> {
  title: string
  icon: IconNode
  query: UseQueryResult<ItemList<Item>>
  queryKey: QueryKey
  address: ListAddress
  /** How many rows the filter lets through. */
  shown: number
  total: number
  /** `total` as text. */
  counted: ReactNode
  /** Beside the title; see Screen. */
  bar: ReactNode
  filterLabel: string
  /** Further controls in the row of the filter. */
  tools: ReactNode
  /** The keys of the address that filter, in addition to the text. */
  filterKeys?: readonly string[]
  /** Between the title and the filter. */
  aboveFilter?: ReactNode
  /** Between the filter and the rows. */
  belowFilter?: ReactNode
  /** The sentence for a refusal. */
  refused: string
  /** In place of a list without items. */
  empty: ReactNode
  /** The table. */
  children: ReactNode
}

export function ListScreen<Item>({
  title,
  icon,
  query,
  queryKey,
  address,
  shown,
  total,
  counted,
  bar,
  filterLabel,
  tools,
  filterKeys = [],
  aboveFilter,
  belowFilter,
  refused,
  empty,
  children,
}: ListScreenProps<Item>) {
  return (
    <Screen
      title={title}
      icon={icon}
      count={
        query.data && (
          <RowCount shown={shown} total={total}>
            {counted}
          </RowCount>
        )
      }
      bar={bar}
    >
      {aboveFilter}
      <FilterBar
        label={filterLabel}
        value={address.get('q')}
        onChange={(q) => address.type({ q })}
        onRest={address.settle}
      >
        {tools}
      </FilterBar>
      {belowFilter}
      <ListStates
        query={query}
        queryKey={queryKey}
        matching={shown}
        onClearFilters={() => address.clear(['q', ...filterKeys])}
        refused={refused}
        empty={empty}
      >
        {children}
      </ListStates>
    </Screen>
  )
}
