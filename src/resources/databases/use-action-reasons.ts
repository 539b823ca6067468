/** Why something cannot be done to a database now, in words; null where it can. */
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useRefusal } from '~/patterns/writes/use-write'
import { useSecondsTo } from '~/patterns/writes/WriteOutcome'
import { isBusy } from '~/patterns/writes/write-state'
import { writeOf } from '~/patterns/writes/writes'
import { useEpoch } from '~/session/use-session'
import { useStore } from '~/use-store'

export function useActionReasons(name: string): { backup: string | null; remove: string | null } {
  const { t } = useLingui()
  const client = useQueryClient()
  const { key } = useEpoch()
  const backing = useStore(writeOf(client, key, 'backup', name).state)
  const [noBackup, noDelete] = [useRefusal('backup'), useRefusal('delete')]
  const online = useSyncExternalStore(followLine, () => navigator.onLine)
  const wait = useSecondsTo(backing.step === 'limited' ? backing.retryAt : null)
  const offline = online ? null : t`You are offline.`
  return {
    backup:
      offline ??
      noBackup ??
      (isBusy(backing)
        ? t`A backup is being started.`
        : wait > 0
          ? t`Not sent through: rate limit. Again in ${wait} s.`
          : null),
    remove: offline ?? noDelete,
  }
}

function followLine(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}
