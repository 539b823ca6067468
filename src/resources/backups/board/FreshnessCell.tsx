/** A database's state of freshness on the board, or why it is unknown. Reports when it is in view: those are read first. */
import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import { ReadError } from '../reading/ReadError'
import { StatusPill } from '~/ui/StatusPill'
import type { Board } from '../board'
import { callable, type BoardRow } from '../rows'
import { stateTones, stateWords } from './state-words'

/** Reports that the database of an element has come into view, or left it; returns a function that ends this. */
export type WatchRow = (element: Element, name: string) => () => void

/** One observer for all rows. */
export function createRowWatch(board: Pick<Board, 'inView'>): WatchRow {
  const names = new Map<Element, string>()
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const name = names.get(target)
      if (name !== undefined) board.inView(name, isIntersecting)
    }
  })
  return (element, name) => {
    names.set(element, name)
    observer.observe(element)
    return () => {
      observer.unobserve(element)
      names.delete(element)
      board.inView(name, false)
    }
  }
}

export function FreshnessCell({ row, watchRow }: { row: BoardRow; watchRow: WatchRow }) {
  const { t, i18n } = useLingui()
  const { state, reading } = row
  const name = callable(row)
  const watch = useCallback(
    (element: HTMLElement | null) => {
      if (name !== null && element) return watchRow(element, name)
    },
    [watchRow, name],
  )
  return (
    <>
      {state === null ? (
        <span ref={watch} className="text-muted">{t`Not checked yet`}</span>
      ) : (
        <StatusPill ref={watch} tone={stateTones[state]}>
          {i18n._(stateWords[state])}
        </StatusPill>
      )}
      {reading?.error && (
        <span className="block max-w-44 text-xs whitespace-normal text-warn">
          <ReadError error={reading.error} readAt={reading.found?.at ?? null} />
        </span>
      )}
    </>
  )
}
