/** The form that creates a database, with the call that it sends. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useId, type FormEvent } from 'react'
import type { ApiError } from '~/api/errors'
import { callTo } from '~/api/operations'
import { paths } from '~/paths'
import { CurlBlock } from '~/patterns/raw/CurlBlock'
import { Link } from '~/patterns/screen/Link'
import { nameProblems } from '~/patterns/record/name-problems'
import { SwitchTo } from '~/patterns/errors/ProfileOffer'
import { Screen } from '~/patterns/screen/Screen'
import { Despite, Named } from '~/patterns/write/OutcomeWords'
import { useSecondsTo } from '~/patterns/write/use-write'
import { WriteOutcome } from '~/patterns/write/WriteOutcome'
import { Button, buttonClass } from '~/ui/Button'
import { Combobox } from '~/ui/form/Combobox'
import { Notice } from '~/ui/Notice'
import { ignoreHeldEnter, pressOnce } from '~/ui/press-once'
import { EngineCards } from './create/EngineCards'
import { planWords } from './fields/plan'
import { useCreate } from './create/use-create'

export function CreateDatabase() {
  const { t, i18n } = useLingui()
  const id = useId()
  const form = useCreate()
  const { name, engine, sku, body, taken, problem, write, busy, tryAnyway } = form
  const wait = useSecondsTo(form.retryAt)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    form.send()
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
            <label htmlFor={id} className="mb-1.5 block font-medium">{t`Name`}</label>
            <input
              id={id}
              value={name}
              onChange={(event) => form.change({ name: event.target.value })}
              readOnly={busy}
              aria-describedby={`${id}-help`}
              aria-invalid={problem !== null || taken}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              translate="no"
              className="h-9 w-full rounded-md border border-line-strong bg-surface px-3"
            />
            <div id={`${id}-help`} aria-live="polite" className="mt-1.5 text-sm text-muted">
              {problem ? (
                <span className="text-bad">
                  {i18n._(nameProblems[problem])}{' '}
                  <Trans>This name can't be used in a request.</Trans>
                </span>
              ) : taken && !busy ? (
                <span className="text-bad">{t`This name is already in use.`}</span>
              ) : (
                t`The portal checks the name when you create the database.`
              )}
            </div>
          </div>
          <EngineCards
            engine={engine}
            onChange={(chosen) => form.change({ engine: chosen, sku: null })}
          />
          <Combobox
            label={t`Plan (SKU)`}
            value={sku}
            groups={form.groups.map(({ from, skus }) => ({
              label:
                from === 'settings'
                  ? t`Available plans`
                  : from === 'contract'
                    ? t`From the API's examples`
                    : t`In use in this account`,
              options: skus.map((value) => ({ value, words: planWords(value) })),
            }))}
            onChange={(chosen) => form.change({ sku: chosen })}
            help={planWords(sku) ?? <Trans>Or type any SKU the portal offers.</Trans>}
          />
          {form.wasRefused && (
            <Notice tone="bad" role="alert">
              <Trans>Not done: the portal rejected the token (401).</Trans>
            </Notice>
          )}
          <div aria-live="polite" className="empty:mb-0">
            {write && (
              <WriteOutcome
                write={write}
                confirmed={(_, { checked, despite }) =>
                  checked && <Exists name={write.name} despite={despite} />
                }
              />
            )}
          </div>
          <div className="flex flex-wrap items-center gap-3">
            <Button
              type="submit"
              look="primary"
              reason={form.reason}
              aria-busy={busy}
              {...pressOnce}
            >
              <Trans>Create database</Trans>
              {wait > 0 && <span>({t`${wait} s`})</span>}
            </Button>
            {form.offer && <SwitchTo offer={form.offer} />}
            {tryAnyway && <Button look="quiet" onClick={tryAnyway}>{t`Try anyway`}</Button>}
            <Link to={paths.databases()} onClick={form.cancel} className={buttonClass('quiet')}>
              <Trans>Cancel</Trans>
            </Link>
          </div>
        </form>
        <aside aria-label={t`Equivalent API request`} className="min-w-0 space-y-2">
          <h2 className="font-medium">{t`Equivalent API request`}</h2>
          <CurlBlock {...callTo('createDatabase')} body={body} />
        </aside>
      </div>
    </Screen>
  )
}

function Exists({ name, despite }: { name: string; despite: ApiError | undefined }) {
  const it = <Named>{name}</Named>
  return (
    <Notice
      tone="good"
      role="status"
      actions={
        <Link to={paths.database(name)} className={buttonClass('plain', true)}>
          <Trans>Open database</Trans>
        </Link>
      }
    >
      <p>
        <Trans>{it} now exists.</Trans>
      </p>
      <Despite error={despite} />
    </Notice>
  )
}
