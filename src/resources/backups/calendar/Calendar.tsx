/** The picture of one database's last month, large, with labelled days and a legend. */
import { useLingui } from '@lingui/react/macro'
import { dayCount, type Zone } from './days'
import { DaysTable } from './DaysTable'
import { Legend } from './Legend'
import { Picture } from './Picture'
import type { Found } from '../reading/reading'
import { useDayStarts } from './use-day-starts'
import { formatDate } from '../board/words'

interface CalendarProps {
  name: string
  found: Found
  zone: Zone
  /** In milliseconds since the epoch. */
  now: number
}

/** The days with a label under the picture. */
const named = [0, 7, 14, 21, 29]

export function Calendar({ name, found, zone, now }: CalendarProps) {
  const { t } = useLingui()
  const starts = useDayStarts(now, zone)
  return (
    <section aria-label={t`Last 30 days`} className="card p-4">
      <h2 className="mb-3 font-semibold">{t`Last 30 days`}</h2>
      <Picture name={name} found={found} starts={starts} zone={zone} size="large" />
      <div aria-hidden className="relative mt-1 h-4 text-xs text-muted">
        {named.map((place) => (
          <span
            key={place}
            style={{ left: `${((place + 0.5) / dayCount) * 100}%` }}
            className="absolute max-sm:nth-of-type-[even]:hidden [translate:-50%] whitespace-nowrap first:[translate:none] first:left-0! last:right-0 last:left-auto! last:[translate:none]"
          >
            {place === dayCount - 1 ? t`Today` : formatDate(starts[place] ?? 0, zone)}
          </span>
        ))}
      </div>
      <Legend zone={zone} />
      <DaysTable name={name} found={found} starts={starts} zone={zone} />
    </section>
  )
}
