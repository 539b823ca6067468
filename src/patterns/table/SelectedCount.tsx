/** How many rows are selected, and how many of them the filter hides. */
import { Plural, Trans } from '@lingui/react/macro'

interface SelectedCountProps {
  count: number
  /** Selected rows that the filter does not let through. What is done to the selection is done to them too. */
  hidden: number
}

export function SelectedCount({ count, hidden }: SelectedCountProps) {
  return (
    <p role="status" className="mr-1 font-medium tabular">
      <Plural value={count} one="# selected" other="# selected" />
      {hidden > 0 && (
        <span className="text-warn">
          {' · '}
          <Trans>{hidden} hidden by the filter</Trans>
        </span>
      )}
    </p>
  )
}
