/** Over the list: what can be done to the selected databases together; with none selected, the list's own call. */
import { Trans } from '@lingui/react/macro'
import { DatabaseBackup, Trash2 } from 'lucide'
import { useState } from 'react'
import { callTo } from '~/api/operations'
import type { Database } from '~/api/readers/database'
import { CopyCurl } from '~/patterns/raw/CurlBlock'
import { SelectedCount } from '~/patterns/table/SelectedCount'
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
      <div
        className={`mb-2 flex min-h-8 flex-wrap items-center gap-2 ${names.length > 0 ? '' : '-mr-2 justify-end'}`}
      >
        {names.length > 0 && (
          <>
            <SelectedCount count={names.length} hidden={hidden} />
            <Button small onClick={() => setAsked('backup')}>
              <Icon of={DatabaseBackup} className="size-4" />
              <Trans>Back up</Trans>
            </Button>
            <Button small onClick={() => setAsked('delete')}>
              <Icon of={Trash2} className="size-4" />
              <Trans>Delete</Trans>
            </Button>
          </>
        )}
        <CopyCurl
          calls={() =>
            names.length > 0
              ? names.map((name) => callTo('getDatabase', { name }))
              : [callTo('listDatabases')]
          }
        />
        {names.length > 0 && (
          <Button small look="quiet" onClick={onClear}>
            <Trans>Clear</Trans>
          </Button>
        )}
      </div>
      {asked === 'backup' && <BulkBackup {...dialog} />}
      {asked === 'delete' && <BulkDelete {...dialog} rows={rows} />}
      <DeleteAsked />
    </>
  )
}
