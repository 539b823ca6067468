/** The token's scope in the banner, with the way to its evidence. */
import { Trans } from '@lingui/react/macro'
import { KeyRound } from 'lucide'
import { paths } from '~/paths'
import { Link } from '~/patterns/screen/Link'
import { useScopeWords } from '~/session/scope-words'
import { useScope } from '~/session/use-session'
import { Icon } from '~/ui/Icon'

export function ScopeLink() {
  const { possible } = useScope()
  const words = useScopeWords()
  return (
    <Link
      to={paths.token()}
      className="flex min-w-0 items-center gap-1.5 text-muted hover:text-ink hover:underline"
    >
      <Icon of={KeyRound} className="size-4 shrink-0" />
      <span className="truncate">
        <Trans>Scope: {words(possible)}</Trans>
      </span>
    </Link>
  )
}
