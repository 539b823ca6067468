/** React hooks for writes: why something cannot be done now. */
import { useLingui } from '@lingui/react/macro'
import { operationOf, operations } from '~/api/operations'
import { useOffer, type ProfileOffer } from '~/session/profile-offers'
import type { Evidence } from '~/session/scope'
import { useSession } from '~/session/use-session'
import { useNow } from '~/ui/time/use-now'
import { useStore } from '~/use-store'
import { productOfKind, type WriteKind } from './write-kind'
import type { WriteState } from './write-state'
import { insistOn, sessionWrites } from './writes'

/** Whole seconds until `at`, 0 once it is past. */
export function useSecondsTo(at: number | null): number {
  const now = useNow()
  return at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1000))
}

/** Why the button cannot start the write now; null where it can. */
export function useOpenReason(state: WriteState<unknown>): string | null {
  const { t } = useLingui()
  const wait = useSecondsTo(state.step === 'limited' ? state.retryAt : null)
  if (state.step === 'preparing') return t`Checking…`
  if (state.step === 'sending') return t`The request is being sent.`
  if (state.step === 'checking') return t`The result is being checked.`
  if (state.step === 'unknown') return t`The last result isn't known yet.`
  return wait > 0 ? t`Not sent: rate limit reached. Try again in ${wait} s.` : null
}

interface Refusal {
  /** Why it is not allowed: the profile is read-only, or a 403. Names another profile that may do it. */
  reason: string | null
  /** The other profile that may do it. */
  offer: ProfileOffer | null
  /** Allows one try in spite of that; null where nothing forbids the write. */
  tryAnyway: (() => void) | null
}

/** Whether this token or its profile is not allowed to do it, as far as the portal has shown. */
export function useWriteRefusal(kind: WriteKind): Refusal {
  const { t, i18n } = useLingui()
  const session = useSession()
  const isReadOnly = useStore(session.connection.readOnly)
  const refusal = useStore(sessionWrites(session).refusals).get(kind.op)
  const isSeen = isRefusedIn(useStore(session.evidence), kind)
  const other = useOffer(productOfKind(kind) ?? '', 'write')
  const isRefused = refusal === 'refused' || (refusal === undefined && isSeen)
  if (!isReadOnly && !isRefused) return { reason: null, offer: null, tryAnyway: null }
  const reason = isReadOnly ? t`This profile is set to read-only.` : i18n._(kind.mayNot)
  const { name } = other ?? {}
  return {
    reason: !other
      ? reason
      : other.sure
        ? t`${reason} The profile ${name} can.`
        : t`${reason} The profile ${name} might be able to.`,
    offer: other,
    tryAnyway: isReadOnly ? null : () => insistOn(session, kind),
  }
}

/**
 * Whether the newest write to the product was of this kind and was refused. After a reload, and after the check of write
 * access, this evidence is all that is known of a refusal.
 */
export function isRefusedIn(evidence: readonly Evidence[], kind: WriteKind): boolean {
  const last = evidence.find(
    ({ product, access }) => product === productOfKind(kind) && access === 'write',
  )
  const [method = '', path = ''] = last?.call.split(' ') ?? []
  return last?.allowed === false && operationOf({ method, path }) === operations[kind.operation]
}
