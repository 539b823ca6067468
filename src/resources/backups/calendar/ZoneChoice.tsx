/** The time zone of times: the person's own, or UTC. Stored in the address. */
import { useLingui } from '@lingui/react/macro'
import type { ListAddress } from '~/patterns/table/use-list-address'
import { Checkbox } from '~/ui/form/Checkbox'
import type { Zone } from './days'

/** The time zone in the address. */
export function zoneOf(address: ListAddress): Zone {
  return address.get('tz') === 'utc' ? 'utc' : 'local'
}

export function ZoneChoice({ address }: { address: ListAddress }) {
  const { t } = useLingui()
  return (
    <Checkbox
      label={t`Show times in UTC`}
      checked={zoneOf(address) === 'utc'}
      onChange={(utc) => address.set({ tz: utc ? 'utc' : '' })}
    />
  )
}
