/** The age of the data, and the button that refreshes it. */
import { useQueryClient, type QueryKey, type UseQueryResult } from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import { refresh, refreshCooldownMs } from '~/api/query-client'
import { lazyComponent } from '~/i18n/lazy-component'
import { useNow } from '~/ui/time/use-now'
import { useReadRefusal } from '~/patterns/errors/refusal'
import { useQueuedUntil } from './use-queued-until'
import { RefreshButton } from './RefreshButton'
import { UpdatedAgo } from './UpdatedAgo'

const AgeNotes = lazyComponent(() => import('./ListNotes').then((module) => module.AgeNotes))

interface LastUpdatedProps {
  query: Pick<UseQueryResult, 'dataUpdatedAt' | 'isFetching' | 'error'>
  queryKey: QueryKey
}

export function LastUpdated({ query, queryKey }: LastUpdatedProps) {
  const { dataUpdatedAt: updatedAt, isFetching, error: last } = query
  const client = useQueryClient()
  const now = useNow()
  const age = Math.max(0, now - updatedAt)
  const press = () => {
    if (!isFetching && age >= refreshCooldownMs) void refresh(client, queryKey)
  }
  // After a 401 the session checks the token and repeats the read.
  const error = last instanceof ApiError && last.kind === 'unauthorized' ? null : last
  const refusal = useReadRefusal(error)
  const until = useQueuedUntil(queryKey)
  return (
    <div className="flex items-center gap-1">
      <div aria-live="polite">
        {updatedAt > 0 && (error || until) && (
          <div className="screen-note">
            <AgeNotes queryKey={queryKey} until={until} error={error} age={age} />
          </div>
        )}
      </div>
      {!error && <UpdatedAgo at={updatedAt} />}
      <RefreshButton isReading={isFetching} onPress={press} reason={refusal} />
    </div>
  )
}
