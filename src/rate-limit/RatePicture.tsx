/** The last 15 minutes of the rate limit as a picture by lane with every 429, and the same as a table. */
import { Trans, useLingui } from '@lingui/react/macro'
import { lanes, type Lane } from '~/api/rate-limit/record'
import { formatClock } from '~/i18n/format'
import { laneWords } from '~/patterns/screen/lane-words'
import { useNow } from '~/ui/time/use-now'
import { useRateLimit } from '~/session/use-session'
import { countLanes, minutesOf, pointsOf, type Point } from './rate-picture'

/** The picture's own units: seconds wide, and 100 high. */
const width = 900
const height = 100

const fills: Record<Lane, string> = {
  write: 'fill-accent',
  read: 'fill-good',
  background: 'fill-line-strong',
}
const inks: Record<Lane, string> = {
  write: 'bg-accent',
  read: 'bg-good',
  background: 'bg-line-strong',
}

export function RatePicture() {
  const { t, i18n } = useLingui()
  const { history, limit } = useRateLimit()
  const now = useNow()
  const points = pointsOf(history, now)
  const peak = Math.max(...points.map((point) => sum(point, lanes)))
  const top = Math.max(limit, peak)
  const refused = history.filter(({ limited }) => limited)
  const totals = countLanes(history)
  const x = (at: number) => width - (now - at) / 1000
  const y = (count: number) => height - (count / top) * height
  return (
    <figure className="min-w-0 flex-[2_1_24rem] space-y-2">
      <figcaption className="flex flex-wrap justify-between gap-x-4 gap-y-1">
        <span className="font-medium">{t`Requests per minute, last 15 minutes`}</span>
        <span className="text-muted">
          {refused.length > 0 ? (
            <Trans>{refused.length} refused (429)</Trans>
          ) : (
            t`None refused (429)`
          )}
        </span>
      </figcaption>
      <div className="grid grid-cols-[auto_1fr] gap-x-2">
        <div
          aria-hidden="true"
          className="flex h-36 flex-col justify-between text-right text-xs text-muted tabular"
        >
          <span>{top}</span>
          <span>0</span>
        </div>
        <div className="relative h-36">
          <svg
            role="img"
            aria-label={t`Peak: ${peak} of ${limit} requests a minute; ${refused.length} refused (429). The table below has the same figures.`}
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            className="size-full overflow-visible rounded-md bg-raised"
          >
            {lanes.map((lane, i) => (
              <path
                key={lane}
                d={areaOf(points, lanes.slice(i), lanes.slice(i + 1), x, y)}
                className={fills[lane]}
              />
            ))}
            <line
              x1="0"
              x2={width}
              y1={y(limit)}
              y2={y(limit)}
              vectorEffect="non-scaling-stroke"
              strokeDasharray="4 4"
              className="stroke-muted"
            />
            {refused.map(({ at }, i) => (
              <line
                key={`${at} ${i}`}
                x1={x(at)}
                x2={x(at)}
                y1="0"
                y2={height}
                vectorEffect="non-scaling-stroke"
                strokeWidth="2"
                className="stroke-bad"
              />
            ))}
          </svg>
          {refused.map(({ at }, i) => (
            <span
              key={`${at} ${i}`}
              aria-hidden="true"
              title={t`429 at ${formatClock(at)}`}
              style={{ left: `${(x(at) / width) * 100}%` }}
              className="absolute -top-1 [translate:-50%] rounded bg-bad-soft px-1 text-xs font-medium text-bad"
            >
              429
            </span>
          ))}
        </div>
        <span />
        <div aria-hidden="true" className="flex justify-between pt-1 text-xs text-muted">
          <span>{formatClock(now - 15 * 60_000)}</span>
          <span>{formatClock(now - 7.5 * 60_000)}</span>
          <span>{formatClock(now)}</span>
        </div>
      </div>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {lanes.map((lane) => (
          <li key={lane} className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className={`size-2.5 rounded-sm ${inks[lane]}`} />
            {i18n._(laneWords[lane])}: {totals[lane]}
          </li>
        ))}
      </ul>
      <details>
        <summary className="text-accent">{t`View as table`}</summary>
        <MinuteTable now={now} />
      </details>
    </figure>
  )
}

function MinuteTable({ now }: { now: number }) {
  const { t, i18n } = useLingui()
  const { history } = useRateLimit()
  return (
    <table
      aria-label={t`Requests by minute`}
      className="mt-2 w-full border-collapse text-right text-sm tabular"
    >
      <thead>
        <tr className="text-muted">
          <th scope="col" className="text-left font-medium">{t`From`}</th>
          {lanes.map((lane) => (
            <th key={lane} scope="col" className="font-medium">
              {i18n._(laneWords[lane])}
            </th>
          ))}
          <th scope="col" className="font-medium">
            429
          </th>
        </tr>
      </thead>
      <tbody>
        {minutesOf(history, now)
          .toReversed()
          .map((minute) => (
            <tr key={minute.from} className="border-t border-line">
              <th scope="row" className="text-left font-normal">
                {formatClock(minute.from)}
              </th>
              {lanes.map((lane) => (
                <td key={lane}>{minute[lane]}</td>
              ))}
              <td className={minute.limited > 0 ? 'font-semibold text-bad' : ''}>
                {minute.limited}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

function sum(point: Point, of: readonly Lane[]): number {
  return of.reduce((total, lane) => total + point[lane], 0)
}

/** The area between the sums of the lanes `over` and `under`. */
function areaOf(
  points: readonly Point[],
  over: readonly Lane[],
  under: readonly Lane[],
  x: (at: number) => number,
  y: (count: number) => number,
): string {
  const line = (of: readonly Lane[]) =>
    points.map((point) => `${x(point.at).toFixed(1)},${y(sum(point, of)).toFixed(1)}`)
  return `M${[...line(over), ...line(under).toReversed()].join('L')}Z`
}
