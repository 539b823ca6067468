/** Asks before signing out while something is still being sent. */
import { Trans, useLingui } from '@lingui/react/macro'
import { lastWrite } from '~/patterns/writes/journal'
import { LeaveAnyway } from '~/patterns/writes/OutcomeWords'
import { signOut } from '~/session/session'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'

export function SignOutQuestion({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  return (
    <Dialog title={t`Sign out`} onClose={onClose}>
      <p>
        <LeaveAnyway op={lastWrite()?.op ?? 'create'} />
      </p>
      <p className="mt-1 text-muted">
        <Trans>
          It is not called off by that: whether it went through can then be checked later.
        </Trans>
      </p>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>
          <Trans>Stay</Trans>
        </Button>
        <Button look="danger" onClick={signOut}>
          <Trans>Sign out anyway</Trans>
        </Button>
      </div>
    </Dialog>
  )
}
