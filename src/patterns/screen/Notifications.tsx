/** The content of the region "Notifications": news of what the person started, on every screen. */
import { useCallback } from 'react'
import { createNotifications, dismiss, type Notification } from '~/session/notifications'
import { useSession } from '~/session/use-session'
import { useStore } from '~/use-store'

export function Notifications() {
  const shown = useStore(useSession().service(createNotifications))
  return shown.map((one) => <Shown key={one.id} {...one} />)
}

function Shown({ id, Show }: Notification) {
  const session = useSession()
  const close = useCallback(() => dismiss(session, id), [session, id])
  return (
    <div className="rounded-lg bg-surface raised">
      <Show onClose={close} />
    </div>
  )
}
