/** The main navigation: beside the screen where there is room, above it where there is not. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import {
  Activity,
  Database,
  DatabaseBackup,
  Gauge,
  KeyRound,
  Route,
  SquareFunction,
  type IconNode,
} from 'lucide'
import { paths } from '~/paths'
import { PlaceLink } from '~/patterns/Link'
import { Icon } from '~/ui/Icon'

export const places: readonly { to: string; label: MessageDescriptor; icon: IconNode }[] = [
  { to: paths.overview(), label: msg`Overview`, icon: Gauge },
  { to: paths.databases(), label: msg`Databases`, icon: Database },
  { to: paths.backups(), label: msg`Backups`, icon: DatabaseBackup },
  { to: paths.functions(), label: msg`Functions`, icon: SquareFunction },
  { to: paths.proxies(), label: msg`Proxies`, icon: Route },
  { to: paths.activity(), label: msg`Activity`, icon: Activity },
  { to: paths.token(), label: msg`Token`, icon: KeyRound },
]

export function Navigation() {
  const { t, i18n } = useLingui()
  return (
    <nav
      // On a narrow screen it scrolls sideways: the place that one is at stays in view.
      ref={(nav) => {
        nav
          ?.querySelector('[aria-current]')
          ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      }}
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
              <Icon of={shape} className="size-4 shrink-0" />
              {i18n._(label)}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
