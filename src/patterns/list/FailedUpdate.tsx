/** An update that failed: its status, when it is tried again, and how old what is shown is. */
import { Trans } from '@lingui/react/macro'
import { useQueryClient, type Query, type QueryKey } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { connectionOf } from '~/api/query-client'
import { formatAgo } from '~/i18n/format'
import { useNow } from '~/ui/use-now'

interface FailedUpdateProps {
  queryKey: QueryKey
  error: Error
  /** How old what is shown is, in milliseconds. */
  age: number
}

export function FailedUpdate({ queryKey, error, age }: FailedUpdateProps) {
  const client = useQueryClient()
  const now = useNow()
  const query = client.getQueryCache().find({ queryKey, exact: true })
  const { pausedUntil } = connectionOf(client).limiter.state()
  const status = error instanceof ApiError ? error.status : undefined
  const next = query && nextTry(query, error)
  const seconds = next ? Math.ceil((Math.max(next, pausedUntil ?? 0) - now) / 1000) : 0
  return (
    <span className="text-warn tabular">
      <Trans>Last update failed{status ? ` (${status})` : ''}.</Trans>{' '}
      {seconds > 0 && (
        <>
          <Trans>Next try in {seconds} s.</Trans>{' '}
        </>
      )}
      <Trans>Shown: {formatAgo(now - age, now)}</Trans>
    </span>
  )
}

/** When the query is read again by itself, in milliseconds since the epoch; null where it is not, or not by the clock. */
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
