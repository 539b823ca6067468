/** What the token may do, in the banner, with the way to its evidence. */
import { Trans } from '@lingui/react/macro'
import { paths } from '~/paths'
import { Link } from '~/patterns/screen/Link'
import { useScopeWords } from '~/session/scope-words'
import { useScope } from '~/session/use-session'

export function ScopeLink() {
  const { possible } = useScope()
  const words = useScopeWords()
  return (
    <Link to={paths.token()} className="frame-access">
      <Trans>Scope: {words(possible)}</Trans>
    </Link>
  )
}
