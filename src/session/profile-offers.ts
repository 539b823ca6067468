/** Which other profile may do what this one may not: by what the portal has allowed each. */
import { useStore } from '~/use-store'
import { profiles, switchProfile, type Profile } from './profiles'
import { products, type Access, type Product } from '~/api/operations'
import { scopeAllows, weighScopes } from './scope'

export interface ProfileOffer {
  name: string
  /** The portal has allowed it before; otherwise it is only not excluded. */
  sure: boolean
  take: () => void
}

/** The name of a profile where there are several. */
export function nameOf({ name, masked }: Pick<Profile, 'name' | 'masked'>): string {
  return name.trim() || masked
}

/** `sure`: the portal has allowed it; `maybe`: nothing excludes it; `no`: it was refused, or the profile is read-only. */
export function mayDo(
  { evidence, readOnly }: Pick<Profile, 'evidence' | 'readOnly'>,
  product: Product,
  access: Access,
): 'sure' | 'maybe' | 'no' {
  if (readOnly && access === 'write') return 'no'
  const seen = evidence.find((one) => one.product === product && one.access === access)
  // `null` is only a hint and excludes nothing.
  if (seen && seen.allowed !== null) return seen.allowed ? 'sure' : 'no'
  const { possible, readsEnforced } = weighScopes(evidence)
  const scopes = possible.filter((scope) => scopeAllows(scope, product, access, readsEnforced))
  return scopes.length > 0 ? 'maybe' : 'no'
}

/** The profile that may read or write a product; null if there is none. */
export function useOffer(name: string, access: Access): ProfileOffer | null {
  const others = useStore(profiles).filter(({ current }) => !current)
  const product = products.find((one) => one === name)
  if (!product) return null
  const able = (how: 'sure' | 'maybe') => others.find((one) => mayDo(one, product, access) === how)
  const sure = able('sure')
  const best = sure ?? able('maybe')
  if (!best) return null
  return { name: nameOf(best), sure: best === sure, take: () => switchProfile(best.key) }
}
