/** The main navigation: next to the screen where there is room, otherwise a bar below it. */
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Activity, Gauge, KeyRound, Lock, Menu } from 'lucide'
import { useId, type MouseEvent } from 'react'
import { paths } from '~/paths'
import { PlaceLink } from '~/patterns/screen/Link'
import { lazyAddition } from '~/i18n/lazy-component'
import type { Place, ProductDescriptor } from '~/products/product'
import { registry } from '~/products/registry'
import { useScope } from '~/session/use-session'
import { Icon } from '~/ui/Icon'

const PlaceCount = lazyAddition(() => import('./PlaceCount').then((module) => module.PlaceCount))
const StaleBackups = lazyAddition(() =>
  import('~/resources/backups/StaleBackups').then((module) => module.StaleBackups),
)

/** `product`: the product of the entry, if a token may be refused to read it. */
type MainPlace = Place & { product?: ProductDescriptor }

const resources: readonly MainPlace[] = [
  { to: paths.overview(), label: msg`Overview`, icon: Gauge },
  ...registry.flatMap((product) =>
    [
      { to: paths.product(product.id), label: product.label, icon: product.icon },
      ...(product.furtherPlaces ?? []),
    ].map((place) => ({ ...place, product })),
  ),
]
const account: readonly MainPlace[] = [
  { to: paths.activity(), label: msg`Activity`, icon: Activity },
  { to: paths.token(), label: msg`Token`, icon: KeyRound },
]
export const places = [...resources, ...account]

/** How many fit into the bar of a narrow screen, besides "More". */
const IN_BAR = 3

export function Navigation() {
  const { t } = useLingui()
  const id = useId()
  return (
    <nav aria-label={t`Main`} className="frame-nav">
      <p id={id} className="frame-group">{t`Resources`}</p>
      <Places of={resources.slice(0, IN_BAR)} labelledBy={id} />
      <button type="button" popoverTarget={`${id}-more`} className="frame-place md:hidden">
        <Icon of={Menu} className="size-4 shrink-0" />
        <Trans context="navigation">More</Trans>
      </button>
      <div id={`${id}-more`} popover="auto" className="frame-more">
        <Places of={resources.slice(IN_BAR)} labelledBy={id} />
        <p id={`${id}-account`} className="frame-group">{t`Account`}</p>
        <Places of={account} labelledBy={`${id}-account`} />
      </div>
    </nav>
  )
}

function Places({ of, labelledBy }: { of: readonly MainPlace[]; labelledBy: string }) {
  const { t, i18n } = useLingui()
  const { evidence } = useScope()
  return (
    <ul aria-labelledby={labelledBy}>
      {of.map(({ to, label, icon, product }) => {
        const isRefused = evidence.some(
          (one) => one.product === product?.id && one.access === 'read' && one.allowed === false,
        )
        return (
          <li key={to}>
            <PlaceLink
              to={to}
              title={isRefused ? t`Refused to this token` : undefined}
              onClick={closeMore}
              className="frame-place"
            >
              <Icon of={icon} className="size-4 shrink-0" />
              <span className="truncate">{i18n._(label)}</span>
              {isRefused ? (
                <Icon of={Lock} className="ml-auto size-3.5 shrink-0" />
              ) : (
                <>
                  {product && to === paths.product(product.id) && <PlaceCount product={product} />}
                  {to === paths.backups() && <StaleBackups />}
                </>
              )}
            </PlaceLink>
          </li>
        )
      })}
    </ul>
  )
}

function closeMore({ currentTarget }: MouseEvent) {
  currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
}
