/** What there is to say about a list beside its rows; together, because it comes later and in one piece. */
import { Trans } from '@lingui/react/macro'
import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { refresh } from '~/api/query-client'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { FailedUpdate } from './FailedUpdate'
import { QueuedRead } from './QueuedNotice'

interface NotHereYetProps {
  queryKey: QueryKey
  until: number | undefined
  /** Nothing is under way: it was called off. */
  isCalledOff: boolean
}

/** Above the place of a list that is not there yet. */
export function NotHereYet({ queryKey, until, isCalledOff }: NotHereYetProps) {
  const client = useQueryClient()
  if (until !== undefined) return <QueuedRead queryKey={queryKey} until={until} />
  if (isCalledOff)
    return (
      <div className="flex flex-wrap items-center gap-2 text-muted">
        <p role="status">
          <Trans>Called off. Nothing was sent.</Trans>
        </p>
        <Button small onClick={() => void refresh(client, queryKey)}>
          <Trans>Read it now</Trans>
        </Button>
      </div>
    )
  return (
    <p role="status" className="text-muted">
      <Trans>Still waiting…</Trans>
    </p>
  )
}

interface AgeNotesProps {
  queryKey: QueryKey
  until: number | undefined
  error: Error | null
  /** How old what is shown is, in milliseconds. */
  age: number
}

/** Beside the rows: the next read waits, or the last one failed. */
export function AgeNotes({ queryKey, until, error, age }: AgeNotesProps) {
  return (
    <>
      {until !== undefined && <QueuedRead queryKey={queryKey} until={until} />}
      {error && <FailedUpdate queryKey={queryKey} error={error} age={age} />}
    </>
  )
}

/** The portal sent only a part. */
export function Incomplete() {
  return (
    <Notice tone="warn" role="status">
      <p className="font-medium">
        <Trans>This list may be incomplete.</Trans>
      </p>
      <p>
        <Trans>The portal says that there is more than it sent.</Trans>
      </p>
    </Notice>
  )
}
