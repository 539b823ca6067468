/** Every state of a list that is not its table: loading, waiting, failed, empty, filtered to nothing. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { ApiError } from '~/api/errors'
import type { ItemList } from '~/api/readers/list'
import { later } from '~/i18n/later'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useNow } from '~/ui/use-now'
import { EmptyState } from './EmptyState'

const ErrorNotice = later('troubles', async () => (await import('./ErrorNotice')).ErrorNotice)

/** What a check of the token takes at the most, usually, in milliseconds. */
const checkTime = 10_000

interface ListStatesProps<Item> {
  query: UseQueryResult<ItemList<Item>>
  /** How many items pass the filter. */
  matching: number
  onClearFilters: () => void
  onRetry: () => void
  /** The sentence for a refusal, which names the resource. */
  refused: string
  empty: ReactNode
  children: ReactNode
}

/** Shows `children`, the table, when there is something to show; above it, or in its place, why not. */
export function ListStates<Item>({
  query,
  matching,
  onClearFilters,
  onRetry,
  refused,
  empty,
  children,
}: ListStatesProps<Item>) {
  const { t } = useLingui()
  const { data, error } = query
  const failed = error instanceof ApiError && (
    <Failed
      error={error}
      since={query.errorUpdatedAt}
      title={error.kind === 'forbidden' && error.reason !== 'html' ? refused : undefined}
      onRetry={onRetry}
    />
  )
  if (!data) return failed || <Loading limited={isLimited(query.failureReason)} />
  return (
    <div className="space-y-3">
      {failed}
      {data.more && (
        <Notice tone="warn" role="status">
          <Trans>
            This list may be incomplete: the portal says that there is more than it sent.
          </Trans>
        </Notice>
      )}
      {data.items.length === 0 && matching === 0 ? (
        empty
      ) : matching === 0 ? (
        <EmptyState
          title={t`Nothing matches`}
          action={
            <Button onClick={onClearFilters}>
              <Trans>Clear filters</Trans>
            </Button>
          }
        />
      ) : (
        children
      )}
    </div>
  )
}

interface FailedProps {
  error: ApiError
  since: number
  title: string | undefined
  onRetry: () => void
}

/** A 401 is checked by itself and read again; only one that stays needs words. */
function Failed({ since, ...notice }: FailedProps) {
  const now = useNow()
  return notice.error.kind === 'unauthorized' && now - since < checkTime ? null : (
    <ErrorNotice {...notice} />
  )
}

/** A table to come, in its own size; says so when it takes long. */
function Loading({ limited }: { limited: boolean }) {
  const now = useNow()
  const [since] = useState(now)
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        <Trans>Loading…</Trans>
      </p>
      {(limited || now - since >= 3000) && (
        <p role="status" className="mb-3 text-muted">
          {limited ? <Trans>Waiting for the rate limit…</Trans> : <Trans>Still waiting…</Trans>}
        </p>
      )}
      <div className="card divide-y divide-line" aria-hidden="true">
        {Array.from({ length: 9 }, (_, row) => (
          <div key={row} className="flex h-10 items-center gap-6 px-4">
            <div className="skeleton h-3 w-1/5" />
            <div className="skeleton h-3 w-1/6" />
            <div className="skeleton h-3 w-1/6" />
            <div className="skeleton h-3 w-1/12" />
          </div>
        ))}
      </div>
    </div>
  )
}

function isLimited(error: Error | null): boolean {
  return error instanceof ApiError && error.kind === 'limited'
}
