/** One day of the picture in words: next to the pointer, and for screen readers. */
import { Plural, useLingui } from '@lingui/react/macro'
import type { RefObject } from 'react'
import { formatNumber } from '~/i18n/format'
import { visibleText } from '~/ui/text/visible-text'
import type { Day, Zone } from './days'
import type { BackupMark } from '../reading/reading'
import { Glyph } from './Glyph'
import { shapeOf } from './shapes'
import { formatDay, formatHour, formatSize, formatSpan } from '../board/words'

/** How many backups of a day are described one by one. */
const told = 8
const width = 288

interface DayFactsProps {
  day: Day
  zone: Zone
  /** The day's position in the picture, from 0 to 1. */
  place: number
  under: RefObject<Element | null>
}

export function DayFacts({ day, zone, place, under }: DayFactsProps) {
  const words = useMarkWords(zone)
  const none = useNothing()
  const {
    left = 0,
    width: room = 0,
    bottom = 0,
    top = 0,
  } = under.current?.getBoundingClientRect() ?? {}
  const { clientWidth, clientHeight } = document.documentElement
  const x = Math.min(Math.max(8, left + room * place - width / 2), clientWidth - width - 8)
  const isLow = bottom + 160 > clientHeight
  return (
    // The picture itself has these words for screen readers. Fixed, because the table would clip it at its edge.
    <div
      aria-hidden
      style={isLow ? { left: x, bottom: clientHeight - top + 6 } : { left: x, top: bottom + 6 }}
      className="pointer-events-none fixed z-20 w-72 rounded-lg border border-line bg-surface px-3 py-2 text-sm whitespace-normal raised"
    >
      <p className="font-medium">{formatDay(day.start, zone)}</p>
      {day.marks.length === 0 && (
        <p className={day.gap ? 'text-warn' : 'text-muted'}>{none(day)}</p>
      )}
      <ul>
        {day.marks.slice(-told).map((mark, index) => (
          <li key={index} className="flex items-start gap-2">
            <Glyph shape={shapeOf(mark)} />
            <span>{words(mark)}</span>
          </li>
        ))}
      </ul>
      {day.marks.length > told && (
        <p className="text-muted">
          <Plural value={day.marks.length - told} one="and # earlier" other="and # earlier" />
        </p>
      )}
    </div>
  )
}

/** A mark in words: `02:04 · Scheduled · Complete · 1.2 GB · 3m`. */
export function useMarkWords(zone: Zone): (mark: BackupMark) => string {
  const { t } = useLingui()
  return ({ at, kind, kindText, outcome, status, sizeBytes, durationMs }) => {
    const kinds = { scheduled: t`Scheduled`, 'on-demand': t`On demand`, other: null }
    const outcomes = {
      done: status === null ? t`No status` : t`Complete`,
      failed: t`Failed`,
      running: t`Running`,
      unclear: t`Result unclear`,
    }
    return [
      formatHour(at, zone),
      kinds[kind] ?? (kindText && visibleText(kindText)),
      outcome === 'unclear' && status ? visibleText(status.slice(0, 40)) : outcomes[outcome],
      sizeBytes !== null && formatSize(sizeBytes),
      durationMs !== null && formatSpan(durationMs),
    ]
      .filter(Boolean)
      .join(' · ')
  }
}

/** A day in words: `Sat, Nov 22: 02:04 · Scheduled · Complete`. */
export function useDayWords(zone: Zone): (day: Day) => string {
  const facts = useDayFacts(zone)
  return (day) => `${formatDay(day.start, zone)}: ${facts(day)}`
}

/** What happened on a day, in words, without its date. */
export function useDayFacts(zone: Zone): (day: Day) => string {
  const { t } = useLingui()
  const words = useMarkWords(zone)
  const none = useNothing()
  return (day) => {
    if (day.marks.length === 0) return none(day)
    const facts = day.marks.slice(-told).map(words).join('; ')
    const more = formatNumber(day.marks.length - told)
    return day.marks.length > told ? t`${facts}; and ${more} earlier` : facts
  }
}

function useNothing(): (day: Day) => string {
  const { t } = useLingui()
  return ({ gap }) => (gap ? t`No backup on this day` : t`Not known`)
}
