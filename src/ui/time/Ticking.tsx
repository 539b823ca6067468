/** What changes every second is seen, but not read out each time: a screen reader gets the sentence that stays. */
import type { ReactNode } from 'react'

interface TickingProps {
  /** Says the same without what changes. */
  still: ReactNode
  children: ReactNode
}

export function Ticking({ still, children }: TickingProps) {
  return (
    <>
      <span aria-hidden="true">{children}</span>
      <span className="sr-only">{still}</span>
    </>
  )
}
