/** Watches for input and the session's time, and warns in the last minute before it ends for want of input. */
import { useEffect } from 'react'
import { later } from '~/i18n/later'
import { idleCountdown, watchIdle } from '~/session/idle'
import { endIfOver } from '~/session/session'
import { useStore } from '~/use-store'

const IdleWarning = later('troubles', async () => (await import('./IdleWarning')).IdleWarning)

export function IdleNotice() {
  useEffect(() => watchIdle(endIfOver), [])
  const seconds = useStore(idleCountdown)
  if (seconds === null) return null
  return <IdleWarning seconds={seconds} />
}
