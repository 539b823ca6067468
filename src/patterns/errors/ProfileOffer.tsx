/** Where this token may not: the profile that may, and the way to it. The session says which; a pattern knows none. */
import { Trans } from '@lingui/react/macro'
import { createStore } from '~/store'
import { Button } from '~/ui/Button'
import { visibleText } from '~/ui/visible-text'
import { useStore } from '~/use-store'
import { productOf } from './refusal'

export interface ProfileOffer {
  name: string
  /** The portal has let it do so; else it is only not ruled out. */
  sure: boolean
  take: () => void
}

/** Which other profile may read or write a product (`databases`, `functions`, `proxies`); null for none. */
export type OfferOf = (product: string, access: 'read' | 'write') => ProfileOffer | null

export const offers = createStore<OfferOf>(() => null)

export function useOffer(product: string, access: 'read' | 'write'): ProfileOffer | null {
  return useStore(offers)(product, access)
}

/** The offer as a button. */
export function SwitchTo({ offer, small }: { offer: ProfileOffer; small?: boolean }) {
  // An element: a sentence looks for tags in plain values.
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
    <Trans>The profile {name} may.</Trans>
  ) : (
    <Trans>The profile {name} may be allowed to.</Trans>
  )
}

/** For a refused call: its product and whether it was a read, from its method and path. */
export function useOfferFor(
  call: { method: string; path: string } | undefined,
): ProfileOffer | null {
  return useOffer(call ? productOf(call) : '', call?.method === 'GET' ? 'read' : 'write')
}
