/** Watches for input, and warns in the last minute before the session ends. */
import { useEffect } from 'react'
import { later } from '~/i18n/later'
import { end } from '~/session/session'
import { idleCountdown, watchIdle } from '~/session/idle'
import { useEpoch } from '~/session/use-session'
import { useStore } from '~/use-store'

const IdleWarning = later('troubles', async () => (await import('./IdleWarning')).IdleWarning)

export function IdleNotice() {
  const { connection } = useEpoch()
  useEffect(
    () =>
      watchIdle({
        busy: () => connection.writesUnderWay() > 0,
        onTooLong: () => end({ kind: 'idle' }),
      }),
    [connection],
  )
  const seconds = useStore(idleCountdown)
  if (seconds === null) return null
  return <IdleWarning seconds={seconds} />
}
