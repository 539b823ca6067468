/** Asks before signing out while something is still being sent. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Named } from '~/patterns/write/OutcomeWords'
import { useUnderWay } from '~/patterns/bulk/bulk-runs'
import { signOut } from '~/session/current-session'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'

export function SignOutQuestion({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const { waiting, sent } = useUnderWay()
  const it = sent && <Named>{sent.name}</Named>
  return (
    <Dialog title={t`Sign out`} onClose={onClose}>
      <p>
        {waiting > 0 ? (
          <Plural
            value={waiting}
            one="# database is still queued. Sign out anyway?"
            other="# databases are still queued. Sign out anyway?"
          />
        ) : !sent ? (
          <Trans>Some actions haven't finished. Sign out anyway?</Trans>
        ) : sent.state.get().step === 'checking' ? (
          sent.kind.leaveChecking(it)
        ) : (
          sent.kind.leaveSending(it)
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
        <Button onClick={onClose}>
          <Trans>Go back</Trans>
        </Button>
        <Button look="danger" onClick={signOut}>
          <Trans>Sign out anyway</Trans>
        </Button>
      </div>
    </Dialog>
  )
}
