/** The notice of a reduced protection, where there is one to give. */
import { later } from '~/i18n/later'
import { useStore } from '~/use-store'
import { reduced } from './policy-events'

const ReducedProtection = later(
  'troubles',
  async () => (await import('./ReducedProtection')).ReducedProtection,
)

export function ProtectionNotice() {
  return useStore(reduced) ? <ReducedProtection /> : null
}
