/** What the sign-in screen warns of: a token that was in the address or looks odd, a page where none may be entered. */
import { Trans } from '@lingui/react/macro'
import type { CleanToken } from '~/session/token-text'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'

interface SignInNoticeProps {
  of: 'in-address' | 'unusual' | 'insecure'
  /** Lets the person go on despite the warning. */
  onAnyway?: () => void
}

export function SignInNotice({ of, onAnyway }: SignInNoticeProps) {
  return (
    <Notice
      tone={of === 'insecure' ? 'bad' : 'warn'}
      role="alert"
      actions={
        onAnyway && (
          <Button small onClick={onAnyway}>
            <Trans>Use it anyway</Trans>
          </Button>
        )
      }
    >
      {of === 'in-address' ? (
        <Trans>
          A token was in the address and has been removed. It may be in your history: revoke it and
          make a new one.
        </Trans>
      ) : of === 'unusual' ? (
        <Trans>This does not look like a portal token (htx_…). Use it anyway?</Trans>
      ) : (
        <Trans>Not served over HTTPS: tokens cannot be entered here.</Trans>
      )}
    </Notice>
  )
}

/** Why what was pasted cannot be a token. */
export function TokenProblem({ problem }: { problem: NonNullable<CleanToken['problem']> }) {
  if (problem.kind === 'too-long')
    return <Trans>This is longer than a token can be. Copy it again.</Trans>
  return (
    <Trans>
      Character {problem.position} ({problem.code}) cannot be part of a token. Copy it again.
    </Trans>
  )
}
