/** What can be done to the selected databases together. */
import { Trans } from '@lingui/react/macro'
import { DatabaseBackup, Trash2 } from 'lucide'
import { useState } from 'react'
import type { Database } from '~/api/readers/database'
import { SelectionDock } from '~/patterns/table/SelectionDock'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { BulkBackup } from '../BulkBackup'
import { BulkDelete } from '../bulk/BulkDelete'
import { DeleteAsked } from './DatabaseActions'

interface SelectionBarProps {
  /** The names of the selected rows. */
  names: readonly string[]
  /** The rows as they were when they were selected. */
  rows: readonly Database[]
  /** How many of them the filter hides. */
  hidden: number
  onClear: () => void
}

export function SelectionBar({ names, rows, hidden, onClear }: SelectionBarProps) {
  const [asked, setAsked] = useState<'backup' | 'delete' | null>(null)
  const dialog = { names, onClose: () => setAsked(null), onStarted: onClear }
  return (
    <>
      {names.length > 0 && (
        <SelectionDock count={names.length} hidden={hidden} onClear={onClear}>
          <Button small onClick={() => setAsked('backup')}>
            <Icon of={DatabaseBackup} className="size-4" />
            <Trans>Back up</Trans>
          </Button>
          <Button small onClick={() => setAsked('delete')}>
            <Icon of={Trash2} className="size-4" />
            <Trans>Delete</Trans>
          </Button>
        </SelectionDock>
      )}
      {asked === 'backup' && <BulkBackup {...dialog} />}
      {asked === 'delete' && <BulkDelete {...dialog} rows={rows} />}
      <DeleteAsked />
    </>
  )
}
