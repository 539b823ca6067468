/** The days of the picture, inside React. */
import { useState } from 'react'
import { dayStarts, type Zone } from './days'

/** As dayStarts(); the same array until the next day or another zone, because a new one renders the picture again. */
export function useDayStarts(now: number, zone: Zone): readonly number[] {
  const [kept, setKept] = useState(() => dayStarts(now, zone))
  const starts = dayStarts(now, zone)
  const isSame = starts[0] === kept[0] && starts.at(-1) === kept.at(-1)
  if (!isSame) setKept(starts)
  return isSame ? kept : starts
}
