/** The sorts of the board, the same for its table and its export. */
import { msg } from '@lingui/core/macro'
import { gapsOf } from '../calendar/days'
import type { BoardRow } from '../rows'

/** The most urgent first, until the person chooses another sort. */
export const defaultSort = 'status'

export const boardHeaders = {
  database: msg`Database`,
  latest: msg`Latest backup`,
  status: msg`Status`,
  age: msg`Age`,
  backups: msg({ message: 'Backups', context: 'count' }),
  size: msg`Size`,
  month: msg`Last 30 days`,
}

/** By column; see `Column.sortBy`. `starts`: from dayStarts(). */
export function boardSorts(starts: readonly number[]) {
  return {
    database: ({ name }: BoardRow) => name,
    latest: ({ reading }: BoardRow) => reading?.found?.good?.at ?? null,
    status: ({ urgency }: BoardRow) => urgency,
    age: ({ age }: BoardRow) => age,
    backups: ({ reading }: BoardRow) => reading?.found?.count ?? null,
    size: ({ reading }: BoardRow) => reading?.found?.good?.sizeBytes ?? null,
    month: ({ reading }: BoardRow) => (reading?.found ? gapsOf(reading.found, starts) : null),
  }
}
