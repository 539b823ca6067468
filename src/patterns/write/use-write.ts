/** Writes inside React. */
import { useLingui } from '@lingui/react/macro'
import { useSession } from '~/session/use-session'
import { useNow } from '~/ui/use-now'
import { useStore } from '~/use-store'
import type { WriteState } from './write-state'

/** Whether the safety catch of the profile is on: nothing is changed with it from this browser. */
export function useReadOnly(): boolean {
  return useStore(useSession().connection.readOnly)
}

/** Whole seconds until then, 0 once it is past. */
export function useSecondsTo(at: number | null): number {
  const now = useNow()
  return at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1000))
}

/** Why a mere press does not start a write that stands so; null where it does. */
export function useOpenReason(state: WriteState<unknown>): string | null {
  const { t } = useLingui()
  const wait = useSecondsTo(state.step === 'limited' ? state.retryAt : null)
  if (state.step === 'preparing') return t`Looking first…`
  if (state.step === 'sending') return t`It is being sent.`
  if (state.step === 'checking') return t`Its outcome is being checked.`
  if (state.step === 'unknown') return t`Its last outcome is not known yet.`
  return wait > 0 ? t`Not sent through: rate limit. Again in ${wait} s.` : null
}
