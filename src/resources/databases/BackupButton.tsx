/** The button that backs a database up now. */
import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { DatabaseBackup } from 'lucide'
import { useEpoch } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { pressOnce } from '~/ui/press-once'
import { useActionReasons } from './use-action-reasons'
import { startBackup } from './start-backup'
import { Icon } from '~/ui/Icon'

export function BackupButton({ name }: { name: string }) {
  const client = useQueryClient()
  const { key } = useEpoch()
  const { backup } = useActionReasons(name)
  return (
    <Button {...pressOnce} reason={backup} onClick={() => startBackup(client, key, name)}>
      <Icon of={DatabaseBackup} className="size-4" />
      <Trans>Back up now</Trans>
    </Button>
  )
}
