/** Why what was pasted cannot be a token. */
import { Trans } from '@lingui/react/macro'
import type { CleanToken } from '~/session/token-text'

export function TokenProblem({ problem }: { problem: NonNullable<CleanToken['problem']> }) {
  if (problem.kind === 'too-long')
    return <Trans>This is longer than a token can be. Copy it again.</Trans>
  return (
    <Trans>
      Character {problem.position} ({problem.code}) cannot be part of a token. Copy it again.
    </Trans>
  )
}
