/** Beside the board's filter: backing up all that lack a backup, or those that are selected. */
import { Plural } from '@lingui/react/macro'
import { DatabaseBackup } from 'lucide'
import { useState } from 'react'
import { Button } from '~/ui/Button'
import { SelectionDock } from '~/patterns/table/SelectionDock'
import { Icon } from '~/ui/Icon'
import { BulkBackup } from '~/resources/databases/BulkBackup'

interface BoardBarProps {
  selected: readonly string[]
  /** How many of the selected the filter hides. */
  hidden: number
  /** The names that lack a backup as young as the person wants it. */
  stale: readonly string[]
  onClear: () => void
}

export function BoardBar({ selected, hidden, stale, onClear }: BoardBarProps) {
  const [asked, setAsked] = useState<readonly string[] | null>(null)
  if (selected.length === 0 && stale.length === 0 && !asked) return null
  return (
    <>
      {selected.length > 0 ? (
        <SelectionDock count={selected.length} hidden={hidden} onClear={onClear}>
          <Button small onClick={() => setAsked(selected)}>
            <Icon of={DatabaseBackup} className="size-4" />
            <Plural value={selected.length} one="Back up # database" other="Back up # databases" />
          </Button>
        </SelectionDock>
      ) : (
        stale.length > 0 && (
          <Button onClick={() => setAsked(stale)}>
            <Icon of={DatabaseBackup} className="size-4" />
            <Plural
              value={stale.length}
              one="Back up # stale database"
              other="Back up # stale databases"
            />
          </Button>
        )
      )}
      {asked && <BulkBackup names={asked} onClose={() => setAsked(null)} onStarted={onClear} />}
    </>
  )
}
