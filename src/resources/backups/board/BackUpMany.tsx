/** Backing up many from the board: all that lack a backup, beside the filter, and those that are selected. */
import { Plural } from '@lingui/react/macro'
import { DatabaseBackup } from 'lucide'
import { useState } from 'react'
import { Button } from '~/ui/Button'
import { SelectionDock } from '~/patterns/table/SelectionDock'
import { Icon } from '~/ui/Icon'
import { BulkBackup } from '~/resources/databases/BulkBackup'

const nothing = () => undefined

/** `stale`: the names that lack a backup as young as the person wants it. */
export function BackUpStale({ stale }: { stale: readonly string[] }) {
  const [asked, setAsked] = useState<readonly string[] | null>(null)
  return (
    <>
      {stale.length > 0 && (
        <Button onClick={() => setAsked(stale)}>
          <Icon of={DatabaseBackup} className="size-4" />
          <Plural
            value={stale.length}
            one="Back up # stale database"
            other="Back up # stale databases"
          />
        </Button>
      )}
      {asked && <BulkBackup names={asked} onClose={() => setAsked(null)} onStarted={nothing} />}
    </>
  )
}

interface BackUpSelectedProps {
  selected: readonly string[]
  /** How many of the selected the filter hides. */
  hidden: number
  onClear: () => void
}

export function BackUpSelected({ selected, hidden, onClear }: BackUpSelectedProps) {
  const [asked, setAsked] = useState<readonly string[] | null>(null)
  return (
    <>
      {selected.length > 0 && (
        <SelectionDock count={selected.length} hidden={hidden} onClear={onClear}>
          <Button small onClick={() => setAsked(selected)}>
            <Icon of={DatabaseBackup} className="size-4" />
            <Plural value={selected.length} one="Back up # database" other="Back up # databases" />
          </Button>
        </SelectionDock>
      )}
      {asked && <BulkBackup names={asked} onClose={() => setAsked(null)} onStarted={onClear} />}
    </>
  )
}
