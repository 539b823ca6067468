/** The short form of the rate limit, behind the meter in the banner. */
import { Trans, useLingui } from '@lingui/react/macro'
import { lanes } from '~/api/rate-limit/record'
import { paths } from '~/paths'
import { laneWords } from '~/patterns/screen/lane-words'
import { Link } from '~/patterns/screen/Link'
import { useNow } from '~/ui/time/use-now'
import { useSession, useRateLimit } from '~/session/use-session'
import { NextAt } from './NextAt'
import { PauseFacts } from './PauseFacts'

/** `id`: of its popover. */
export function RateLimitPanel({ id }: { id: string }) {
  const { t, i18n } = useLingui()
  const { limiter } = useSession().connection
  const { used, limit, waiting, others } = useRateLimit()
  useNow()
  const waits = lanes.filter((lane) => waiting[lane] > 0)
  const list = waits.map((lane) => `${i18n._(laneWords[lane])} ${waiting[lane]}`).join(', ')
  const free = Math.max(0, limit - used)
  return (
    <div className="w-72 max-w-[calc(100vw-2rem)] space-y-2 rounded-lg border border-line bg-surface p-4 text-ink raised">
      <p className="font-medium tabular">
        <Trans>
          {used} of {limit} used in the last minute, {free} left
        </Trans>
      </p>
      <PauseFacts />
      <p className="text-muted">
        {waits.length > 0 ? <Trans>Waiting: {list}</Trans> : <Trans>No request is waiting.</Trans>}
      </p>
      <p className="text-muted">
        <Trans>
          Next request can be sent: <NextAt inMs={limiter.forecast(1, 'read')} />
        </Trans>
      </p>
      {others && <p className="text-warn">{t`This token may also be in use elsewhere.`}</p>}
      <Link
        to={paths.token()}
        onClick={() => document.getElementById(id)?.hidePopover()}
        className="text-accent underline"
      >
        <Trans>Token and rate limit details</Trans>
      </Link>
    </div>
  )
}
