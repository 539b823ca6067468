/** A database's state of freshness on the board, or why it is unknown. Reports when it is in view: those are read first. */
import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import { ReadError } from '../reading/ReadError'
import { StatusPill } from '~/ui/StatusPill'
import type { Board } from '../board'
import { callable, type BoardRow } from '../rows'
import { stateTones, stateWords } from './state-words'

export function FreshnessCell({ row, board }: { row: BoardRow; board: Board }) {
  const { t, i18n } = useLingui()
  const { state, reading } = row
  const name = callable(row)
  const watch = useCallback(
    (element: HTMLElement | null) => {
      if (name === null || !element) return
      const observer = new IntersectionObserver((entries) =>
        board.inView(name, entries.at(-1)?.isIntersecting ?? false),
      )
      observer.observe(element)
      return () => {
        observer.disconnect()
        board.inView(name, false)
      }
    },
    [board, name],
  )
  return (
    <div ref={watch} className="whitespace-nowrap">
      {state === null ? (
        <span className="text-muted">{t`Not checked yet`}</span>
      ) : (
        <StatusPill tone={stateTones[state]}>{i18n._(stateWords[state])}</StatusPill>
      )}
      {reading?.error && (
        <span className="block max-w-44 text-xs whitespace-normal text-warn">
          <ReadError error={reading.error} readAt={reading.found?.at ?? null} />
        </span>
      )}
    </div>
  )
}
