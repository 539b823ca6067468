/** The main navigation: beside the screen where there is room, above it where there is not. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import {
  Activity,
  Ban,
  Database,
  DatabaseBackup,
  Gauge,
  KeyRound,
  Route,
  SquareFunction,
  type IconNode,
} from 'lucide'
import { paths } from '~/paths'
import { PlaceLink } from '~/patterns/screen/Link'
import type { Product } from '~/session/scope'
import { useScope } from '~/session/use-session'
import { Icon } from '~/ui/Icon'

interface Place {
  to: string
  label: MessageDescriptor
  icon: IconNode
  /** What it shows, where a token may be refused to read it. */
  product?: Product
}

export const places: readonly Place[] = [
  { to: paths.overview(), label: msg`Overview`, icon: Gauge },
  { to: paths.databases(), label: msg`Databases`, icon: Database, product: 'databases' },
  { to: paths.backups(), label: msg`Backups`, icon: DatabaseBackup, product: 'databases' },
  { to: paths.functions(), label: msg`Functions`, icon: SquareFunction, product: 'functions' },
  { to: paths.proxies(), label: msg`Proxies`, icon: Route, product: 'proxies' },
  { to: paths.activity(), label: msg`Activity`, icon: Activity },
  { to: paths.token(), label: msg`Token`, icon: KeyRound },
]

export function Navigation() {
  const { t, i18n } = useLingui()
  const { evidence } = useScope()
  const isRefused = (place: Place) =>
    evidence.some(
      ({ product, access, allowed }) =>
        product === place.product && access === 'read' && allowed === false,
    )
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
        {places.map((place) => (
          <li key={place.to}>
            <PlaceLink
              to={place.to}
              title={isRefused(place) ? t`Refused to this token` : undefined}
              className="flex items-center gap-2.5 rounded-md px-3 py-1.5 whitespace-nowrap text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent"
            >
              <Icon of={place.icon} className="size-4 shrink-0" />
              {i18n._(place.label)}
              {isRefused(place) && <Icon of={Ban} className="ml-auto size-3.5 shrink-0" />}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
