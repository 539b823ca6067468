/** The last minute before the session ends for want of input. */
import { Plural, Trans } from '@lingui/react/macro'
import { useEffect } from 'react'
import { end } from '~/session/session'
import { idleCountdown, restartIdle, watchIdle } from '~/session/idle'
import { useEpoch } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useStore } from '~/use-store'

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
  return (
    <Notice
      tone="warn"
      role="alert"
      actions={
        <Button small onClick={restartIdle}>
          <Trans>Stay signed in</Trans>
        </Button>
      }
    >
      <Trans>
        Nobody seems to be here. Signing out in <Plural value={seconds} one="# second" other="# seconds" />.
      </Trans>
    </Notice>
  )
}
