/** Notes about a list: it failed, it waits, it was called off, its update failed, it is incomplete, no row passes its filter. In one file, which is loaded later. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient, type Query, type QueryKey } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { connectionOf, refresh } from '~/api/query-client'
import { formatAgo } from '~/i18n/format'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useNow } from '~/ui/time/use-now'
import { ErrorNotice } from '~/patterns/errors/ErrorNotice'
import { EmptyState } from './EmptyState'
import { QueuedRead } from './QueuedNotice'

interface NotHereYetProps {
  queryKey: QueryKey
  until: number | undefined
  /** The person has cancelled the read. */
  isCalledOff: boolean
}

/** Above the placeholder of a list that has not been read yet. */
export function NotHereYet({ queryKey, until, isCalledOff }: NotHereYetProps) {
  const client = useQueryClient()
  if (until !== undefined) return <QueuedRead queryKey={queryKey} until={until} />
  if (isCalledOff)
    return (
      <div className="flex flex-wrap items-center gap-2 text-muted">
        <p role="status">
          <Trans>Cancelled. Nothing was sent.</Trans>
        </p>
        <Button small onClick={() => void refresh(client, queryKey)}>
          <Trans>Load now</Trans>
        </Button>
      </div>
    )
  return (
    <div role="status" className="text-muted">
      <Trans>Still waiting…</Trans>
    </div>
  )
}

interface AgeNotesProps {
  queryKey: QueryKey
  until: number | undefined
  error: Error | null
  /** The age of the data in milliseconds. */
  age: number
}

/** Above the rows: the next read waits, or the last one failed. */
export function AgeNotes({ queryKey, until, error, age }: AgeNotesProps) {
  return (
    <>
      {until !== undefined && <QueuedRead queryKey={queryKey} until={until} />}
      {error && <FailedUpdate queryKey={queryKey} error={error} age={age} />}
    </>
  )
}

/** In place of the rows, where the filter lets none through. */
export function NothingMatches({ onClearFilters }: { onClearFilters: () => void }) {
  const { t } = useLingui()
  return (
    <EmptyState
      title={t`Nothing matches`}
      action={
        <Button onClick={onClearFilters}>
          <Trans>Clear filters</Trans>
        </Button>
      }
    />
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
        <Trans>The portal has more items than it returned.</Trans>
      </p>
    </Notice>
  )
}

interface FailedUpdateProps {
  queryKey: QueryKey
  error: Error
  /** The age of the data in milliseconds. */
  age: number
}

/** The last update failed: its status, the time of the next try, and the age of the data. */
function FailedUpdate({ queryKey, error, age }: FailedUpdateProps) {
  const client = useQueryClient()
  const now = useNow()
  const query = client.getQueryCache().find({ queryKey, exact: true })
  const { pausedUntil } = connectionOf(client).limiter.state()
  const status = error instanceof ApiError ? error.status : undefined
  const next = query && nextTry(query, error)
  const seconds = next ? Math.ceil((Math.max(next, pausedUntil ?? 0) - now) / 1000) : 0
  return (
    // Its times change every second, so it is read in its place only.
    <span aria-live="off" className="text-warn tabular">
      <Trans>Last update failed{status ? ` (${status})` : ''}.</Trans>{' '}
      {seconds > 0 && (
        <>
          <Trans>Retrying in {seconds} s.</Trans>{' '}
        </>
      )}
      <Trans>Showing data from {formatAgo(now - age, now)}</Trans>
    </span>
  )
}

/** When polling reads the query again, in milliseconds since the epoch; null where it does not. */
function nextTry(query: Query, error: Error): number | null {
  if (error instanceof ApiError && error.kind === 'offline') return null
  const interval = query.observers
    .map(({ options: { refetchInterval: every } }) =>
      typeof every === 'function' ? every(query) : every,
    )
    .find((every) => typeof every === 'number')
  if (typeof interval !== 'number') return null
  const asked = error instanceof ApiError ? (error.retryAt ?? 0) : 0
  return Math.max(query.state.errorUpdatedAt + interval, asked)
}

/** Longer than the session usually takes to check the token after a 401. */
const TOKEN_CHECK_MS = 10_000

interface FailedProps {
  error: ApiError
  since: number
  title: string | undefined
  onRetry: () => void
}

/** After a 401 the session checks the token and repeats the read: it is shown only if it stays. */
export function Failed({ since, ...notice }: FailedProps) {
  const now = useNow()
  return notice.error.kind === 'unauthorized' && now - since < TOKEN_CHECK_MS ? null : (
    <ErrorNotice {...notice} />
  )
}
