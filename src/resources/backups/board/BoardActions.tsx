/** What can be done from a row of the board: back the database up, read its backups again. */
import { Trans, useLingui } from '@lingui/react/macro'
import { DatabaseBackup, type IconNode } from 'lucide'
import { useSession } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { pressOnce } from '~/ui/press-once'
import { visibleText } from '~/ui/text/visible-text'
import { startBackup } from '~/resources/databases/start-backup'
import { useActionReasons } from '~/resources/databases/use-action-reasons'
import type { Board } from '../board'

interface BoardActionsProps {
  name: string
  board: Board
}

/** Lucide's `rotate-cw`, as one path: a board has many of them. */
const again: IconNode = [
  ['path', { d: 'M21 12a9 9 0 1 1-9-9c2.52 0 4.93 1 6.74 2.74L21 8m0-5v5h-5' }],
]

export function BoardActions({ name, board }: BoardActionsProps) {
  const { t } = useLingui()
  const session = useSession()
  const { backup } = useActionReasons(name)
  const shown = visibleText(name)
  const isAsked = board.isAsked(name)
  return (
    <div className="flex justify-end gap-1 max-md:gap-0 max-md:[&_button]:border-transparent max-md:[&_button]:px-2">
      <Button
        {...pressOnce}
        small
        aria-label={t`Back up ${shown} now`}
        reason={backup}
        onClick={() => startBackup(session, name)}
      >
        <Icon of={DatabaseBackup} className="size-4 md:hidden" />
        <span className="max-md:sr-only">
          <Trans>Back up</Trans>
        </span>
      </Button>
      <Button
        small
        look="quiet"
        aria-label={t`Check ${shown} again`}
        title={t`Check ${shown} again`}
        aria-busy={isAsked}
        onClick={() => board.again(name)}
        className="text-muted"
      >
        <Icon of={again} className={`size-4 ${isAsked ? 'animate-spin' : ''}`} />
      </Button>
    </div>
  )
}
