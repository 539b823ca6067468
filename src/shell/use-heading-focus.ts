/** After a navigation the focus goes to the new screen's heading, so that a screen reader reads it. */
import { useEffect, useRef } from 'react'
import { NavigationType, useNavigationType } from 'react-router-dom'
import { headingId } from '~/patterns/screen/Screen'

/**
 * Focuses the heading whenever `place` changes, and after the sign-in; not when the page is opened. Waits for a screen
 * that is being loaded.
 */
export function useHeadingFocus(place: string): void {
  // The router calls the opening of a page a pop; a navigation inside the site is a push or a replace.
  const opened = useNavigationType() === NavigationType.Pop
  const before = useRef(opened ? place : null)
  useEffect(() => {
    if (before.current === place) return
    before.current = place
    const root = document.getElementById('main')
    if (!root) return
    // By the heading of an opened row, which may be there first.
    const isTaken = () => document.activeElement instanceof HTMLHeadingElement
    if (isTaken()) return
    scrollTo(0, 0)
    const focusHeading = () => {
      if (isTaken()) return true
      const heading = document.getElementById(headingId)
      heading?.focus({ preventScroll: true })
      return heading !== null
    }
    if (focusHeading()) return
    const watch = new MutationObserver(() => focusHeading() && watch.disconnect())
    watch.observe(root, { childList: true, subtree: true })
    return () => {
      watch.disconnect()
      // In development React runs this effect twice, and the second time has to wait again.
      before.current = null
    }
  }, [place])
}
