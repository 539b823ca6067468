/** The question before several databases are deleted: what is lost, and their number to type. */
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import type { Database } from '~/api/readers/database'
import { useSession } from '~/session/use-session'
import { deleting } from '../delete/deleting'
import { bulkDeletePlan, chooseNames } from './bulk-plans'
import { BulkDialog, type BulkProps } from './BulkDialog'
import { Checkbox } from '~/ui/form/Checkbox'

interface BulkDeleteProps extends BulkProps {
  /** The databases as they were when they were selected: those are deleted. */
  rows: readonly Database[]
}

export function BulkDelete({ names, rows, onClose, onStarted }: BulkDeleteProps) {
  const { t } = useLingui()
  const session = useSession()
  const [choice] = useState(() => chooseNames({ session, names }, deleting))
  const [typed, setTyped] = useState('')
  const [backUpFirst, setBackUpFirst] = useState(false)
  const [seen] = useState(() => new Map(rows.map((row) => [row.name, row])))
  const plan = useMemo(
    () => bulkDeletePlan({ session, names: choice.names }, { seen, backUpFirst }),
    [session, choice, seen, backUpFirst],
  )
  const count = choice.names.length
  return (
    <BulkDialog
      title={t`${plural(count, { one: 'Delete # database?', other: 'Delete # databases?' })}`}
      action={t`${plural(count, { one: 'Delete # database', other: 'Delete # databases' })}`}
      choice={choice}
      plan={plan}
      reason={typed === String(count) ? null : t`Enter the number of databases.`}
      onClose={onClose}
      onStarted={onStarted}
    >
      <p>
        <Trans>
          This deletes these databases and all their data. This can't be undone. Each one is read
          first and skipped if the portal shows that it's another one than you selected.
        </Trans>
      </p>
      <Checkbox
        label={t`Back up first`}
        checked={backUpFirst}
        onChange={setBackUpFirst}
        help={t`A database whose backup doesn't complete is not deleted.`}
      />
      <label className="block">
        <span className="mb-1.5 block font-medium">{t`Type ${count} to confirm`}</span>
        <input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          className="h-9 w-full rounded-md border border-line-strong bg-surface px-3"
        />
      </label>
    </BulkDialog>
  )
}
