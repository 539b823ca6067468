/** All products at a glance: what needs attention first, counts, backups, the rate limit. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide'
import { refresh } from '~/api/query-client'
import { formatAgo } from '~/i18n/format'
import { paths } from '~/paths'
import { Screen } from '~/patterns/screen/Screen'
import { databases } from '~/resources/databases/databases'
import { functions } from '~/resources/functions/functions'
import { proxies } from '~/resources/proxies/proxies'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { useNow } from '~/ui/use-now'
import { Attention } from './Attention'
import { concernsOf } from './concerns'
import { BackupsAtAGlance } from './BackupsAtAGlance'
import { ProductCard } from './ProductCard'
import { RateAtAGlance } from './RateAtAGlance'
import { useKnown } from './use-known'

export function Overview() {
  const { t } = useLingui()
  const client = useQueryClient()
  const now = useNow()
  const { lists, known } = useKnown()
  const all = [lists.databases, lists.functions, lists.proxies]
  const fetching = all.some(({ isFetching }) => isFetching)
  const times = all.map(({ dataUpdatedAt }) => dataUpdatedAt).filter((at) => at > 0)
  const keys = [databases, functions, proxies].map((product) => product.list().queryKey)
  return (
    <Screen
      title={t`Overview`}
      actions={
        <>
          {times.length > 0 && (
            <span className="text-muted">
              <Trans>Updated {formatAgo(Math.min(...times), now)}</Trans>
            </span>
          )}
          <Button
            aria-busy={fetching}
            onClick={() => keys.forEach((key) => void refresh(client, key))}
          >
            <Icon of={RefreshCw} className={`size-4 ${fetching ? 'animate-spin' : ''}`} />
            <Trans>Refresh</Trans>
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <Attention
          concerns={concernsOf(known)}
          whole={all.every(({ data }) => data !== undefined)}
        />
        <div className="grid gap-4 md:grid-cols-3">
          <ProductCard
            title={t`Databases`}
            to={paths.databases()}
            query={lists.databases}
            queryKey={databases.list().queryKey}
            refused={t`This token may not read databases.`}
          />
          <ProductCard
            title={t`Functions`}
            to={paths.functions()}
            query={lists.functions}
            queryKey={functions.list().queryKey}
            refused={t`This token may not read functions.`}
          />
          <ProductCard
            title={t`Proxies`}
            to={paths.proxies()}
            query={lists.proxies}
            queryKey={proxies.list().queryKey}
            refused={t`This token may not read proxies.`}
          />
        </div>
        <div className="grid gap-4 md:grid-cols-2">
          <BackupsAtAGlance known={known} />
          <RateAtAGlance />
        </div>
      </div>
    </Screen>
  )
}
