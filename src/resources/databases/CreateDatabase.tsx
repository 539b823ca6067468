/** The form that creates a database, with the call that it sends. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { nameProblem, sameName } from '~/api/names'
import { paths } from '~/paths'
import { CurlBlock } from '~/patterns/CurlBlock'
import { Link } from '~/patterns/Link'
import { nameProblems } from '~/patterns/Name'
import { Screen } from '~/patterns/Screen'
import { Named } from '~/patterns/writes/OutcomeWords'
import { useOutlive, useRefusal } from '~/patterns/writes/use-write'
import type { Write } from '~/patterns/writes/write'
import { useSecondsTo, WriteOutcome } from '~/patterns/writes/WriteOutcome'
import { isBusy } from '~/patterns/writes/write-state'
import { forgetWrite, writeOf } from '~/patterns/writes/writes'
import { draftOf, keepDraft, leaveDraft } from '~/session/drafts'
import { useEpoch } from '~/session/use-session'
import { settings } from '~/settings'
import { Button, buttonClass } from '~/ui/Button'
import { Combobox } from '~/ui/Combobox'
import { Notice } from '~/ui/Notice'
import { ignoreHeldEnter, pressOnce } from '~/ui/press-once'
import { useStore } from '~/use-store'
import { createPlan, type Created } from './create-plan'
import type { NewDatabase } from './database'
import { databases } from './databases'
import { EngineCards } from './EngineCards'
import { planWords } from './plan'
import { firstPlan, planGroups } from './plan-groups'

const place = 'create-database'

interface Values {
  name: string
  engine: NewDatabase['engine']
  /** Null until the person chooses one. */
  sku: string | null
}

/** `refused`: the last session ended by the answer to sending it. */
interface Draft {
  values: Values
  refused: boolean
}

const empty: Draft = { values: { name: '', engine: 'postgresql', sku: null }, refused: false }

export function CreateDatabase() {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const { key } = useEpoch()
  const navigate = useNavigate()
  // A cast, because drafts of all forms are kept together; this place is ours alone.
  const [draft] = useState(() => (draftOf(place) as Draft | undefined) ?? empty)
  const [values, setValues] = useState(draft.values)
  const [write, setWrite] = useState<Write<Created> | null>(null)
  const state = useStore(write?.state ?? idle)
  const refusal = useRefusal('create')
  const [insisting, setInsisting] = useState(false)
  const busy = isBusy(state)
  // While it is being sent, what it changes is not read here but on the screen that follows.
  const list = useQuery({ ...databases.list(), enabled: !busy && state.step !== 'confirmed' })

  const groups = planGroups(values.engine, settings().plans, list.data?.items ?? [])
  const sku = values.sku ?? firstPlan(values.engine, groups)
  const { name, engine } = values
  const body = { name, engine, sku: sku.trim() }
  const taken = list.data?.items.some((row) => sameName(row.name, name)) ?? false
  const problem = name === '' ? null : nameProblem(name)
  const wait = useSecondsTo(state.step === 'limited' ? state.retryAt : null)

  useOutlive(write)
  useEffect(() => {
    const refused = state.step === 'rejected' && state.error.kind === 'unauthorized'
    keepDraft(place, { values, refused })
  }, [values, state])
  useEffect(() => () => leaveDraft(place), [])
  useEffect(
    () => () => {
      if (write?.state.get().step === 'confirmed') forgetWrite(client, write)
    },
    [client, write],
  )
  useEffect(() => {
    if (!write || state.step !== 'confirmed' || state.checked) return
    void navigate(state.result ? paths.database(write.name) : paths.databases())
  }, [navigate, state, write])

  const change = (next: Partial<Values>) => {
    if (!busy) setValues({ ...values, ...next })
  }
  const reason = busy
    ? t`It is being sent.`
    : wait > 0
      ? t`Not sent through: rate limit.`
      : name === ''
        ? t`Type a name first.`
        : problem
          ? i18n._(nameProblems[problem])
          : taken
            ? t`This name is in use already.`
            : sku.trim() === ''
              ? t`Choose or type a plan first.`
              : insisting
                ? null
                : refusal
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // The screen may be older than what it shows: a write that is under way or done is not begun anew.
    const step = write?.state.get().step
    if (reason || (step && isBusy({ step })) || step === 'confirmed') return
    const next = writeOf<Created>(client, key, 'create', name)
    setWrite(next)
    next.start(createPlan(client, body))
  }

  return (
    <Screen title={t`Create database`}>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <form
          method="post"
          onSubmit={submit}
          onKeyDownCapture={ignoreHeldEnter}
          noValidate
          className="card space-y-5 p-5"
        >
          <div>
            <label htmlFor={place} className="mb-1.5 block font-medium">
              <Trans>Name</Trans>
            </label>
            <input
              id={place}
              value={name}
              onChange={(event) => change({ name: event.target.value })}
              readOnly={busy}
              aria-describedby={`${place}-help`}
              aria-invalid={problem !== null || taken}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              translate="no"
              className="h-9 w-full rounded-md border border-line-strong bg-surface px-3"
            />
            <div id={`${place}-help`} aria-live="polite" className="mt-1.5 text-sm text-muted">
              {problem ? (
                <span className="text-bad">
                  {i18n._(nameProblems[problem])}{' '}
                  <Trans>This name cannot be put safely into a request.</Trans>
                </span>
              ) : taken && !busy ? (
                <span className="text-bad">
                  <Trans>This name is in use already.</Trans>
                </span>
              ) : (
                <Trans>The portal has the last word on which names it takes.</Trans>
              )}
            </div>
          </div>
          <EngineCards engine={engine} onChange={(engine) => change({ engine })} />
          <Combobox
            label={t`Plan (SKU)`}
            value={sku}
            groups={groups.map(({ from, skus }) => ({
              label:
                from === 'settings'
                  ? t`On sale`
                  : from === 'contract'
                    ? t`Examples of the API`
                    : t`In use in this account`,
              options: skus.map((value) => ({ value, words: planWords(value) })),
            }))}
            onChange={(sku) => change({ sku })}
            help={planWords(sku) ?? <Trans>Any plan that the portal sells can be typed.</Trans>}
          />
          {draft.refused && state.step === 'idle' && (
            <Notice tone="bad" role="alert">
              <Trans>Not done: the portal rejected the token (401).</Trans>
            </Notice>
          )}
          {write && (
            <WriteOutcome
              write={write}
              mayGoAnyway
              confirmed={(_, checked) => checked && <Exists name={write.name} />}
            />
          )}
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" look="primary" reason={reason} aria-busy={busy} {...pressOnce}>
              <Trans>Create database</Trans>
              {wait > 0 && <span>({t`${wait} s`})</span>}
            </Button>
            {refusal && !insisting && !busy && (
              <Button look="quiet" onClick={() => setInsisting(true)}>
                <Trans>Try anyway</Trans>
              </Button>
            )}
            <Link to={paths.databases()} className={buttonClass('quiet')}>
              <Trans>Cancel</Trans>
            </Link>
          </div>
        </form>
        <aside aria-label={t`The call it will send`} className="min-w-0 space-y-2">
          <h2 className="font-medium">
            <Trans>The call it will send</Trans>
          </h2>
          <CurlBlock method="POST" path="/api/portal/databases" body={body} />
        </aside>
      </div>
    </Screen>
  )
}

const idle: Write<Created>['state'] = {
  get: () => notBegun,
  subscribe: () => () => undefined,
}
const notBegun = { step: 'idle' } as const

function Exists({ name }: { name: string }) {
  return (
    <Notice
      tone="good"
      role="status"
      actions={
        <Link to={paths.database(name)} className={buttonClass('plain', true)}>
          <Trans>Open it</Trans>
        </Link>
      }
    >
      <Trans>
        <Named>{name}</Named> exists now.
      </Trans>
    </Notice>
  )
}
