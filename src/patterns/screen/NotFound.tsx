/** The screen for an unknown address. */
import { useLingui } from '@lingui/react/macro'
import { paths } from '~/paths'
import { Link } from '~/patterns/screen/Link'
import { Screen } from '~/patterns/screen/Screen'
import { buttonClass } from '~/ui/Button'

export function NotFound() {
  const { t } = useLingui()
  return (
    <Screen title={t`Page not found`}>
      <p className="mb-4 text-muted">{t`There is no page at this address. Check it for typos.`}</p>
      <Link to={paths.databases()} className={buttonClass()}>{t`Back to databases`}</Link>
    </Screen>
  )
}
