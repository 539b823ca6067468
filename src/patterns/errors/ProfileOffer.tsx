/** The offer to switch to a profile whose token may do what this one may not. */
import { Trans } from '@lingui/react/macro'
import { operationOf } from '~/api/operations'
import { useOffer, type ProfileOffer } from '~/session/profile-offers'
import { Button } from '~/ui/Button'
import { visibleText } from '~/ui/text/visible-text'

/** The offer as a button. */
export function SwitchTo({ offer, small }: { offer: ProfileOffer; small?: boolean }) {
  // As an element: Lingui would read tags in a plain value as its own.
  const name = <bdi translate="no">{visibleText(offer.name)}</bdi>
  return (
    <Button onClick={offer.take} {...(small ? { small } : {})}>
      <Trans>Switch to {name}</Trans>
    </Button>
  )
}

/** The offer in words. */
export function OfferWords({ offer }: { offer: ProfileOffer }) {
  const name = <strong translate="no">{visibleText(offer.name)}</strong>
  return offer.sure ? (
    <Trans>The profile {name} can.</Trans>
  ) : (
    <Trans>The profile {name} might be able to.</Trans>
  )
}

/** For a refused call: its product and whether it was a read, from its method and path. */
export function useOfferFor(
  call: { method: string; path: string } | undefined,
): ProfileOffer | null {
  const { product, access } = (call && operationOf(call)) ?? {}
  return useOffer(product ?? '', access ?? 'write')
}
