/** The notice of a reduced protection, where there is one to give. */
import { lazyComponent } from '~/i18n/lazy-component'
import { useStore } from '~/use-store'
import { reduced } from './policy-events'

const ReducedProtection = lazyComponent(
  () => import('./ReducedProtection').then((module) => module.ReducedProtection),
  null,
  false,
)

export function ProtectionNotice() {
  return useStore(reduced) ? <ReducedProtection /> : null
}
