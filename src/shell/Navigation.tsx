/** The main navigation: beside the screen where there is room, above it where there is not. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Database, KeyRound, type IconNode } from 'lucide'
import { paths } from '~/paths'
import { PlaceLink } from '~/patterns/Link'
import { Icon } from '~/ui/Icon'

const places: { to: string; label: MessageDescriptor; icon: IconNode }[] = [
  { to: paths.databases(), label: msg`Databases`, icon: Database },
  { to: paths.token(), label: msg`Token`, icon: KeyRound },
]

export function Navigation() {
  const { t, i18n } = useLingui()
  return (
    <nav
      aria-label={t`Main`}
      className="border-line bg-surface max-md:border-b md:sticky md:top-13 md:h-[calc(100dvh-3.25rem)] md:border-r"
    >
      <ul className="flex gap-1 overflow-x-auto p-2 md:flex-col md:p-3">
        {places.map(({ to, label, icon: shape }) => (
          <li key={to}>
            <PlaceLink
              to={to}
              className="flex items-center gap-2.5 rounded-md px-3 py-1.5 whitespace-nowrap text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent"
            >
              <Icon of={shape} className="size-4" />
              {i18n._(label)}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
