/** The question before several databases are backed up. */
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useSession } from '~/session/use-session'
import { backingUp } from './backup/backing-up'
import { bulkBackupPlan, chooseNames } from './bulk/bulk-plans'
import { BulkDialog, type BulkProps } from './bulk/BulkDialog'

export function BulkBackup({ names, onClose, onStarted }: BulkProps) {
  const { t } = useLingui()
  const session = useSession()
  const [choice] = useState(() => chooseNames({ session, names }, backingUp))
  const [plan] = useState(() => bulkBackupPlan({ session, names: choice.names }))
  const count = choice.names.length
  return (
    <BulkDialog
      title={t`${plural(count, { one: 'Back up # database?', other: 'Back up # databases?' })}`}
      action={t`${plural(count, { one: 'Back up # database', other: 'Back up # databases' })}`}
      choice={choice}
      plan={plan}
      onClose={onClose}
      onStarted={onStarted}
    >
      <p className="text-sm text-muted">
        <Trans>
          You'll be told how each backup ends. Results are checked in the background, within the
          rate limit.
        </Trans>
      </p>
    </BulkDialog>
  )
}
