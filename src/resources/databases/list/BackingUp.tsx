/** Shows a backup in progress, next to its database's status in the list. */
import { useLingui } from '@lingui/react/macro'
import { useSession } from '~/session/use-session'
import { StatusPill } from '~/ui/StatusPill'
import { useStore } from '~/use-store'
import { followerOf, isUnderWay } from '../backup/follow-backups'

export function BackingUp({ name }: { name: string }) {
  const { t } = useLingui()
  const followed = useStore(followerOf(useSession()).state)
  if (!followed.some((one) => one.name === name && isUnderWay(one))) return null
  return (
    <>
      {/* A space and no margin: in a line of its own it begins where the status does. */}{' '}
      <StatusPill tone="busy">{t`Backing up…`}</StatusPill>
    </>
  )
}
