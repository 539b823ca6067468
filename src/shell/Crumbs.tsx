/** The screens above the present one as links, from the second level on. */
import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react/macro'
import { Link } from '~/patterns/screen/Link'

export interface Crumb {
  to: string
  label: MessageDescriptor
}

export function Crumbs({ above }: { above: readonly Crumb[] }) {
  const { t, i18n } = useLingui()
  return (
    <nav aria-label={t`Breadcrumb`} className="mb-1">
      <ol className="flex gap-1.5 text-muted">
        {above.map(({ to, label }) => (
          <li key={to} className="after:ml-1.5 after:content-['/']">
            <Link to={to} className="hover:text-ink hover:underline">
              {i18n._(label)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
