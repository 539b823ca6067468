/** How many items are in each state: as a stacked bar, and in words. */
import { formatNumber } from '~/i18n/format'
import { Status } from '~/patterns/record/Status'
import { statusTone } from '~/patterns/record/status'
import type { StatusTone } from '~/ui/StatusPill'
import { countByStatus } from './concerns'

/** At most so many different statuses are listed. */
const mostKinds = 6

const order: readonly StatusTone[] = ['good', 'busy', 'neutral', 'warn', 'bad']
const fills: Record<StatusTone, string> = {
  good: 'bg-good',
  busy: 'bg-busy',
  neutral: 'bg-line-strong',
  warn: 'bg-warn',
  bad: 'bg-bad',
}

export function StatusBar({ items }: { items: readonly { status: string | null }[] }) {
  const counts = countByStatus(items).map(({ status, count }) => ({
    status,
    count,
    tone: status === null ? ('neutral' as const) : statusTone(status),
  }))
  const parts = counts.toSorted((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone))
  return (
    <>
      {/* The list below has the same in words. */}
      <div aria-hidden className="flex h-2 gap-0.5 overflow-hidden rounded-full">
        {parts.map(({ status, count, tone }) => (
          <span
            key={status ?? ''}
            style={{ flexGrow: count }}
            className={`min-w-1 ${fills[tone]}`}
          />
        ))}
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1.5">
        {parts.slice(0, mostKinds).map(({ status, count }) => (
          <li key={status ?? ''} className="flex min-w-0 items-center gap-1.5">
            <Status status={status} />
            <span className="text-sm text-muted tabular">{formatNumber(count)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
