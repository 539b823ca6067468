/** The opened item of a read-only list: its fields, what can be done with it, and the raw record. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { ComponentProps, ReactNode } from 'react'
import type { Json } from '~/api/transport/parse-body'
import { RawDetails } from '~/patterns/raw/RawDetails'
import { FieldList } from '~/patterns/record/FieldList'
import { FurtherFields, KnownField } from '~/patterns/record/RecordFields'
import { Status } from '~/patterns/record/Status'
import { RowPanel } from '~/patterns/table/ListWithPanel'
import type { ReadOnlyItem } from './ReadOnlyList'

interface ItemPanelProps {
  item: ReadOnlyItem & { raw: Json; secrets?: readonly string[] }
  selected: ComponentProps<typeof RowPanel>['selected']
  /** The fields after name and ID. */
  fields: ReactNode
  /** Between the fields and the raw record. */
  children: ReactNode
}

export function ItemPanel({ item, selected, fields, children }: ItemPanelProps) {
  const { t } = useLingui()
  return (
    <RowPanel
      title={item.title ?? t`(no name)`}
      lead={<Status status={item.status} />}
      selected={selected}
    >
      <FieldList heading="h3" title={t`Details`}>
        <KnownField label={t`Name`} what={t`Copy name`} text={item.name} />
        <KnownField label={t`ID`} what={t`Copy ID`} text={item.id} />
        {fields}
      </FieldList>
      {children}
      <RawDetails record={item.raw} unknown={item.unknown} secrets={item.secrets} />
    </RowPanel>
  )
}

/** The fields of an item that we have no name for. */
export function FurtherItemFields(
  props: Pick<ComponentProps<typeof FurtherFields>, 'fields' | 'secrets'>,
) {
  return <FurtherFields heading="h3" elsewhere={<Trans>See “Raw”</Trans>} {...props} />
}
