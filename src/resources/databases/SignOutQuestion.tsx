/** Asks before signing out while something is still being sent. */
import { Plural, useLingui } from '@lingui/react/macro'
import { useUnderWay } from '~/patterns/bulk/bulk-runs'
import { LeaveDialog } from '~/patterns/bulk/LeaveDialog'
import { Named } from '~/patterns/write/OutcomeWords'
import { signOut } from '~/session/current-session'

export function SignOutQuestion({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const { waiting, sent } = useUnderWay()
  const it = sent && <Named>{sent.name}</Named>
  return (
    <LeaveDialog
      title={t`Sign out`}
      leaveLabel={t`Sign out anyway`}
      onStay={onClose}
      onLeave={signOut}
    >
      {waiting > 0 ? (
        <Plural
          value={waiting}
          one="# database is still queued. Sign out anyway?"
          other="# databases are still queued. Sign out anyway?"
        />
      ) : !sent ? (
        t`Some actions haven't finished. Sign out anyway?`
      ) : sent.state.get().step === 'checking' ? (
        sent.kind.leaveChecking(it)
      ) : (
        sent.kind.leaveSending(it)
      )}
    </LeaveDialog>
  )
}
