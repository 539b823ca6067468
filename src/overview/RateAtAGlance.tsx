/** The rate limit: how much of it is used now, and calls by the minute over the last quarter of an hour. */
import { Trans, useLingui } from '@lingui/react/macro'
import { formatNumber } from '~/i18n/format'
import { paths } from '~/paths'
import { Link } from '~/patterns/screen/Link'
import { useRateLimit } from '~/session/use-session'
import { useNow } from '~/ui/time/use-now'

const minutes = 15
const minute = 60_000

export function RateAtAGlance() {
  const { t } = useLingui()
  const { used, limit, history } = useRateLimit()
  const now = useNow()
  const counts = Array.from({ length: minutes }, (_, index) => {
    const from = now - (minutes - index) * minute
    return history.filter(({ at }) => at > from && at <= from + minute).length
  })
  const most = Math.max(...counts)
  const words = t`Peak: ${formatNumber(most)} of ${formatNumber(limit)} calls a minute in the last 15 minutes`
  return (
    <section aria-label={t`Rate limit`} className="card min-w-0 p-5">
      <h2 className="font-semibold">
        <Link to={paths.token()} className="hover:underline">
          <Trans>Rate limit</Trans>
        </Link>
      </h2>
      <p className="mt-1 text-muted">
        <Trans>
          {formatNumber(used)} of {formatNumber(limit)} requests used in the last minute
        </Trans>
      </p>
      <svg
        role="img"
        aria-label={words}
        viewBox="0 0 150 40"
        preserveAspectRatio="none"
        className="mt-3 block h-16 w-full"
      >
        <title>{words}</title>
        <line x1="0" x2="150" y1="39.5" y2="39.5" className="stroke-line" />
        {counts.map((count, index) => {
          const height = Math.min(1, count / limit) * 38
          return (
            <rect
              // One bar a minute, always in the same place.
              key={index}
              x={index * 10 + 1}
              y={39 - height}
              width="8"
              height={height}
              className="fill-accent"
            />
          )
        })}
      </svg>
      <p aria-hidden className="mt-1 flex justify-between text-xs text-muted">
        <span>
          <Trans>15 min ago</Trans>
        </span>
        <span>
          <Trans>Now</Trans>
        </span>
      </p>
    </section>
  )
}
