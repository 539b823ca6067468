/** The notice of reduced protection, if there is one. */
import { lazyAddition } from '~/i18n/lazy-component'
import { useStore } from '~/use-store'
import { reduced } from './policy-events'

const ReducedProtection = lazyAddition(() =>
  import('./ReducedProtection').then((module) => module.ReducedProtection),
)

export function ProtectionNotice() {
  return useStore(reduced) ? <ReducedProtection /> : null
}
