/** Why a name is no link, under the name. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { NameProblem } from '~/api/names'
import { nameProblems } from './name-problems'

export function NameReason({ problem }: { problem: NameProblem }) {
  const { i18n } = useLingui()
  return (
    <>
      {i18n._(nameProblems[problem])}{' '}
      {problem !== 'duplicate' && <Trans>This name can't be used in a request.</Trans>}
    </>
  )
}
