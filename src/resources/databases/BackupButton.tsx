/** The button that backs a database up now. */
import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { DatabaseBackup } from 'lucide-react'
import { useEpoch } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { useActionReasons } from './use-action-reasons'
import { startBackup } from './start-backup'

export function BackupButton({ name }: { name: string }) {
  const client = useQueryClient()
  const { key } = useEpoch()
  const { backup } = useActionReasons(name)
  return (
    <Button reason={backup} onClick={() => startBackup(client, key, name)}>
      <DatabaseBackup aria-hidden className="size-4" />
      <Trans>Back up now</Trans>
    </Button>
  )
}
