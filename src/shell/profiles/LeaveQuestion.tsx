/** Asked before the profile in use is left in the middle of a write. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useUnderWay } from '~/patterns/bulk/bulk-runs'
import { leaveAsked, type Leaving } from '~/session/profiles'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'

export function LeaveQuestion({ why, go }: Leaving) {
  const { t } = useLingui()
  const { sent } = useUnderWay()
  const isSwitch = why === 'switch'
  const stay = () => leaveAsked.set(null)
  return (
    <Dialog title={isSwitch ? t`Switch profile` : t`Remove profile`} onClose={stay}>
      <p>
        {isSwitch ? (
          <Trans>Some actions haven't finished. Switch anyway?</Trans>
        ) : (
          <Trans>Some actions haven't finished. Remove the profile anyway?</Trans>
        )}
      </p>
      <p className="mt-1 text-muted">
        {sent ? (
          <Trans>This doesn't cancel it. You can check the result later.</Trans>
        ) : (
          <Trans>What is still queued won't be sent. You can check what was sent later.</Trans>
        )}
      </p>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={stay}>
          <Trans>Go back</Trans>
        </Button>
        <Button look="danger" onClick={go}>
          {isSwitch ? <Trans>Switch anyway</Trans> : <Trans>Remove anyway</Trans>}
        </Button>
      </div>
    </Dialog>
  )
}
