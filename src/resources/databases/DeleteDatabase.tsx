/** The question before a database is deleted: what is lost, its latest backup, and the typed name. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { FormEvent } from 'react'
import { ApiError } from '~/api/errors'
import { callTo } from '~/api/operations'
import type { Database } from '~/api/readers/database'
import { CopyCurl } from '~/patterns/raw/CurlBlock'
import { Despite } from '~/patterns/write/OutcomeWords'
import { useSecondsTo } from '~/patterns/write/use-write'
import { WriteOutcome } from '~/patterns/write/WriteOutcome'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'
import { Notice } from '~/ui/Notice'
import { ignoreHeldEnter, pressOnce } from '~/ui/press-once'
import { visibleText } from '~/ui/text/visible-text'
import { DeleteFields } from './delete/DeleteFields'
import { useDelete } from './delete/use-delete'

interface DeleteDatabaseProps {
  name: string
  /** The database as it was when the question was opened; that one is deleted. */
  drawn: Database | undefined
  onClose: () => void
}

export function DeleteDatabase({ name, drawn, onClose }: DeleteDatabaseProps) {
  const { t } = useLingui()
  const form = useDelete(name, drawn, onClose)
  const { write, gone, over, tryAnyway } = form
  const wait = useSecondsTo(form.retryAt)
  const shownName = visibleText(name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    form.start()
  }

  return (
    <Dialog title={t`Delete ${shownName}?`} onClose={onClose}>
      <form
        method="post"
        onSubmit={submit}
        onKeyDownCapture={ignoreHeldEnter}
        noValidate
        className="space-y-4"
      >
        {!over && (
          <>
            <DeleteFields name={name} form={form} />
            <LookFailed error={form.detail.error} />
          </>
        )}
        <div aria-live="polite" className="empty:mb-0">
          {gone ? (
            <Notice tone="good" role="status">{t`It no longer exists.`}</Notice>
          ) : (
            <WriteOutcome
              write={write}
              preparing={
                form.backUpFirst
                  ? t`Backing up first. Nothing is deleted until the backup completes.`
                  : undefined
              }
              confirmed={(_, { despite }) => (
                <Notice tone="good" role="status">
                  {despite ? <Trans>It is gone or being deleted.</Trans> : <Trans>Deleted.</Trans>}
                  <Despite error={despite} />
                </Notice>
              )}
            />
          )}
        </div>
        <div className="flex flex-wrap justify-end gap-2">
          <span className="mr-auto">
            <CopyCurl calls={() => [callTo('deleteDatabase', { name })]} />
          </span>
          {tryAnyway && <Button look="quiet" onClick={tryAnyway}>{t`Try anyway`}</Button>}
          <Button onClick={onClose}>{over ? <Trans>Close</Trans> : <Trans>Cancel</Trans>}</Button>
          {!over && (
            <Button
              type="submit"
              look="danger"
              reason={form.reason}
              aria-busy={form.busy}
              {...pressOnce}
            >
              <Trans>Delete database</Trans>
              {wait > 0 && <span>({t`${wait} s`})</span>}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

function LookFailed({ error }: { error: Error | null }) {
  if (!(error instanceof ApiError)) return null
  const status = error.status ? ` (${error.status})` : ''
  return (
    <Notice tone="warn" role="alert">
      <Trans>
        Couldn't read the database{status}, so it can't be deleted. Close this and try again.
      </Trans>
    </Notice>
  )
}
