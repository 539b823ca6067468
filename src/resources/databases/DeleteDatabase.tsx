/** The question before a database is deleted: what is lost, what its newest backup is, and the typed name. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useState, type FormEvent } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { ApiError } from '~/api/errors'
import { sameName } from '~/api/names'
import { paths } from '~/paths'
import { followWrite } from '~/patterns/writes/FollowedWrite'
import { Named } from '~/patterns/writes/OutcomeWords'
import { useRefusal } from '~/patterns/writes/use-write'
import { useSecondsTo, WriteOutcome } from '~/patterns/writes/WriteOutcome'
import { isBusy } from '~/patterns/writes/write-state'
import { forgetWrite, writeOf } from '~/patterns/writes/writes'
import { useEpoch } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'
import { Notice } from '~/ui/Notice'
import { ignoreHeldEnter, pressOnce } from '~/ui/press-once'
import { useStore } from '~/use-store'
import { visibleText } from '~/ui/visible-text'
import { database } from './database'
import { deletePlan, type Deleted } from './delete-plan'
import { isGone } from './fresh'
import { NewestBackup } from './NewestBackup'

interface DeleteDatabaseProps {
  name: string
  onClose: () => void
}

export function DeleteDatabase({ name, onClose }: DeleteDatabaseProps) {
  const { t } = useLingui()
  const client = useQueryClient()
  const { key } = useEpoch()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const formId = useId()
  const [write] = useState(() => openWrite(client, key, name))
  const state = useStore(write.state)
  // Read anew whenever the question is asked: what is deleted is what is there now.
  const detail = useQuery({
    ...database.detail(name),
    refetchOnMount: 'always',
    refetchInterval: false,
    enabled: state.step === 'idle',
  })
  const [typed, setTyped] = useState('')
  const [backUpFirst, setBackUpFirst] = useState(false)
  const [insisting, setInsisting] = useState(false)
  const refusal = useRefusal('delete')
  const wait = useSecondsTo(state.step === 'limited' ? state.retryAt : null)

  const [word] = useState(() => wordFor(name))
  const busy = isBusy(state)
  const sent = state.step === 'sending' || state.step === 'checking'
  const gone = isGone(detail.error) || (state.step === 'hindered' && state.hindrance.why === 'gone')
  const over = gone || state.step === 'confirmed'
  const fresh = detail.isFetchedAfterMount && !detail.isFetching && detail.data
  const known = state.step !== 'idle' || (fresh && sameName(fresh.name, name))

  const reason = busy
    ? t`It is being sent.`
    : wait > 0
      ? t`Not sent through: rate limit.`
      : fresh && !sameName(fresh.name, name)
        ? t`The answer is about another database.`
        : detail.isFetching
          ? t`Looking at the database first.`
          : !known
            ? t`The database could not be looked at first.`
            : typed !== word
              ? t`Type the name first.`
              : insisting
                ? null
                : refusal

  useEffect(() => {
    if (state.step !== 'confirmed' || state.checked || state.result === 'gone') return
    forgetWrite(client, write)
    followWrite(client, write)
    onClose()
    const here = paths.database(name)
    if (pathname === here || pathname.startsWith(`${here}/`)) void navigate(paths.databases())
  }, [client, name, navigate, onClose, pathname, state, write])

  const close = () => {
    write.cancel()
    if (sent) followWrite(client, write)
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { step } = write.state.get()
    if (!reason && !over && step !== 'confirmed')
      write.start(deletePlan({ client, key, name, backUpFirst }))
  }
  const shownName = visibleText(name)
  const shownWord = visibleText(word)

  return (
    <Dialog title={t`Delete ${shownName}?`} onClose={close}>
      <form
        id={formId}
        method="post"
        onSubmit={submit}
        onKeyDownCapture={ignoreHeldEnter}
        noValidate
        className="space-y-4"
      >
        {!over && (
          <>
            <p>
              <Trans>
                The database <Named>{name}</Named> and all data in it are deleted. This cannot be
                undone.
              </Trans>
            </p>
            <NewestBackup name={name} />
            <label className="flex items-start gap-2">
              <input
                type="checkbox"
                checked={backUpFirst}
                disabled={busy}
                onChange={(event) => setBackUpFirst(event.target.checked)}
                aria-describedby={`${formId}-first`}
                className="mt-0.5 size-4"
              />
              {t`Back up first`}
            </label>
            <p id={`${formId}-first`} className="-mt-3 ml-6 text-sm text-muted">
              <Trans>A fresh backup must complete, or nothing is deleted.</Trans>
            </p>
            <label className="block">
              <span className="mb-1.5 block font-medium" translate="no">
                {t`Type ${shownWord} to confirm`}
              </span>
              <input
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                readOnly={busy}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                translate="no"
                className="h-9 w-full rounded-md border border-line-strong bg-surface px-3"
              />
            </label>
            <LookFailed error={detail.error} />
          </>
        )}
        {gone ? (
          <Notice tone="good" role="status">
            <Trans>Already gone.</Trans>
          </Notice>
        ) : (
          <WriteOutcome
            write={write}
            preparing={
              backUpFirst ? (
                <Trans>Backing up first. Nothing is deleted before the backup is complete.</Trans>
              ) : undefined
            }
            confirmed={(result) => (
              <Notice tone="good" role="status">
                {result === 'gone' ? <Trans>Already gone.</Trans> : <Trans>Deleted.</Trans>}
              </Notice>
            )}
          />
        )}
        {sent && (
          <p className="text-sm text-muted">
            <Trans>It has already been sent; its outcome will be checked.</Trans>
          </p>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          {refusal && !insisting && !over && !busy && (
            <Button look="quiet" onClick={() => setInsisting(true)}>
              <Trans>Try anyway</Trans>
            </Button>
          )}
          <Button onClick={close}>{over ? <Trans>Close</Trans> : <Trans>Cancel</Trans>}</Button>
          {!over && (
            <Button type="submit" look="danger" reason={reason} aria-busy={busy} {...pressOnce}>
              <Trans>Delete database</Trans>
              {wait > 0 && <span>({t`${wait} s`})</span>}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

/** The write of this name where it is not over: a dialog that is opened again shows where it stands. */
function openWrite(...[client, key, name]: [Parameters<typeof writeOf>[0], string, string]) {
  const write = writeOf<Deleted>(client, key, 'delete', name)
  const { step } = write.state.get()
  if (isBusy({ step }) || step === 'unknown' || step === 'limited') return write
  forgetWrite(client, write)
  return writeOf<Deleted>(client, key, 'delete', name)
}

/** What has to be typed: the name, or a word where the name holds what cannot be seen. */
function wordFor(name: string): string {
  if (visibleText(name) === name) return name
  const letters = crypto.getRandomValues(new Uint8Array(4))
  return `delete-${Array.from(letters, (byte) => 'abcdefghjkmnpqrs'[byte & 15]).join('')}`
}

function LookFailed({ error }: { error: Error | null }) {
  if (!(error instanceof ApiError)) return null
  const status = error.status ? ` (${error.status})` : ''
  return (
    <Notice tone="warn" role="alert">
      <Trans>The database could not be looked at first{status}. Nothing can be deleted.</Trans>
    </Notice>
  )
}
