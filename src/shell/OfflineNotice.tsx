/** Says that there is no network, for as long as there is none. */
import { Trans } from '@lingui/react/macro'
import { useSyncExternalStore } from 'react'
import { Notice } from '~/ui/Notice'

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

export function OfflineNotice() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  if (online) return null
  return (
    <Notice tone="warn" role="status">
      <Trans>
        You are offline. What is shown stays as it was; reading goes on when the connection is back.
      </Trans>
    </Notice>
  )
}
