/** A database's last month in its row of the board: the picture, and the number of days without a backup. */
import { Plural } from '@lingui/react/macro'
import { gapsOf, type Zone } from './days'
import { Picture, PictureRoom } from './Picture'
import type { Found } from '../reading/reading'

interface MonthProps {
  name: string
  found: Found
  /** From dayStarts(). */
  starts: readonly number[]
  zone: Zone
}

const box = 'flex items-center gap-2 md:flex-col md:items-stretch md:gap-0.5'
const words = 'shrink-0 text-xs whitespace-nowrap text-muted tabular max-md:min-w-14'

export function Month({ name, found, starts, zone }: MonthProps) {
  const gaps = gapsOf(found, starts)
  return (
    <div className={box}>
      <Picture name={name} found={found} starts={starts} zone={zone} size="small" />
      <span className={words}>
        {found.upToDate && <Plural value={gaps} _0="No gap" one="# gap" other="# gaps" />}
      </span>
    </div>
  )
}

/** The room of a month that is not known yet: nothing moves when it is there. */
export function MonthRoom() {
  return (
    <div className={box}>
      <PictureRoom />
      <span className={words} />
    </div>
  )
}
