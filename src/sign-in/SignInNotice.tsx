/** Warnings of the sign-in screen: a token in the address, one that looks odd, a page where none may be entered. */
import { Trans } from '@lingui/react/macro'
import type { CleanToken } from '~/session/token-text'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'

interface SignInNoticeProps {
  of: 'in-address' | 'unusual' | 'insecure'
  /** Lets the person continue in spite of the warning. */
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
          The address contained a token, which has been removed. It may still be in your browser
          history: revoke it and create a new one.
        </Trans>
      ) : of === 'unusual' ? (
        <Trans>This doesn't look like a portal token (htx_…). Use it anyway?</Trans>
      ) : (
        <Trans>This page isn't served over HTTPS, so tokens can't be entered here.</Trans>
      )}
    </Notice>
  )
}

/** Why the pasted text cannot be a token. */
export function TokenProblem({ problem }: { problem: NonNullable<CleanToken['problem']> }) {
  if (problem.kind === 'too-long')
    return <Trans>This is too long to be a token. Copy it again.</Trans>
  return (
    <Trans>
      Character {problem.position} ({problem.code}) can't be part of a token. Copy it again.
    </Trans>
  )
}

export function Cleaned() {
  return <Trans>Removed extra characters around the token</Trans>
}

/** Why no token can be remembered. `exposed`: browser or host lack a part of the page's protection. */
export function NotRemembered({ exposed }: { exposed: boolean }) {
  return exposed ? (
    <Trans>Not available while protection is reduced.</Trans>
  ) : (
    <Trans>This browser is blocking storage for this site.</Trans>
  )
}
