/** What can be done with the selected rows: over the lower edge of the window, so that no row moves for it. */
import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from '~/ui/Button'

interface SelectionDockProps {
  label?: string
  count: number
  /** Selected rows that the filter does not let through. What is done to the selection is done to them too. */
  hidden: number
  onClear: () => void
  children: ReactNode
}

export function SelectionDock({ label, count, hidden, onClear, children }: SelectionDockProps) {
  return (
    <section aria-label={label} className="selection-dock card raised">
      <p role="status" className="mr-1 font-medium tabular">
        <Plural value={count} one="# selected" other="# selected" />
        {hidden > 0 && (
          <span className="text-warn">
            {' · '}
            <Trans>{hidden} hidden by the filter</Trans>
          </span>
        )}
      </p>
      {children}
      <Button small look="quiet" onClick={onClear}>
        <Trans>Clear selection</Trans>
      </Button>
    </section>
  )
}
