/** Keeps the focus where it is seen: it moves on when what had it leaves the screen, and what lies over it makes way. */
import { useEffect } from 'react'
import { headingId } from '~/patterns/screen/Screen'
import { overMiddle } from '~/ui/over-middle'

export function KeptFocus() {
  useEffect(() => {
    const main = document.getElementById('main')
    const end = main && moveOn(main)
    addEventListener('focusin', uncover)
    return () => {
      end?.()
      removeEventListener('focusin', uncover)
    }
  }, [])
  return null
}

const focusable = 'a[href], button:not([disabled]), input:not([disabled])'

/** Moves a lost focus to the row that takes the place of a lost row, as of one that was deleted; else to the heading. */
function moveOn(main: HTMLElement): () => void {
  /** Where the focus is. Null: not on this screen, or it was taken away on purpose. */
  let place: { rows: Element | null; at: number } | null = null
  const arrive = ({ target }: FocusEvent) => {
    const row = target instanceof Element ? target.closest('tbody tr') : null
    const rows = row?.parentElement ?? null
    place = { rows, at: row && rows ? [...rows.children].indexOf(row) : -1 }
  }
  const leave = ({ relatedTarget, target }: FocusEvent) => {
    // An element that is being removed is still connected now; a microtask later it is not.
    queueMicrotask(() => {
      if (relatedTarget || (target instanceof Node && target.isConnected)) place = null
    })
  }
  const observer = new MutationObserver(() => {
    if (!place || document.activeElement !== document.body) return
    const rows = place.rows?.isConnected ? place.rows.children : []
    const row = rows[place.at] ?? rows[rows.length - 1]
    const inRow =
      row?.querySelector<HTMLElement>(`th :is(${focusable})`) ??
      row?.querySelector<HTMLElement>(focusable)
    if (inRow) inRow.focus()
    else document.getElementById(headingId)?.focus({ preventScroll: true })
  })
  main.addEventListener('focusin', arrive)
  main.addEventListener('focusout', leave)
  observer.observe(main, { childList: true, subtree: true })
  return () => {
    main.removeEventListener('focusin', arrive)
    main.removeEventListener('focusout', leave)
    observer.disconnect()
  }
}

/** A menu or sheet that the focus has left closes; from under the notices and the bar of a selection the page is scrolled. */
function uncover({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement)) return
  const opens = target instanceof HTMLButtonElement ? target.popoverTargetElement : null
  for (const open of document.querySelectorAll<HTMLElement>(':popover-open'))
    if (open !== opens && !open.contains(target)) open.hidePopover()
  // A heading has the focus to be read out, wherever the page stands.
  if (target.tabIndex < 0) return
  // A radio button that is drawn as a card is not seen itself.
  const seen = target.closest('label') ?? target
  // The browser itself scrolls to what gets the focus, but knows nothing of what lies over the page.
  requestAnimationFrame(() => {
    if (!target.matches(':focus-visible')) return
    for (const block of ['center', 'start'] as const)
      if (!seen.contains(overMiddle(seen))) seen.scrollIntoView({ block, inline: 'nearest' })
  })
}
