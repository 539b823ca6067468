/** The actions of a row on the board: back the database up, read its backups again. */
import { useLingui } from '@lingui/react/macro'
import { DatabaseBackup } from 'lucide'
import { useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router-dom'
import { paths } from '~/paths'
import { RowMenu } from '~/patterns/table/RowMenu'
import { Icon } from '~/ui/Icon'
import { useNarrow } from '~/ui/media-query'
import { BackUpButton } from '~/resources/databases/BackUpButton'
import type { Board } from '../board'

interface BoardActionsProps {
  name: string
  board: Board
}

export function BoardActions({ name, board }: BoardActionsProps) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const isNarrow = useNarrow()
  const isAsked = useSyncExternalStore(board.state.subscribe, () => board.isAsked(name))
  return (
    <>
      {/* One of both only, because a board has many of them. */}
      <BackUpButton name={name}>
        {isNarrow ? <Icon of={DatabaseBackup} className="size-4" /> : t`Back up`}
      </BackUpButton>
      <RowMenu
        name={name}
        isBusy={isAsked}
        actions={[
          { label: t`Check again`, onSelect: () => board.again(name) },
          { label: t`Open database`, onSelect: () => navigate(paths.database(name)) },
        ]}
      />
    </>
  )
}
