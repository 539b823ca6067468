/** The region "Notifications": what happened to something that was started, whichever screen is in view. */
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useStore } from '~/use-store'
import { dismiss, notifications, type Notification } from '../notices'

export function Notifications() {
  const { t } = useLingui()
  const client = useQueryClient()
  const shown = useStore(notifications).filter((one) => one.client === client)
  if (shown.length === 0) return null
  return (
    <section
      aria-label={t`Notifications`}
      className="pointer-events-none sticky bottom-4 z-10 mt-6 ml-auto flex max-w-[26rem] flex-col gap-2 *:pointer-events-auto"
    >
      {shown.map((one) => (
        <Shown key={one.id} {...one} />
      ))}
    </section>
  )
}

function Shown({ id, Show }: Notification) {
  const close = useCallback(() => dismiss(id), [id])
  return (
    <div className="rounded-lg bg-surface shadow-lg">
      <Show onClose={close} />
    </div>
  )
}
