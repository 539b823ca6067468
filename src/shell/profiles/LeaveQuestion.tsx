/** Asked before the profile in use is left in the middle of a write. */
import { Trans, useLingui } from '@lingui/react/macro'
import { LeaveDialog } from '~/patterns/bulk/LeaveDialog'
import { leaveAsked, type Leaving } from '~/session/profiles'

export function LeaveQuestion({ why, go }: Leaving) {
  const { t } = useLingui()
  const onStay = () => leaveAsked.set(null)
  return why === 'switch' ? (
    <LeaveDialog
      title={t`Switch profile`}
      leaveLabel={t`Switch anyway`}
      onStay={onStay}
      onLeave={go}
    >
      <Trans>Some actions haven't finished. Switch anyway?</Trans>
    </LeaveDialog>
  ) : (
    <LeaveDialog
      title={t`Remove profile`}
      leaveLabel={t`Remove anyway`}
      onStay={onStay}
      onLeave={go}
    >
      <Trans>Some actions haven't finished. Remove the profile anyway?</Trans>
    </LeaveDialog>
  )
}
