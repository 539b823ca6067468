/** The last 30 days of a database's backups: a mark each, gaps visible; pointer and arrow keys show the facts of a day. */
import { useLingui } from '@lingui/react/macro'
import { memo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { visibleText } from '~/ui/text/visible-text'
import { DayFacts, useDayWords } from './DayFacts'
import { dayCount, daysOf, type Zone } from './days'
import type { Found } from '../reading/reading'
import { drawDays, paint } from './shapes'

const cells = {
  small: { width: 6, height: 22 },
  card: { width: 10, height: 34 },
  large: { width: 24, height: 60 },
}

const boxes = {
  small: 'month-picture',
  card: 'w-full',
  large: 'w-full',
}

interface PictureProps {
  name: string
  found: Found
  /** From dayStarts(); the same array until the next day. */
  starts: readonly number[]
  zone: Zone
  size: keyof typeof cells
}

export const Picture = memo(function Picture({ name, found, starts, zone, size }: PictureProps) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState<number | null>(null)
  const box = useRef<SVGSVGElement>(null)
  const days = daysOf(found, starts)
  const words = useDayWords(zone)
  const cell = cells[size]
  const day = chosen === null ? undefined : days[chosen]
  const shown = visibleText(name)

  const point = ({ clientX }: PointerEvent) => {
    const { left = 0, width = 1 } = box.current?.getBoundingClientRect() ?? {}
    const place = Math.floor(((clientX - left) / width) * dayCount)
    setChosen(Math.min(Math.max(place, 0), dayCount - 1))
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setChosen(null)
    const now = chosen ?? dayCount
    const next = {
      ArrowLeft: now - 1,
      ArrowDown: now - 1,
      ArrowRight: now + 1,
      ArrowUp: now + 1,
      Home: 0,
      End: dayCount - 1,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    setChosen(Math.min(Math.max(next, 0), dayCount - 1))
  }

  return (
    <>
      <svg
        ref={box}
        viewBox={viewBox(cell)}
        // The chosen day, moved by the arrow keys: each step is read out.
        role="slider"
        tabIndex={0}
        aria-label={t`Last 30 days of ${shown}`}
        aria-valuemin={1}
        aria-valuemax={dayCount}
        aria-valuenow={(chosen ?? dayCount - 1) + 1}
        aria-valuetext={day ? words(day) : t`Use the arrow keys to go day by day`}
        onPointerMove={point}
        onPointerDown={point}
        // A touch leaves as soon as it has tapped: the facts stay until the focus is lost.
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setChosen(null)}
        onBlur={() => setChosen(null)}
        onKeyDown={press}
        className={`block h-auto rounded-sm ${boxes[size]}`}
      >
        {[...drawDays(days, cell)].map(([shape, path]) => (
          <path key={shape} d={path} className={paint[shape]} />
        ))}
        {chosen !== null && (
          <rect
            x={chosen * cell.width}
            width={cell.width}
            height={cell.height}
            className="fill-none stroke-accent"
          />
        )}
      </svg>
      {day && chosen !== null && (
        <DayFacts day={day} zone={zone} place={(chosen + 0.5) / dayCount} under={box} />
      )}
    </>
  )
})

/** The room of a small picture that is not known yet. */
export function PictureRoom() {
  return (
    <svg viewBox={viewBox(cells.small)} aria-hidden className={`block h-auto ${boxes.small}`} />
  )
}

function viewBox({ width, height }: { width: number; height: number }): string {
  return `0 0 ${dayCount * width} ${height}`
}
