/** The offer to switch to a profile that is allowed to do what this one is not. */
import { Trans } from '@lingui/react/macro'
import { operationOf } from '~/api/operations'
import { useOffer, type ProfileOffer } from '~/session/profile-offers'
import { Button } from '~/ui/Button'
import { visibleText } from '~/ui/text/visible-text'

/** The offer as a button. */
export function SwitchTo({ offer, small }: { offer: ProfileOffer; small?: boolean }) {
  // An element, because Lingui would interpret tags in a plain value.
  const name = <bdi translate="no">{visibleText(offer.name)}</bdi>
  return (
    <Button onClick={offer.take} {...(small ? { small } : {})}>
      <Trans>Switch to {name}</Trans>
    </Button>
  )
}

/** The offer as a sentence. */
export function OfferWords({ offer }: { offer: ProfileOffer }) {
  const name = <strong translate="no">{visibleText(offer.name)}</strong>
  return offer.sure ? (
    <Trans>The profile {name} can.</Trans>
  ) : (
    <Trans>The profile {name} might be able to.</Trans>
  )
}

/** For a refused call: finds product and access from its method and path. */
export function useOfferFor(
  call: { method: string; path: string } | undefined,
): ProfileOffer | null {
  const { product, access } = (call && operationOf(call)) ?? {}
  return useOffer(product ?? '', access ?? 'write')
}
