/** The notice of reduced protection, if there is one. */
import { ReducedProtection } from './ReducedProtection'
import { useStore } from '~/use-store'
import { reduced } from './policy-events'

export function ProtectionNotice() {
  return useStore(reduced) ? <ReducedProtection /> : null
}
