/** Keeps the focus visible: it moves when its element leaves the screen, and things above it are scrolled or closed. */
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

/** Moves a lost focus to the row that takes the place of a removed row, else to the heading. */
function moveOn(main: HTMLElement): () => void {
  /** The focused element. Null: it is outside this screen, or the focus was removed on purpose. */
  let place: { rows: Element | null; at: number } | null = null
  const arrive = ({ target }: FocusEvent) => {
    const row = target instanceof Element ? target.closest('tbody tr') : null
    const rows = row?.parentElement ?? null
    place = { rows, at: row && rows ? [...rows.children].indexOf(row) : -1 }
  }
  const leave = ({ relatedTarget, target }: FocusEvent) => {
    // At this time a removed element is still connected; a microtask later it is not.
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

/** A menu or sheet that the focus has left is closed; under the notices and the selection bar the page is scrolled. */
function uncover({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement)) return
  const opens = target instanceof HTMLButtonElement ? target.popoverTargetElement : null
  for (const open of document.querySelectorAll<HTMLElement>(':popover-open'))
    if (open !== opens && !open.contains(target)) open.hidePopover()
  // A focused heading is read out wherever the page is scrolled.
  if (target.tabIndex < 0) return
  // A radio button that is shown as a card is invisible itself.
  const seen = target.closest('label') ?? target
  // The browser scrolls to a focused element, but ignores what is above the page.
  requestAnimationFrame(() => {
    if (!target.matches(':focus-visible')) return
    for (const block of ['center', 'start'] as const)
      if (!seen.contains(overMiddle(seen))) seen.scrollIntoView({ block, inline: 'nearest' })
  })
}
