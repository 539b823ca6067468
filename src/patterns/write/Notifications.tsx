/** What stands in the region "Notifications": what happened to something that was started, whichever screen is in view. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useStore } from '~/use-store'
import { dismiss, notifications, type Notification } from '~/patterns/screen/notifications'

export function Notifications() {
  const client = useQueryClient()
  const shown = useStore(notifications).filter((one) => one.client === client)
  return shown.map((one) => <Shown key={one.id} {...one} />)
}

function Shown({ id, Show }: Notification) {
  const close = useCallback(() => dismiss(id), [id])
  return (
    <div className="rounded-lg bg-surface shadow-lg">
      <Show onClose={close} />
    </div>
  )
}
