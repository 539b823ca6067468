/** When each database was last backed up, for the sort of the list: only from reads of other screens. */
import { boardOf } from '~/resources/backups/board'
import type { Session } from '~/session/session'
import { changeList } from './list-changes'

/** Updates the list now, and after every further reading. */
export function followLastBackups(session: Session): void {
  const board = boardOf(session)
  const update = () =>
    changeList(session, 'backups', (rows) =>
      rows.map((row) => {
        const good = row.name === null ? null : board.reading(row.name)?.found?.good
        return good ? { ...row, backedUpAt: good.at } : row
      }),
    )
  board.state.subscribe(update)
  // Not at once: the caller is rendering.
  queueMicrotask(update)
}
