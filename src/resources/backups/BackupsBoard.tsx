/** Whether everything is backed up: every database with its latest backup, read within the rate limit. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { DatabaseBackup } from 'lucide'
import { useMemo, useState } from 'react'
import { callTo } from '~/api/operations'
import { refresh } from '~/api/query-client'
import { fold, rowFinder } from '~/fold'
import { BoardTable } from './board/BoardTable'
import { BackUpStale, BackUpSelected } from './board/BackUpMany'
import { EmptyState } from '~/patterns/list/EmptyState'
import { ListTools } from '~/patterns/list/FilterBar'
import { ListScreen } from '~/patterns/list/ListScreen'
import { PlaceholderRows } from '~/patterns/list/ListStates'
import { ApiMenu } from '~/patterns/raw/ApiMenu'
import { sortedColumn, sortRows } from '~/patterns/table/sort-rows'
import { useReadRefusal } from '~/patterns/errors/refusal'
import { ColumnsMenu } from '~/patterns/table/ColumnsMenu'
import { SortSelect } from '~/patterns/table/SortSelect'
import { useSelection } from '~/patterns/table/use-selection'
import { useListAddress } from '~/patterns/table/use-list-address'
import { usePortalMinute } from '~/ui/time/use-now'
import { databases } from '~/products/registry'
import { boardHeaders, boardSorts, defaultSort } from './board/board-sorts'
import { BoardAge } from './board/BoardAge'
import { BoardExport } from './board/BoardExport'
import { BoardProgress } from './board/BoardProgress'
import { callable, createBoardRows, selectable, type BoardRow } from './rows'
import { StateFilter } from './board/StateFilter'
import { Threshold } from './board/Threshold'
import { useBoard, useHeldOrder, useRowsShown } from './board/use-board'
import { useThreshold } from './board/use-threshold'
import { useDayStarts } from './calendar/use-day-starts'
import { ZoneChoice, zoneOf } from './calendar/ZoneChoice'

const finds = rowFinder<BoardRow>(({ name, engine }) => [name, engine])

export function BackupsBoard() {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const options = databases.list()
  const query = useQuery(options)
  const items = query.data?.items
  const refusal = useReadRefusal(items ? null : query.error)
  const names = useMemo(() => (items ?? []).map(callable).filter((name) => name !== null), [items])
  const { board, state } = useBoard(names)
  // Until the first read begins, the total is zero.
  const isWhole = state.total > 0 ? state.done === state.total : names.length === 0
  const isReading = !isWhole && !state.paused && !state.trouble
  const isShown = useRowsShown(board, items !== undefined, isReading)
  const [timesSorted, setTimesSorted] = useState(0)
  const now = usePortalMinute()
  const address = useListAddress()
  const [hours, setHours] = useThreshold(address)
  const [text, wanted] = [address.get('q'), address.get('status')]
  const zone = zoneOf(address)
  const starts = useDayStarts(now, zone)

  const [makeRows] = useState(createBoardRows)
  const all = useMemo(
    // With each version of the board, `reading` returns new results.
    () => (state.version >= 0 ? makeRows(items ?? [], board.reading, hours, now) : []),
    [makeRows, items, board, state.version, hours, now],
  )
  const needle = fold(text.trim())
  const sort = address.get('sort') || defaultSort
  // Before the filters, so that what is typed sorts nothing.
  const sorted = useMemo(() => {
    const sortBy = Object.entries(boardSorts(starts)).find(([id]) => id === sortedColumn(sort))
    return sortRows(all, sortBy?.[1], sort)
  }, [all, starts, sort])
  const ordered = useHeldOrder(sorted, isReading && isShown ? `${timesSorted} ${sort}` : null)
  const named = useMemo(() => ordered.filter((row) => finds(row, needle)), [ordered, needle])
  const rows = useMemo(
    () => (wanted ? named.filter((row) => row.state === wanted) : named),
    [named, wanted],
  )

  const selection = useSelection(all, ({ key }) => key, selectable)
  const stale = all.filter(({ lacks }) => lacks).flatMap((row) => callable(row) ?? [])

  const headers = Object.entries(boardHeaders).map(([id, header]) => ({
    id,
    header: i18n._(header),
    sortBy: () => null,
    always: id === 'database',
  }))

  return (
    <ListScreen
      title={t`Backups`}
      icon={DatabaseBackup}
      query={query}
      queryKey={options.queryKey}
      address={address}
      shown={rows.length}
      total={all.length}
      counted={<Plural value={all.length} one="# database" other="# databases" />}
      bar={
        <BoardAge
          board={board}
          names={names}
          refusal={refusal}
          onRefresh={() => {
            void refresh(client, options.queryKey)
            board.again()
          }}
        />
      }
      aboveFilter={
        (all.length > 0 || query.isLoading) && (
          // It has its height before the list is there.
          <div className="mb-3 flex min-h-9 gap-4 max-md:mb-1">
            <div className="min-w-0 flex-1">
              {all.length > 0 && (
                <BoardProgress
                  board={board}
                  state={state}
                  onSort={isShown ? () => setTimesSorted(timesSorted + 1) : undefined}
                />
              )}
            </div>
            <div className="max-md:hidden">
              <BackUpStale stale={stale} />
            </div>
          </div>
        )
      }
      filterLabel={t`Filter databases`}
      filterKeys={['status']}
      tools={
        <>
          <StateFilter rows={named} value={wanted} onChange={(status) => address.set({ status })} />
          <SortSelect columns={headers} address={address} defaultSort={defaultSort} />
          <Threshold hours={hours} onChange={setHours} />
          <ZoneChoice address={address} />
          <ListTools>
            <ColumnsMenu list="backups" columns={headers} reason={refusal} />
            <BoardExport
              rows={rows}
              refusal={refusal}
              filter={{
                q: text,
                status: wanted,
                age: `${hours}h`,
                // The file of an incomplete board says so.
                read: state.done < state.total ? `${state.done} of ${state.total}` : '',
              }}
            />
            <ApiMenu
              paths={() => {
                const backupsOf = (name: string) => callTo('listBackups', { name }).path
                return selection.names.length > 0
                  ? selection.names.map(backupsOf)
                  : [
                      callTo('listDatabases').path,
                      ...rows.flatMap((row) => callable(row) ?? []).map(backupsOf),
                    ]
              }}
            />
          </ListTools>
          {/* On a phone it is in the sheet of filters. */}
          <div className="grid md:hidden">
            <BackUpStale stale={stale} />
          </div>
        </>
      }
      belowFilter={<BackUpSelected selection={selection} rows={rows} />}
      refused={t`This token can't read databases.`}
      empty={
        <EmptyState icon={databases.icon} title={t`No databases yet`}>
          <Trans>Your databases and their backups appear here.</Trans>
        </EmptyState>
      }
    >
      {isShown ? (
        <BoardTable
          rows={rows}
          board={board}
          zone={zone}
          address={address}
          starts={starts}
          selection={selection}
        />
      ) : (
        <div aria-busy="true">
          <PlaceholderRows />
        </div>
      )}
    </ListScreen>
  )
}
