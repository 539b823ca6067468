/** A resource's name. One that cannot be used in a request is shown escaped with the reason, and is no link. */
import { Trans } from '@lingui/react/macro'
import type { NameProblem } from '~/api/names'
import { lazyComponent } from '~/i18n/lazy-component'
import { DataText, dataText } from '~/ui/text/DataText'
import { Link } from '~/patterns/screen/Link'

const NameReason = lazyComponent(() => import('./NameReason').then((module) => module.NameReason))

interface NameProps {
  name: string | null
  problem: NameProblem | null
  /** The address behind a name that can be used. */
  to?: (name: string) => string
}

export function Name({ name, problem, to }: NameProps) {
  if (!problem && name?.trim() && to)
    return (
      <Link
        to={to(name)}
        {...dataText(name)}
        className="data-text w-fit max-w-full font-semibold text-accent hover:underline"
      />
    )
  const shown = name?.trim() ? <DataText>{name}</DataText> : <Trans>(no name)</Trans>
  if (!problem) return <span className="font-medium">{shown}</span>
  return (
    <div>
      <span className="font-medium">{shown}</span>
      <span className="block text-xs whitespace-normal text-warn">
        <NameReason problem={problem} />
      </span>
    </div>
  )
}
