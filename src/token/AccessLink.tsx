/** What the token may do, in the banner, with a link to the evidence. */
import { Trans } from '@lingui/react/macro'
import { paths } from '~/paths'
import { Link } from '~/patterns/screen/Link'
import { useScope } from '~/session/use-session'
import { accessWords } from './access-words'

export function AccessLink() {
  const { evidence } = useScope()
  return (
    <Link to={paths.token()} className="frame-access">
      <Trans>Access: {accessWords(evidence)}</Trans>
    </Link>
  )
}
