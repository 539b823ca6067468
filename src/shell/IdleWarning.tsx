/** The last minute before the session ends for want of input. */
import { Plural, Trans } from '@lingui/react/macro'
import { restartIdle } from '~/session/idle'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'

export function IdleWarning({ seconds }: { seconds: number }) {
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
        Nobody seems to be here. Signing out in{' '}
        <Plural value={seconds} one="# second" other="# seconds" />.
      </Trans>
    </Notice>
  )
}
