/** What is to be done when something leaves the screen, by whatever way: also by the browser's Back. */
import { useLayoutEffect, useRef } from 'react'

/** Calls the newest `leave` once what uses this is gone; not when React's strict mode only tries its effects. */
export function useOnLeave(leave: () => void): void {
  const latest = useRef(leave)
  const isHere = useRef(false)
  useLayoutEffect(() => {
    latest.current = leave
  })
  useLayoutEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
      queueMicrotask(() => !isHere.current && latest.current())
    }
  }, [])
}
