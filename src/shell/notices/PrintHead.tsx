/** The first line of a printed screen: account, portal and time. */
import { formatTime } from '~/i18n/format'
import { ProfileName } from '~/session/ProfileName'
import { profiles } from '~/session/profiles'
import { useSession } from '~/session/use-session'
import { settings } from '~/settings'
import { usePortalMinute } from '~/ui/time/use-now'
import { useStore } from '~/use-store'

export function PrintHead() {
  const { connection } = useSession()
  const current = useStore(profiles).find((profile) => profile.current)
  const now = usePortalMinute()
  return (
    <p className="hidden gap-x-3 border-b border-line pb-2 print:flex">
      <span translate="no">{settings().brand.name}</span>
      {current && <ProfileName profile={current} />}
      <span>{new URL(connection.portalUrl).host}</span>
      <span className="ml-auto">{formatTime(now, { dateStyle: 'long', timeStyle: 'short' })}</span>
    </p>
  )
}
