/** When each database was last backed up, for the list's sort: only what has been read already, by whatever screen. */
import { boardOf } from '~/resources/backups/board'
import type { Session } from '~/session/session'
import { changeList } from './list-changes'

/** Tells the list now, and with every further reading. */
export function tellLastBackups(session: Session): void {
  const board = boardOf(session)
  const tell = () =>
    changeList(session, 'backups', (rows) =>
      rows.map((row) => {
        const good = row.name === null ? null : board.reading(row.name)?.found?.good
        return good ? { ...row, backedUpAt: good.at } : row
      }),
    )
  board.state.subscribe(tell)
  // Whoever asks for this is drawing.
  queueMicrotask(tell)
}
