/** An address that leads nowhere. */
import { Trans, useLingui } from '@lingui/react/macro'
import { paths } from '~/paths'
import { Link } from '~/patterns/screen/Link'
import { Screen } from '~/patterns/screen/Screen'
import { buttonClass } from '~/ui/Button'

export function NotFound() {
  const { t } = useLingui()
  return (
    <Screen title={t`Page not found`}>
      <p className="mb-4 text-muted">
        <Trans>There is no screen at this address. It may have been mistyped.</Trans>
      </p>
      <Link to={paths.databases()} className={buttonClass()}>
        <Trans>Back to the databases</Trans>
      </Link>
    </Screen>
  )
}
