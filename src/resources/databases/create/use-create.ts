/** The form that creates a database: its values, which survive the end of a session, its write, and why it cannot be sent. */
import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { nameProblem, sameName } from '~/api/names'
import { paths } from '~/paths'
import { nameProblems } from '~/patterns/record/name-problems'
import { useOutlive } from '~/patterns/write/FollowedWrite'
import { removeUndone } from '~/patterns/write/journal'
import { useOpenReason, useWriteRefusal } from '~/patterns/write/use-write'
import type { Write } from '~/patterns/write/write'
import { isBusy, isOpen } from '~/patterns/write/write-state'
import { forgetWrite, writeOf } from '~/patterns/write/writes'
import { newPlans } from '~/session/contract'
import { draftOf, keepDraft, leaveDraft } from '~/session/drafts'
import { useSession } from '~/session/use-session'
import { settings } from '~/settings'
import { useStore } from '~/use-store'
import { createPlan, type Created } from './create-plan'
import type { NewDatabase } from '../database'
import { databases } from '~/products/registry'
import { firstPlan, planGroups } from './plan-groups'
import { creating } from './creating'

const place = 'create-database'

interface Values {
  name: string
  engine: string
  /** Null until the person chooses one. */
  sku: string | null
}

/** `refused`: the answer to this form has ended the last session. */
interface Draft {
  values: Values
  refused: boolean
}

const empty: Draft = { values: { name: '', engine: 'postgresql', sku: null }, refused: false }

export function useCreate() {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const session = useSession()
  const navigate = useNavigate()
  // A cast, because the drafts of all forms are stored together; only this form uses this key.
  const [draft] = useState(() => (draftOf(place) as Draft | undefined) ?? empty)
  const [values, setValues] = useState(draft.values)
  const [write, setWrite] = useState<Write<Created> | null>(null)
  const state = useStore(write?.state ?? idle)
  const { reason: refusal, offer, tryAnyway } = useWriteRefusal(creating)
  const open = useOpenReason(state)
  const busy = isBusy(state)
  // While it is being sent the list is not read here, but on the next screen.
  const list = useQuery({ ...databases.list(), enabled: !busy && state.step !== 'confirmed' })

  const groups = planGroups(
    values.engine,
    settings().plans,
    list.data?.items ?? [],
    newPlans(client),
  )
  const { name, engine } = values
  const sku = values.sku ?? firstPlan(engine, groups)
  // A cast, because the portal's own contract may know more engines than ours.
  const body = { name, engine, sku: sku.trim() } as NewDatabase
  const taken = list.data?.items.some((row) => sameName(row.name, name)) ?? false
  const problem = name === '' ? null : nameProblem(name)

  useOutlive(write)
  useEffect(() => {
    const refused = state.step === 'rejected' && state.error.kind === 'unauthorized'
    keepDraft(place, { values, refused })
    // Shown here, and with the values after the next sign-in.
    if (refused && write) removeUndone({ op: write.kind.op, name: write.name })
  }, [values, state, write])
  useEffect(() => () => leaveDraft(place), [])
  useEffect(
    () => () => {
      if (write?.state.get().step === 'confirmed') forgetWrite(session, write)
    },
    [session, write],
  )
  useEffect(() => {
    if (!write || state.step !== 'confirmed' || state.checked) return
    navigate(state.result ? paths.database(write.name) : paths.databases())
  }, [navigate, state, write])

  /** Why it cannot be sent now; null where it can. */
  function reasonNow(): string | null {
    // A write for another name that this form has started continues among the notifications.
    if (open && (busy || write?.name === name)) return open
    if (name === '') return t`Enter a name.`
    if (problem) return i18n._(nameProblems[problem])
    if (taken) return t`This name is already in use.`
    if (body.sku === '') return t`Choose or type a plan first.`
    return refusal
  }
  const reason = reasonNow()

  return {
    name,
    engine,
    sku,
    groups,
    body,
    taken,
    problem,
    write,
    busy,
    reason,
    offer: busy ? null : offer,
    tryAnyway: isOpen(state) ? null : tryAnyway,
    /** In milliseconds since the epoch: until the rate limit lets it be pressed again. */
    retryAt: state.step === 'limited' ? state.retryAt : null,
    /** The answer to this form has ended the session, and another one began. */
    wasRefused: draft.refused && state.step === 'idle',
    change(next: Partial<Values>) {
      if (!busy) setValues({ ...values, ...next })
    },
    send() {
      // The state may be newer than the one that was rendered: a completed write is not started again.
      if (reason || write?.state.get().step === 'confirmed') return
      const next = writeOf(session, creating, name)
      setWrite(next)
      next.start(createPlan(session, body))
    },
    /** Cancels a write that has not been sent; one in flight continues and is followed. */
    cancel: () => write?.cancel(),
  }
}

const idle: Write<Created>['state'] = {
  get: () => notBegun,
  subscribe: () => () => undefined,
}
const notBegun = { step: 'idle' } as const
