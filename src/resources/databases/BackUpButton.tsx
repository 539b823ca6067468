/** The button in a row that starts a backup of its database; it says why where it cannot. */
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useSession } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { pressOnce } from '~/ui/press-once'
import { visibleText } from '~/ui/text/visible-text'
import { startBackup } from './start-backup'
import { useActionReasons } from './use-action-reasons'

export function BackUpButton({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useLingui()
  const session = useSession()
  const { backup } = useActionReasons(name)
  const shown = visibleText(name)
  return (
    <Button
      {...pressOnce}
      small
      aria-label={t`Back up ${shown} now`}
      reason={backup}
      onClick={() => startBackup(session, name)}
    >
      {children}
    </Button>
  )
}
