/** The board's table: the latest backup, its age and state, the number of backups, and the picture of a month. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { formatNumber } from '~/i18n/format'
import { paths } from '~/paths'
import { Name } from '~/patterns/record/Name'
import { ResourceTable, type Column, type Selection } from '~/patterns/table/ResourceTable'
import {
  isColumnShown,
  useColumnChoice,
  type ChoosableColumn,
} from '~/patterns/table/column-choice'
import { NoValue } from '~/patterns/record/Status'
import type { ListAddress } from '~/patterns/table/use-list-address'
import { visibleText } from '~/ui/text/visible-text'
import { BoardActions } from './BoardActions'
import type { Board } from '../board'
import { boardHeaders, boardSorts, defaultSort } from './board-sorts'
import type { Zone } from '../calendar/days'
import { createRowWatch, FreshnessCell } from './FreshnessCell'
import { Legend } from '../calendar/Legend'
import { Month } from '../calendar/Month'
import { PictureRoom } from '../calendar/Picture'
import { callable, type BoardRow } from '../rows'
import { formatBackupTime, formatSize, formatSpan } from './words'

interface BoardTableProps {
  /** In the order of the address. */
  rows: readonly BoardRow[]
  board: Board
  zone: Zone
  address: ListAddress
  /** From dayStarts(). */
  starts: readonly number[]
  selection: Selection<BoardRow>
}

export function BoardTable({ rows, board, zone, address, starts, selection }: BoardTableProps) {
  const { t } = useLingui()
  const [changed] = useColumnChoice('backups')
  const columns = useBoardColumns(board, zone, starts, kept(address))
  const shown = useMemo(
    () => columns.filter((column) => isColumnShown(column, changed)),
    [columns, changed],
  )
  return (
    <>
      <div className="board">
        <ResourceTable
          label={t`Latest backup by database`}
          columns={shown}
          rows={rows}
          rowKey={rowKey}
          address={address}
          defaultSort={defaultSort}
          selection={selection}
        />
      </div>
      <Legend zone={zone} />
    </>
  )
}

/** The same array while nothing of it has changed, because another one draws every row again. */
function useBoardColumns(
  board: Board,
  zone: Zone,
  starts: readonly number[],
  search: string,
): readonly (Column<BoardRow> & ChoosableColumn)[] {
  const { t, i18n } = useLingui()
  const watchRow = useMemo(() => createRowWatch(board), [board])
  return useMemo(() => {
    const sortBy = boardSorts(starts)
    return [
      {
        id: 'database',
        always: true,
        header: i18n._(boardHeaders.database),
        cell: ({ name, nameProblem }) => (
          <Name
            name={name}
            problem={nameProblem}
            to={(opened) => paths.database(opened, 'backups') + search}
          />
        ),
        sortBy: sortBy.database,
      },
      {
        id: 'latest',
        phone: 'hidden',
        header: i18n._(boardHeaders.latest),
        cell: ({ reading }) =>
          reading ? <Latest found={reading.found} zone={zone} /> : <div className="w-24" />,
        sortBy: sortBy.latest,
      },
      {
        id: 'status',
        phone: 'state',
        header: i18n._(boardHeaders.status),
        cell: (row) => <FreshnessCell row={row} watchRow={watchRow} />,
        sortBy: sortBy.status,
      },
      {
        id: 'age',
        header: i18n._(boardHeaders.age),
        // On a phone the month is beside it, so the cell is there also without a value.
        cell: ({ age }) => (age === null ? '—' : formatSpan(age, 1)),
        sortBy: sortBy.age,
      },
      {
        id: 'backups',
        phone: 'hidden',
        header: i18n._(boardHeaders.backups),
        cell: ({ reading }) => <Count found={reading?.found} />,
        sortBy: sortBy.backups,
      },
      {
        id: 'size',
        phone: 'hidden',
        header: i18n._(boardHeaders.size),
        cell: ({ reading }) => {
          if (!reading) return <div className="w-14" />
          const bytes = reading.found?.good?.sizeBytes ?? null
          return bytes === null ? <NoValue /> : formatSize(bytes)
        },
        sortBy: sortBy.size,
      },
      {
        id: 'month',
        header: i18n._(boardHeaders.month),
        cell: ({ name, reading }) =>
          reading?.found ? (
            <Month name={name ?? ''} found={reading.found} starts={starts} zone={zone} />
          ) : (
            // Its room, so that nothing moves when it is there.
            <PictureRoom />
          ),
        sortBy: sortBy.month,
      },
      {
        id: 'actions',
        always: true,
        header: t`Actions`,
        cell: (row) => {
          const name = callable(row)
          return name !== null && <BoardActions name={name} board={board} />
        },
      },
    ]
  }, [t, i18n, board, watchRow, zone, starts, search])
}

/** Threshold and time zone are passed on to the database's own backups. */
function kept(address: ListAddress): string {
  const pairs = ['age', 'tz'].flatMap((key) => (address.get(key) ? [[key, address.get(key)]] : []))
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}

const rowKey = ({ key }: BoardRow) => key

type Found = NonNullable<BoardRow['reading']>['found']

function Latest({ found, zone }: { found: Found | undefined; zone: Zone }) {
  const { t } = useLingui()
  if (found?.good) {
    const { at } = found.good
    const iso = new Date(at).toISOString()
    return (
      <time dateTime={iso} title={iso} className="whitespace-nowrap">
        {formatBackupTime(at, zone)}
      </time>
    )
  }
  if (!found?.undated) return <NoValue />
  return (
    <bdi translate="no" title={t`Unrecognised date`} className="block max-w-32 truncate">
      {visibleText(found.undated.slice(0, 80))}
    </bdi>
  )
}

function Count({ found }: { found: Found | undefined }) {
  if (!found) return <NoValue />
  const count = formatNumber(found.count)
  return found.more ? <Trans>{count} or more</Trans> : count
}
