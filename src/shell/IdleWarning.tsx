/** The last minute before the session ends for want of input. */
import { Trans } from '@lingui/react/macro'
import { createIdle } from '~/session/idle'
import { useSession } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { Ticking } from '~/ui/Ticking'

export function IdleWarning({ seconds }: { seconds: number }) {
  const { restart } = useSession().service(createIdle)
  return (
    <Notice
      tone="warn"
      role="alert"
      actions={
        <Button small onClick={restart}>
          <Trans>Stay signed in</Trans>
        </Button>
      }
    >
      <Ticking still={<Trans>Nobody seems to be here. Signing out within a minute.</Trans>}>
        <Trans>Nobody seems to be here. Signing out in {seconds} s.</Trans>
      </Ticking>
    </Notice>
  )
}
