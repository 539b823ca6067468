/** The picture of the last month as a table, one row a day: the same facts without pointer or arrow keys. */
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { visibleText } from '~/ui/text/visible-text'
import { useDayFacts } from './DayFacts'
import { daysOf, type Zone } from './days'
import type { Found } from '../reading/reading'
import { formatDay } from '../board/words'

interface DaysTableProps {
  name: string
  found: Found
  /** From dayStarts(). */
  starts: readonly number[]
  zone: Zone
}

export function DaysTable(props: DaysTableProps) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)} className="mt-3">
      <summary className="text-muted">{t`View as table`}</summary>
      {open && <Days {...props} />}
    </details>
  )
}

function Days({ name, found, starts, zone }: DaysTableProps) {
  const { t } = useLingui()
  const facts = useDayFacts(zone)
  const shown = visibleText(name)
  return (
    <table aria-label={t`Last 30 days of ${shown}`} className="mt-2 w-full text-left">
      <thead className="text-muted">
        <tr>
          <th scope="col" className="py-1 pr-4 font-medium">{t`Day`}</th>
          <th scope="col" className="py-1 font-medium">{t`Backups`}</th>
        </tr>
      </thead>
      <tbody className="divided">
        {daysOf(found, starts)
          .toReversed()
          .map((day) => (
            <tr key={day.start}>
              <th scope="row" className="py-1 pr-4 align-top font-normal whitespace-nowrap">
                {formatDay(day.start, zone)}
              </th>
              <td className={`py-1 ${day.gap ? 'text-warn' : ''}`}>{facts(day)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
