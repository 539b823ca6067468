/** The time zone of times: the person's own, or UTC. Stored in the address. */
import { Trans } from '@lingui/react/macro'
import type { ListAddress } from '~/patterns/table/use-list-address'
import type { Zone } from './days'

/** The time zone in the address. */
export function zoneOf(address: ListAddress): Zone {
  return address.get('tz') === 'utc' ? 'utc' : 'local'
}

export function ZoneChoice({ address }: { address: ListAddress }) {
  return (
    <label className="flex h-9 items-center gap-2">
      <input
        type="checkbox"
        checked={zoneOf(address) === 'utc'}
        onChange={({ target }) => address.set({ tz: target.checked ? 'utc' : '' })}
        className="size-4"
      />
      <Trans>Show times in UTC</Trans>
    </label>
  )
}
