/** What the record of calls is filtered by, kept in the address. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { CallEntry } from '~/api/call-log/call-log'
import { FilterBar } from '~/patterns/list/FilterBar'
import type { ListAddress } from '~/patterns/table/use-list-address'
import { registry } from '~/products/registry'
import { Select } from '~/ui/form/Select'
import { callOutcomes, callSubjects, type CallFilter, type CallSubject } from './find-calls'
import { outcomeWords } from './CallStatus'
import { Checkbox } from '~/ui/form/Checkbox'

export const filterKeys = ['q', 'method', 'product', 'status', 'writes'] as const

function labelOf(subject: CallSubject): MessageDescriptor {
  if (subject === 'backups') return msg`Backups`
  return registry.find(({ id }) => id === subject)?.label ?? msg`Other`
}

/** The filter that the address holds. */
export function callFilter(address: ListAddress): CallFilter {
  return {
    text: address.get('q'),
    method: address.get('method'),
    product: address.get('product'),
    status: address.get('status'),
    writesOnly: address.get('writes') !== '',
  }
}

interface CallFiltersProps {
  address: ListAddress
  calls: readonly CallEntry[]
  /** Tools for the whole record. */
  children: ReactNode
}

export function CallFilters({ address, calls, children }: CallFiltersProps) {
  const { t, i18n } = useLingui()
  const filter = callFilter(address)
  const all = { value: '', label: t`All` }
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
  const methods = known(calls.map(({ method }) => method))
  const statuses = known(calls.map(({ status }) => status?.toString()))
  return (
    <FilterBar
      label={t`Filter calls`}
      value={filter.text}
      onChange={(q) => address.type({ q })}
      onRest={address.settle}
    >
      <Select
        compact
        label={t`Method`}
        value={filter.method}
        options={[all, ...plain(methods)]}
        onChange={(method) => address.set({ method })}
      />
      <Select
        compact
        label={t`Product`}
        value={filter.product}
        options={[all, ...callSubjects.map((value) => ({ value, label: i18n._(labelOf(value)) }))]}
        onChange={(product) => address.set({ product })}
      />
      <Select
        compact
        label={t`Status`}
        value={filter.status}
        options={[
          all,
          ...callOutcomes.map((value) => ({ value, label: i18n._(outcomeWords[value]) })),
          ...plain(statuses),
        ]}
        onChange={(status) => address.set({ status })}
      />
      <Checkbox
        label={t`Writes only`}
        checked={filter.writesOnly}
        onChange={(only) => address.set({ writes: only ? '1' : '' })}
      />
      {children}
    </FilterBar>
  )
}

/** Each value that occurs, once. */
function known(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))].toSorted()
}
