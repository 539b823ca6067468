/** How many rows a list shows, of how many there are. */
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

interface RowCountProps {
  shown: number
  total: number
  /** Says how many there are of what. */
  children: ReactNode
}

export function RowCount({ shown, total, children }: RowCountProps) {
  return (
    // So that a screen reader says how many rows a filter leaves.
    <span aria-live="polite">
      {shown === total ? (
        children
      ) : (
        <Trans>
          {shown} of {total}
        </Trans>
      )}
    </span>
  )
}
