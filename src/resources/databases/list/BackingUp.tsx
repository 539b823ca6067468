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
    <span className="ml-1.5 md:ml-3">
      <StatusPill tone="busy">{t`Backing up…`}</StatusPill>
    </span>
  )
}
