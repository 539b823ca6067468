/** A database's last month in its row of the board: the picture, and the number of days without a backup. */
import { Plural } from '@lingui/react/macro'
import { gapsOf, type Zone } from './days'
import { Picture } from './Picture'
import type { Found } from '../reading/reading'

interface MonthProps {
  name: string
  found: Found
  /** From dayStarts(). */
  starts: readonly number[]
  zone: Zone
}

export function Month({ name, found, starts, zone }: MonthProps) {
  const gaps = gapsOf(found, starts)
  return (
    <>
      <Picture name={name} found={found} starts={starts} zone={zone} size="small" />
      {found.upToDate && <Plural value={gaps} _0="No gap" one="# gap" other="# gaps" />}
    </>
  )
}
