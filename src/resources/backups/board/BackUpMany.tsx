/** Backs up many databases from the board: all that lack a backup, or the selected ones. */
import { Plural } from '@lingui/react/macro'
import { DatabaseBackup } from 'lucide'
import { useState } from 'react'
import { Button } from '~/ui/Button'
import { SelectionDock } from '~/patterns/table/SelectionDock'
import type { SelectedRows } from '~/patterns/table/use-selection'
import { Icon } from '~/ui/Icon'
import { BulkBackup } from '~/resources/databases/BulkBackup'
import type { BoardRow } from '../rows'

const nothing = () => undefined

/** `stale`: the names without a backup as recent as the person wants. */
export function BackUpStale({ stale }: { stale: readonly string[] }) {
  const [asked, setAsked] = useState<readonly string[] | null>(null)
  return (
    <>
      {stale.length > 0 && (
        <Button onClick={() => setAsked(stale)}>
          <Icon of={DatabaseBackup} className="size-4" />
          <Plural value={stale.length} one="Back up # stale" other="Back up # stale" />
        </Button>
      )}
      {asked && <BulkBackup names={asked} onClose={() => setAsked(null)} onStarted={nothing} />}
    </>
  )
}

interface BackUpSelectedProps {
  selection: SelectedRows<BoardRow>
  /** What the filter lets through. */
  rows: readonly BoardRow[]
}

export function BackUpSelected({ selection, rows }: BackUpSelectedProps) {
  const { names, clear } = selection
  const [asked, setAsked] = useState<readonly string[] | null>(null)
  return (
    <>
      <SelectionDock selection={selection} rows={rows}>
        <Button small onClick={() => setAsked(names)}>
          <Icon of={DatabaseBackup} className="size-4" />
          <Plural value={names.length} one="Back up # database" other="Back up # databases" />
        </Button>
      </SelectionDock>
      {asked && <BulkBackup names={asked} onClose={() => setAsked(null)} onStarted={clear} />}
    </>
  )
}
