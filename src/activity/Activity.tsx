/** Every call of this tab's session, as it happens, and what became of the person's changes. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useLocation } from 'react-router-dom'
import { paths } from '~/paths'
import { Screen } from '~/patterns/screen/Screen'
import { Tabs } from '~/patterns/record/Tabs'
import { useListAddress, type ListAddress } from '~/patterns/table/use-list-address'
import { Calls } from './Calls'
import { Changes } from './Changes'

export function Activity() {
  const { t } = useLingui()
  const address = newestFirst(useListAddress())
  const { search } = useLocation()
  const selected = address.get('view') === 'changes' ? 'changes' : 'calls'
  return (
    <Screen
      title={t`Activity`}
      lead={
        <span className="max-md:hidden">
          <Trans>API calls made from this tab, latest first. Kept in memory only, up to 500.</Trans>
        </span>
      }
    >
      <Tabs
        label={t`Activity`}
        selected={selected}
        tabs={[
          { id: 'calls', label: t`All calls`, to: withView(search, '') },
          { id: 'changes', label: t`Your changes`, to: withView(search, 'changes') },
        ]}
      >
        {selected === 'calls' ? <Calls address={address} /> : <Changes address={address} />}
      </Tabs>
    </Screen>
  )
}

/** The other view with the same filter; the open call and the page are dropped. */
function withView(search: string, view: string): string {
  const next = new URLSearchParams(search)
  for (const key of ['view', 'call', 'page', 'sort']) next.delete(key)
  if (view) next.set('view', view)
  return next.size > 0 ? `${paths.activity()}?${next}` : paths.activity()
}

/** The newest first, unless the address has another sort. */
function newestFirst(address: ListAddress): ListAddress {
  return {
    ...address,
    get: (key) => address.get(key) || (key === 'sort' ? '-time' : ''),
  }
}
