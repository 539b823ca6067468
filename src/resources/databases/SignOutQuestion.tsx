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
            one="# database of a run is still waiting. Sign out anyway?"
            other="# databases of a run are still waiting. Sign out anyway?"
          />
        ) : !sent ? (
          <Trans>Something that was begun is not done yet. Sign out anyway?</Trans>
        ) : sent.state.get().step === 'checking' ? (
          sent.kind.leaveChecking(it)
        ) : (
          sent.kind.leaveSending(it)
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
