/** How many rows a list shows of its total. */
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

interface RowCountProps {
  shown: number
  total: number
  /** The total in words. */
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
