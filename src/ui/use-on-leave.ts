/** Runs something when a component leaves the screen, in whatever way: also by the browser's Back. */
import { useLayoutEffect, useRef } from 'react'

/** Calls the latest `leave` once the component is gone; not when React's strict mode runs effects twice. */
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
