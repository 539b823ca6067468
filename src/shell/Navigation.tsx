/** The main navigation: beside the screen where there is room, above it where there is not. */
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Activity, Ban, Gauge, KeyRound } from 'lucide'
import { paths } from '~/paths'
import { PlaceLink } from '~/patterns/screen/Link'
import type { Place } from '~/products/product'
import { registry } from '~/products/registry'
import type { Product } from '~/api/operations'
import { useScope } from '~/session/use-session'
import { Icon } from '~/ui/Icon'

/** `product`: what it shows, where a token may be refused to read it. */
type MainPlace = Place & { product?: Product }

export const places: readonly MainPlace[] = [
  { to: paths.overview(), label: msg`Overview`, icon: Gauge },
  ...registry.flatMap(({ id, label, icon, furtherPlaces = [] }) =>
    [{ to: paths.product(id), label, icon }, ...furtherPlaces].map((place) => ({
      ...place,
      product: id,
    })),
  ),
  { to: paths.activity(), label: msg`Activity`, icon: Activity },
  { to: paths.token(), label: msg`Token`, icon: KeyRound },
]

export function Navigation() {
  const { t, i18n } = useLingui()
  const { evidence } = useScope()
  const isRefused = (place: MainPlace) =>
    evidence.some(
      ({ product, access, allowed }) =>
        product === place.product && access === 'read' && allowed === false,
    )
  return (
    <nav
      // On a narrow screen the navigation scrolls sideways: keep the current entry in view.
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
