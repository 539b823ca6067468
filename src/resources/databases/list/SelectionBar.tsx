/** The actions for the selected databases. */
import { Trans } from '@lingui/react/macro'
import { DatabaseBackup, Trash2 } from 'lucide'
import { useState } from 'react'
import { SelectionDock } from '~/patterns/table/SelectionDock'
import type { SelectedRows } from '~/patterns/table/use-selection'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { BulkBackup } from '../BulkBackup'
import { BulkDelete } from '../bulk/BulkDelete'
import { DeleteAsked } from './DatabaseActions'
import type { Row } from './list-changes'

interface SelectionBarProps {
  selection: SelectedRows<Row>
  /** The rows that the filter lets through. */
  rows: readonly Row[]
}

export function SelectionBar({ selection, rows }: SelectionBarProps) {
  const { names, asSelected, clear } = selection
  const [asked, setAsked] = useState<'backup' | 'delete' | null>(null)
  const dialog = { names, onClose: () => setAsked(null), onStarted: clear }
  return (
    <>
      <SelectionDock selection={selection} rows={rows}>
        <Button small onClick={() => setAsked('backup')}>
          <Icon of={DatabaseBackup} className="size-4" />
          <Trans>Back up</Trans>
        </Button>
        <Button small onClick={() => setAsked('delete')}>
          <Icon of={Trash2} className="size-4" />
          <Trans>Delete</Trans>
        </Button>
      </SelectionDock>
      {asked === 'backup' && <BulkBackup {...dialog} />}
      {asked === 'delete' && <BulkDelete {...dialog} rows={asSelected()} />}
      <DeleteAsked />
    </>
  )
}
