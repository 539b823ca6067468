/** What a bulk run will cost before it starts, and how long it still takes. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSession } from '~/session/use-session'
import { useNow } from '~/ui/time/use-now'

interface BulkCostProps {
  /** How many calls it makes, including the reads before each write. */
  calls: number
  /** There may be more that cannot be counted in advance. */
  openEnded?: boolean
}

/** "12 requests, about 10 s at the current rate limit": by the limiter's own forecast. */
export function BulkCost({ calls, openEnded }: BulkCostProps) {
  const { limiter } = useSession().connection
  useNow()
  const length = useLength(limiter.forecast(calls, 'read'))
  return openEnded ? (
    <Trans>
      At least <Plural value={calls} one="# request" other="# requests" />, at least {length} at the
      current rate limit
    </Trans>
  ) : (
    <Trans>
      <Plural value={calls} one="# request" other="# requests" />, about {length} at the current
      rate limit
    </Trans>
  )
}

export function RunTimeLeft({ ms }: { ms: number }) {
  const length = useLength(ms)
  return <Trans>About {length} left</Trans>
}

/** A duration as people say it: seconds up to a minute and a half, then minutes. */
function useLength(ms: number): string {
  const { t } = useLingui()
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  const minutes = Math.ceil(seconds / 60)
  return seconds <= 90 ? t`${seconds} s` : t`${minutes} min`
}
