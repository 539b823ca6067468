/** Moves the focus on when the element that had it leaves a table, as when its row was deleted. */
import { useCallback } from 'react'
import { headingId } from '~/patterns/screen/Screen'

const focusable = 'a[href], button:not([disabled]), input:not([disabled])'

/** A ref for a table: the focus goes to the row that takes the lost one's place, else to the screen's heading. */
export function useKeptFocus(): (table: HTMLTableElement) => () => void {
  return useCallback((table) => {
    let place = -1
    const rows = () => [...table.querySelectorAll('tbody tr')]
    const arrive = ({ target }: FocusEvent) => {
      place = rows().findIndex((row) => target instanceof Node && row.contains(target))
    }
    const leave = ({ relatedTarget, target }: FocusEvent) => {
      // An element that is being removed is still connected now; a microtask later it is not.
      queueMicrotask(() => {
        if (relatedTarget || (target instanceof Node && target.isConnected)) place = -1
      })
    }
    const observer = new MutationObserver(() => {
      if (place < 0 || document.activeElement !== document.body) return
      const row = rows()[place] ?? rows().at(-1)
      const next =
        row?.querySelector<HTMLElement>(`th :is(${focusable})`) ??
        row?.querySelector<HTMLElement>(focusable) ??
        document.getElementById(headingId)
      next?.focus()
    })
    table.addEventListener('focusin', arrive)
    table.addEventListener('focusout', leave)
    observer.observe(table, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [])
}
