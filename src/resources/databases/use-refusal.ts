/** Whether this token, or its profile, may not do something to databases, as far as the portal has said so. */
import { useLingui } from '@lingui/react/macro'
import { useOffer, type ProfileOffer } from '~/patterns/errors/ProfileOffer'
import { useReadOnly } from '~/patterns/write/use-write'
import type { WriteOp } from '~/patterns/write/write-state'
import { insistOn, writesOf } from '~/patterns/write/writes'
import { useSession } from '~/session/use-session'
import { useStore } from '~/use-store'
import { opRefused } from './op-refused'

export interface Refusal {
  /** Why it may not be done: the profile's safety catch, or a 403; where another profile may, it is named. */
  reason: string | null
  /** The other profile that may do what this one may not. */
  offer: ProfileOffer | null
  /** Lets it be tried all the same; null where there is nothing to insist on. */
  tryAnyway: (() => void) | null
}

export function useRefusal(op: WriteOp): Refusal {
  const { t } = useLingui()
  const session = useSession()
  const writes = writesOf(session)
  const isReadOnly = useReadOnly()
  const told = useStore(writes.refused)
  const insisted = useStore(writes.insisted)
  // What was refused before a reload, or to the check of write access, is known from the session's evidence alone.
  const seen = opRefused(useStore(session.evidence))
  const other = useOffer('databases', 'write')
  const isRefused = !insisted.has(op) && (told.has(op) || seen === op)
  if (!isReadOnly && !isRefused) return { reason: null, offer: null, tryAnyway: null }
  const reason = isReadOnly
    ? t`This profile is set to read-only.`
    : op === 'create'
      ? t`This token may not create databases (403).`
      : op === 'delete'
        ? t`This token may not delete databases (403).`
        : t`This token may not back up databases (403).`
  const { name } = other ?? {}
  return {
    reason: !other
      ? reason
      : other.sure
        ? t`${reason} The profile ${name} may.`
        : t`${reason} The profile ${name} may be allowed to.`,
    offer: other,
    tryAnyway: isReadOnly ? null : () => insistOn(session, op),
  }
}
