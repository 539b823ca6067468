/** What can be done with the selected rows, if there are any: at the lower edge of the window, so that no row moves for it. */
import { Plural, Trans } from '@lingui/react/macro'
import { X } from 'lucide'
import { useMemo, type ReactNode } from 'react'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import type { SelectedRows } from './use-selection'

interface SelectionDockProps<Row> {
  label?: string
  selection: SelectedRows<Row>
  /** The rows that the filter lets through. Actions also apply to selected rows that it hides. */
  rows: readonly Row[]
  /** Rendered while anything is selected. */
  children: ReactNode
}

export function SelectionDock<Row>({ label, selection, rows, children }: SelectionDockProps<Row>) {
  const { nameOf } = selection
  const able = useMemo(() => rows.filter((row) => nameOf(row) !== null), [rows, nameOf])
  const chosen = able.filter(selection.has).length
  const count = selection.selected.length
  const hidden = count - chosen
  // There before anything is selected: screen readers may miss a text that is inserted together with its live region.
  if (count === 0)
    return (
      <section className="absolute">
        <p role="status" />
      </section>
    )
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
      {/* For phones, which show no column headers. */}
      {chosen < able.length && (
        <Button small look="quiet" className="md:hidden" onClick={() => selection.set(able, true)}>
          <Trans>Select all {able.length}</Trans>
        </Button>
      )}
      <Button small look="quiet" className="max-md:ml-auto max-md:px-2!" onClick={selection.clear}>
        <Icon of={X} className="size-4 md:hidden" />
        <span className="max-md:sr-only">
          <Trans>Clear selection</Trans>
        </span>
      </Button>
      <div className="flex w-full flex-wrap items-center gap-2 md:contents">{children}</div>
    </section>
  )
}
