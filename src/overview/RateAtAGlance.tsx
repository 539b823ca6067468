/** The rate limit: how much of it is used now, and the requests of a sliding minute over the last quarter of an hour. */
import { Trans, useLingui } from '@lingui/react/macro'
import { formatNumber, formatRelative } from '~/i18n/format'
import { paths } from '~/paths'
import { Link } from '~/patterns/screen/Link'
import { pointsOf } from '~/rate-limit/rate-picture'
import { useRateLimit } from '~/session/use-session'
import { Section } from '~/ui/Section'
import { useNow } from '~/ui/time/use-now'

/** The picture's size in its own units. */
const [width, height] = [300, 90]

export function RateAtAGlance() {
  const { t } = useLingui()
  const { used, limit, history } = useRateLimit()
  const now = useNow()
  const counts = pointsOf(history, now).map(
    ({ write, read, background }) => write + read + background,
  )
  const most = Math.max(...counts)
  const top = Math.max(limit, most)
  const line = counts
    .map((count, index) => {
      const x = (index / (counts.length - 1)) * width
      return `${x.toFixed(1)},${(height - (count / top) * (height - 2)).toFixed(1)}`
    })
    .join('L')
  const words = t`Peak: ${formatNumber(most)} of ${formatNumber(limit)} requests a minute in the last 15 minutes`
  const own = <span className="text-xl font-semibold text-ink">{formatNumber(used)}</span>
  return (
    <Section
      title={t`Rate limit`}
      actions={<Link to={paths.token()} className="text-accent hover:underline">{t`Details`}</Link>}
      className="flex flex-col"
    >
      <p className="text-muted">
        <Trans>
          {own} of {formatNumber(limit)} requests used in the last minute
        </Trans>
      </p>
      <svg
        role="img"
        aria-label={words}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className="mt-3 block min-h-24 w-full flex-1"
      >
        <title>{words}</title>
        <line
          x1="0"
          x2={width}
          y1={height - (limit / top) * (height - 2)}
          y2={height - (limit / top) * (height - 2)}
          vectorEffect="non-scaling-stroke"
          strokeDasharray="4 4"
          className="stroke-line-strong"
        />
        <path d={`M0,${height}L${line}L${width},${height}Z`} className="fill-accent-soft" />
        <path
          d={`M${line}`}
          vectorEffect="non-scaling-stroke"
          strokeWidth="2"
          className="fill-none stroke-accent"
        />
      </svg>
      <p aria-hidden className="mt-1 flex justify-between text-xs text-muted">
        <span>{formatRelative(-15, 'minute')}</span>
        <span>{t`Now`}</span>
      </p>
    </Section>
  )
}
