/** Every state of a list without its table: loading, waiting, failed, empty, nothing matches. */
import { Trans } from '@lingui/react/macro'
import { useQueryClient, type QueryKey, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { ApiError, isRefusal } from '~/api/errors'
import { refresh } from '~/api/query-client'
import { beCalm } from '~/calm'
import type { ItemList } from '~/api/readers/list'
import { lazyComponent } from '~/i18n/lazy-component'
import { useNow } from '~/ui/time/use-now'
import { useQueuedUntil } from './use-queued-until'

const Failed = lazyComponent(() => import('./ListNotes').then((module) => module.Failed))
const Incomplete = lazyComponent(() => import('./ListNotes').then((module) => module.Incomplete))
const NothingMatches = lazyComponent(() =>
  import('./ListNotes').then((module) => module.NothingMatches),
)
const NotHereYet = lazyComponent(() => import('./ListNotes').then((module) => module.NotHereYet))

interface ListStatesProps<Item> {
  query: UseQueryResult<ItemList<Item>>
  /** The key of `query`, to read it again and to find its call while that waits for the rate limit. */
  queryKey: QueryKey
  /** How many items pass the filter. */
  matching: number
  onClearFilters: () => void
  /** The sentence for a refusal, which names the resource. */
  refused: string
  empty: ReactNode
  children: ReactNode
}

/** Shows `children`, the table, if there are rows; else, or above it, the reason. */
export function ListStates<Item>({
  query,
  queryKey,
  matching,
  onClearFilters,
  refused,
  empty,
  children,
}: ListStatesProps<Item>) {
  const client = useQueryClient()
  const { data, error } = query
  const isThere = data !== undefined
  useEffect(() => {
    // After the frame that shows the rows.
    if (isThere) requestAnimationFrame(() => setTimeout(beCalm))
  }, [isThere])
  const failed = error instanceof ApiError && (
    <Failed
      error={error}
      since={query.errorUpdatedAt}
      title={isRefusal(error) ? refused : undefined}
      onRetry={() => void refresh(client, queryKey)}
    />
  )
  return (
    <>
      {/* Outside what is busy, which screen readers do not announce. */}
      <div aria-live="polite" className="flex flex-col gap-3 has-[>div]:mb-4">
        {failed ||
          (!data && <Wait queryKey={queryKey} isCalledOff={query.fetchStatus === 'idle'} />)}
        {data?.more && <Incomplete />}
      </div>
      {!data ? (
        !failed && (
          // Another element than that of the rows, which would count as moved.
          <section aria-busy="true">
            <PlaceholderRows />
          </section>
        )
      ) : (
        <div className="flex flex-col gap-3">
          {data.items.length === 0 && matching === 0 ? (
            empty
          ) : matching === 0 ? (
            <NothingMatches onClearFilters={onClearFilters} />
          ) : (
            children
          )}
        </div>
      )}
    </>
  )
}

interface WaitProps {
  queryKey: QueryKey
  isCalledOff: boolean
}

/** Above the placeholder of a list: a sentence if reading it takes long; screen readers get a word before. */
function Wait({ queryKey, isCalledOff }: WaitProps) {
  const now = useNow()
  const [since] = useState(now)
  const until = useQueuedUntil(queryKey)
  if (until || isCalledOff || now - since >= 3000)
    return <NotHereYet queryKey={queryKey} until={until} isCalledOff={isCalledOff} />
  // Not with its live region: words of a region that is new may be missed.
  return (
    now > since && (
      <p className="sr-only">
        <Trans>Loading…</Trans>
      </p>
    )
  )
}

/** In place of rows that are not there yet. */
export function PlaceholderRows() {
  return (
    <div className="card divided" aria-hidden="true">
      {Array.from({ length: 9 }, (_, row) => (
        <div key={row} className="p-3.5">
          <div className="skeleton h-3 w-1/2" />
        </div>
      ))}
    </div>
  )
}
