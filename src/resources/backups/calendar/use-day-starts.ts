/** The days of the picture, inside React. */
import { useState } from 'react'
import { dayStarts, type Zone } from './days'

/** As dayStarts(); a new array only with a new day or another clock, because it decides whether a picture is drawn anew. */
export function useDayStarts(now: number, zone: Zone): readonly number[] {
  const [kept, setKept] = useState(() => dayStarts(now, zone))
  const starts = dayStarts(now, zone)
  const isSame = starts[0] === kept[0] && starts.at(-1) === kept.at(-1)
  if (!isSame) setKept(starts)
  return isSame ? kept : starts
}
