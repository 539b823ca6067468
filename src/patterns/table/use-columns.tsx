/** The columns of a list as the person chose them: our own, and the unknown fields of the portal. */
import { useMemo, type ReactNode } from 'react'
import { isSecretPath } from '~/api/readers/secrets'
import { DataText } from '~/ui/text/DataText'
import { visibleText } from '~/ui/text/visible-text'
import { useWide } from './ListWithPanel'
import { isColumnShown, useColumnChoice, type ChoosableColumn } from './column-choice'
import { ColumnsMenu } from './ColumnsMenu'
import { furtherPaths, furtherValue, maskedValue, type HasFurther } from './further-columns'
import type { ExportColumn } from '~/patterns/export/table'
import type { Column } from './ResourceTable'
import { NoValue } from '~/patterns/record/Status'

interface ChosenColumns<Row> {
  /** The same array while nothing of it has changed: another one draws every row again. */
  columns: Column<Row>[]
  /** The menu for the choice. */
  menu: ReactNode
  /** The unknown fields, for an export. */
  further: ExportColumn<Row>[]
}

/** Next to an open panel there is only room for columns that are marked so, and those that were turned on. */
export type OwnColumn<Row> = Column<Row> & ChoosableColumn & { beside?: boolean }

/** Before the ids of the portal's own fields: one may have the name of a column of ours. */
const mark = '+'

/** `own`: the same array while nothing of it has changed. */
export function useColumns<Row extends HasFurther>(
  list: string,
  own: readonly OwnColumn<Row>[],
  rows: readonly Row[],
  panelOpen: boolean,
  refusal: string | null,
): ChosenColumns<Row> {
  const narrow = useWide() && panelOpen
  const [changed] = useColumnChoice(list)
  const paths = useMemo(
    () => furtherPaths(rows).map((path) => ({ path, secret: isSecretPath(path) })),
    [rows],
  )
  const all = useMemo(
    (): OwnColumn<Row>[] => [
      ...own.filter(({ id }) => id !== 'actions'),
      ...paths.flatMap(({ path, secret }) => (secret ? [] : [furtherColumn<Row>(path)])),
      ...own.filter(({ id }) => id === 'actions'),
    ],
    [own, paths],
  )
  const columns = useMemo(
    () =>
      all
        .filter((column) => isColumnShown(column, changed))
        .filter(({ always, beside, extra }) => !narrow || always || beside || extra),
    [all, changed, narrow],
  )
  return {
    columns,
    further: paths.map(({ path, secret }) => ({
      id: path,
      header: path,
      value: (row) => furtherValue(row, path),
      masked: (row) => maskedValue(row, path),
      secret,
    })),
    menu: <ColumnsMenu list={list} columns={all} reason={refusal} />,
  }
}

function furtherColumn<Row extends HasFurther>(path: string): OwnColumn<Row> {
  const valueOf = (row: Row) => maskedValue(row, path)
  return {
    id: mark + path,
    header: visibleText(path),
    extra: true,
    phone: 'hidden',
    cell: (row) => {
      const value = valueOf(row)
      return value === null ? <NoValue /> : <DataText>{String(value)}</DataText>
    },
    sortBy: (row) => {
      const value = valueOf(row)
      return typeof value === 'boolean' ? String(value) : value
    },
  }
}
