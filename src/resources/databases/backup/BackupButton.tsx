/** The button that backs a database up now. */
import { Trans } from '@lingui/react/macro'
import { DatabaseBackup } from 'lucide'
import { useSession } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { pressOnce } from '~/ui/press-once'
import { startBackup } from '../start-backup'
import { Icon } from '~/ui/Icon'

interface BackupButtonProps {
  name: string
  /** Why it cannot be backed up now; null where it can. */
  reason: string | null
}

export function BackupButton({ name, reason }: BackupButtonProps) {
  const session = useSession()
  return (
    <Button {...pressOnce} reason={reason} onClick={() => startBackup(session, name)}>
      <Icon of={DatabaseBackup} className="size-4" />
      <Trans>Back up now</Trans>
    </Button>
  )
}
