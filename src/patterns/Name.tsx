/** A resource's name. One that cannot be put into a request is shown escaped, with the reason, and leads nowhere. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { NameProblem } from '~/api/names'
import { DataText } from '~/ui/DataText'
import { Link } from './Link'

/** Why a name cannot be put into a request, in words. */
export const nameProblems: Record<NameProblem, MessageDescriptor> = {
  missing: msg`The portal sent no name.`,
  'not-text': msg`The name is not a text.`,
  empty: msg`The name is empty.`,
  dots: msg`The name is a step in a path.`,
  slash: msg`The name holds a slash.`,
  percent: msg`The name holds a percent sign.`,
  control: msg`The name holds a control character.`,
  invisible: msg`The name contains invisible characters.`,
  surrogate: msg`The name holds half a character.`,
  duplicate: msg`Two entries share this name.`,
}

interface NameProps {
  name: string | null
  problem: NameProblem | null
  /** Where a good name leads. */
  to?: (name: string) => string
}

export function Name({ name, problem, to }: NameProps) {
  const { i18n } = useLingui()
  const shown = name?.trim() ? <DataText>{name}</DataText> : <Trans>(no name)</Trans>
  if (!problem && name && to)
    return (
      <Link to={to(name)} className="font-medium hover:underline">
        {shown}
      </Link>
    )
  if (!problem) return <span className="font-medium">{shown}</span>
  return (
    <div>
      <span className="font-medium">{shown}</span>
      <span className="block text-xs whitespace-normal text-warn">
        {i18n._(nameProblems[problem])}{' '}
        {problem !== 'duplicate' && <Trans>This name cannot be put safely into a request.</Trans>}
      </span>
    </div>
  )
}
