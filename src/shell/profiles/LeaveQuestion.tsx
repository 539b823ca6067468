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
    <Dialog title={isSwitch ? t`Switch the profile` : t`Remove the profile`} onClose={stay}>
      <p>
        {isSwitch ? (
          <Trans>Something that was begun is not done yet. Switch anyway?</Trans>
        ) : (
          <Trans>Something that was begun is not done yet. Remove the profile anyway?</Trans>
        )}
      </p>
      <p className="mt-1 text-muted">
        {sent ? (
          <Trans>
            It is not called off by that: whether it went through can then be checked later.
          </Trans>
        ) : (
          <Trans>Nothing more of it is sent then. What has been sent can be checked later.</Trans>
        )}
      </p>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={stay}>
          <Trans>Stay</Trans>
        </Button>
        <Button look="danger" onClick={go}>
          {isSwitch ? <Trans>Switch anyway</Trans> : <Trans>Remove anyway</Trans>}
        </Button>
      </div>
    </Dialog>
  )
}
