/** The actions of a row on the board: back the database up, read its backups again. */
import { useLingui } from '@lingui/react/macro'
import { DatabaseBackup, type IconNode } from 'lucide'
import { useSyncExternalStore } from 'react'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { useNarrow } from '~/ui/media-query'
import { visibleText } from '~/ui/text/visible-text'
import { BackUpButton } from '~/resources/databases/BackUpButton'
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
  const shown = visibleText(name)
  const isNarrow = useNarrow()
  const isAsked = useSyncExternalStore(board.state.subscribe, () => board.isAsked(name))
  return (
    <div className="flex justify-end gap-1 max-md:gap-0 max-md:[&_button]:border-transparent max-md:[&_button]:px-2">
      {/* One of both only, because a board has many of them. */}
      <BackUpButton name={name}>
        {isNarrow ? <Icon of={DatabaseBackup} className="size-4" /> : t`Back up`}
      </BackUpButton>
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
