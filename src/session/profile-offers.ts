/** Which other profile may do what the one in use may not: by what the portal has let each do. */
import type { OfferOf } from '~/patterns/errors/ProfileOffer'
import { offers } from '~/patterns/errors/ProfileOffer'
import { profiles, switchProfile, type Profile } from './profiles'
import { products, scopeAllows, weighScopes, type Access, type Product } from './scope'

/** How a profile is called where it has to be told from others. */
export function nameOf({ name, masked }: Pick<Profile, 'name' | 'masked'>): string {
  return name.trim() || masked
}

/** `sure`: the portal has let it; `maybe`: nothing rules it out; `no`: it was refused, or its catch is on. */
export function mayDo(
  { evidence, readOnly }: Pick<Profile, 'evidence' | 'readOnly'>,
  product: Product,
  access: Access,
): 'sure' | 'maybe' | 'no' {
  if (readOnly && access === 'write') return 'no'
  const seen = evidence.find((one) => one.product === product && one.access === access)
  // Null is a hint, and rules nothing out.
  if (seen && seen.allowed !== null) return seen.allowed ? 'sure' : 'no'
  const { possible, readsEnforced } = weighScopes(evidence)
  const scopes = possible.filter((scope) => scopeAllows(scope, product, access, readsEnforced))
  return scopes.length > 0 ? 'maybe' : 'no'
}

const offerOf: OfferOf = (name, access) => {
  const product = products.find((one) => one === name)
  if (!product) return null
  const others = profiles.get().filter(({ current }) => !current)
  const able = (how: 'sure' | 'maybe') => others.find((one) => mayDo(one, product, access) === how)
  const best = able('sure') ?? able('maybe')
  return best
    ? {
        name: nameOf(best),
        sure: mayDo(best, product, access) === 'sure',
        take: () => switchProfile(best.key),
      }
    : null
}

/** Keeps the offers of the patterns in step with the profiles. */
profiles.subscribe(() => offers.set((product, access) => offerOf(product, access)))
offers.set(offerOf)
