/** What a token can do, what this one can, and what each denied action would need. */
import { Trans, useLingui } from '@lingui/react/macro'
import { formatList } from '~/i18n/format'
import { OfferWords, SwitchTo } from '~/patterns/errors/ProfileOffer'
import { useOffer } from '~/session/profile-offers'
import { sessionWrites } from '~/patterns/write/writes'
import { nameInSentence } from '~/products/product-words'
import { registry } from '~/products/registry'
import { useStore } from '~/use-store'
import type { Access, Product } from '~/api/operations'
import { scopeAllows, scopes } from '~/session/scope'
import { cellOf, cellWords } from '~/session/scope-words'
import { useScope, useSession } from '~/session/use-session'
import { Section } from '~/ui/Section'

interface Action {
  label: string
  product: Product
  access: Access
  /** The `op` of a WriteKind. */
  op?: string
}

export function Actions() {
  const { t, i18n } = useLingui()
  const { evidence, possible, readsEnforced } = useScope()
  const refusals = useStore(sessionWrites(useSession()).refusals)
  const actions = registry.flatMap((product): Action[] => [
    { label: t`Read ${nameInSentence(product)}`, product: product.id, access: 'read' },
    ...(product.writes ?? []).map(({ op, label }): Action => {
      return { label: i18n._(label), product: product.id, access: 'write', op }
    }),
  ])
  return (
    <Section title={t`Actions`}>
      <ul className="divided">
        {actions.map(({ label, product, access, op }) => {
          const seen = cellOf(evidence, product, access)
          const cell = op && refusals.get(op) === 'refused' ? 'refused' : seen
          const may = (scope: (typeof scopes)[number], enforced: boolean) =>
            scopeAllows(scope, product, access, enforced)
          const isDenied =
            cell === 'refused' ||
            (cell !== 'allowed' &&
              possible.length > 0 &&
              !possible.some((scope) => may(scope, readsEnforced)))
          const needed = formatList(
            scopes.filter((scope) => may(scope, true)),
            'disjunction',
          )
          return (
            <li key={label} className="flex items-baseline justify-between gap-4 py-2">
              <span className="shrink-0">{label}</span>
              <div className="text-right">
                {i18n._(cellWords[cell])}
                {isDenied && (
                  <p className="text-sm text-muted">
                    <Trans>Needs a token with scope {needed}</Trans>
                  </p>
                )}
                {isDenied && <Offer product={product} access={access} />}
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** The other profile that may do it. */
function Offer({ product, access }: Pick<Action, 'product' | 'access'>) {
  const offer = useOffer(product, access)
  if (!offer) return null
  return (
    <div className="mt-1 flex flex-wrap items-center justify-end gap-2 text-sm">
      <span>
        <OfferWords offer={offer} />
      </span>
      <SwitchTo offer={offer} small />
    </div>
  )
}
