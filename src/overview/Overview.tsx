/** All products at a glance: what needs attention first, counts, backups, the rate limit. */
import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { refresh } from '~/api/query-client'
import { RefreshButton } from '~/patterns/list/RefreshButton'
import { UpdatedAgo } from '~/patterns/list/UpdatedAgo'
import { Screen } from '~/patterns/screen/Screen'
import { databases, registry } from '~/products/registry'
import { useProductLists } from '~/products/use-product-lists'
import { useBackupRows } from '~/resources/backups/known-backups'
import { usePortalMinute } from '~/ui/time/use-now'
import { Attention } from './Attention'
import { concernsOf } from './concerns'
import { BackupsAtAGlance } from './BackupsAtAGlance'
import { ProductCard } from './ProductCard'
import { RateAtAGlance } from './RateAtAGlance'
import { SinceLastLook } from './SinceLastLook'

const MINUTE_MS = 60_000

/** All lists together make a call a minute, except while something changes. */
const overall = (own: number | false) => own && (own < MINUTE_MS ? own : own * registry.length)

export function Overview() {
  const { t } = useLingui()
  const client = useQueryClient()
  const portalNow = usePortalMinute()
  const lists = useProductLists(overall)
  // The lists above are polled; this is one of them, by its own type.
  const { data } = useQuery({ ...databases.list(), refetchInterval: false })
  const rows = useBackupRows(data?.items)
  const isLoading = lists.some(({ query }) => query.isLoading)
  const fetching = lists.some(({ query }) => query.isFetching)
  const times = lists.map(({ query }) => query.dataUpdatedAt).filter((at) => at > 0)
  const readAll = () => {
    for (const { product } of lists) void refresh(client, product.list().queryKey)
  }
  return (
    <Screen
      title={t`Overview`}
      bar={
        <>
          <UpdatedAgo
            at={times.length > 0 ? Math.min(...times) : 0}
            everyMs={MINUTE_MS * registry.length}
          />
          <RefreshButton isReading={fetching} onPress={readAll} />
        </>
      }
    >
      <div className="space-y-4">
        <Attention
          concerns={concernsOf(
            lists.map(({ product, query }) => ({ product, items: query.data?.items ?? [] })),
            rows,
            portalNow,
          )}
          whole={lists.every(({ query }) => query.data !== undefined)}
          loading={isLoading}
        />
        <div className={`space-y-4 ${isLoading ? 'until-settled' : ''}`}>
          <div className="grid gap-4 md:grid-cols-3">
            {lists.map((list) => (
              <ProductCard key={list.product.id} {...list} />
            ))}
          </div>
          <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
            <BackupsAtAGlance rows={rows} />
            <RateAtAGlance />
          </div>
          <SinceLastLook lists={lists} />
        </div>
      </div>
    </Screen>
  )
}
