/** The age of a database's latest backup, with a strip of its last days, where that is known; reads nothing itself. */
import { memo } from 'react'
import { capitalise, formatAgo } from '~/i18n/format'
import { NoValue } from '~/patterns/record/Status'
import { daysOf } from './calendar/days'
import { useDayStarts } from './calendar/use-day-starts'
import { useKnownBackups } from './known-backups'
import type { Found } from './reading/reading'

const dayCount = 14

export function LastBackup({ name }: { name: string }) {
  const { reading, now, lacks } = useKnownBackups(name)
  const found = reading?.found
  if (!found?.good) return <NoValue />
  return (
    <span className="inline-flex items-center gap-2.5 whitespace-nowrap">
      <Strip found={found} now={now} />
      <span className={lacks ? 'font-semibold text-bad' : ''}>
        {capitalise(formatAgo(found.good.at, now))}
      </span>
    </span>
  )
}

const Strip = memo(function Strip({ found, now }: { found: Found; now: number }) {
  const starts = useDayStarts(now, 'local')
  return (
    <svg
      viewBox={`0 0 ${dayCount * 5} 14`}
      aria-hidden
      className="h-3.5 w-18 shrink-0 max-md:hidden"
    >
      {daysOf(found, starts)
        .slice(-dayCount)
        .map(({ start, marks, gap }, place) => {
          const isGood = marks.some(({ outcome }) => outcome === 'done')
          const height = isGood ? 13 : 4
          return (
            <rect
              key={start}
              x={place * 5}
              y={14 - height}
              width="3"
              height={height}
              rx="1"
              className={isGood ? 'fill-good' : gap ? 'fill-bad' : 'fill-line-strong'}
            />
          )
        })}
    </svg>
  )
})
