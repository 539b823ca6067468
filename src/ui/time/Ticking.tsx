/** Text that changes every second is visible, but screen readers get a sentence that stays. */
import type { ReactNode } from 'react'

interface TickingProps {
  /** The same without the changing part. */
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
