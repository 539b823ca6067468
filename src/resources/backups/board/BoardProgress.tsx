/** How far the reading of all databases is, and how long it still takes within the rate limit. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ArrowDownNarrowWide, Pause, Play } from 'lucide'
import { isRefusal } from '~/api/errors'
import { formatNumber } from '~/i18n/format'
import { ErrorNotice } from '~/patterns/errors/ErrorNotice'
import { ProgressBar } from '~/patterns/bulk/ProgressBar'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { useNow } from '~/ui/time/use-now'
import type { Board, BoardState } from '../board'
import { formatSpan } from './words'

/** A shorter time is not shown, in milliseconds. */
const soon = 1000

interface BoardProgressProps {
  board: Board
  state: BoardState
  /** Sorts the rows, which keep their places while more is being read. */
  onSort: (() => void) | undefined
}

export function BoardProgress({ board, state, onSort }: BoardProgressProps) {
  const { t } = useLingui()
  const { done, total, paused, trouble } = state
  if (trouble)
    return (
      <ErrorNotice
        error={trouble}
        title={isRefusal(trouble) ? t`This token can't read backups.` : undefined}
        onRetry={() => board.goOn()}
      />
    )
  const [of, all] = [formatNumber(done), formatNumber(total)]
  // The height stays, so that rows do not move when the reading is complete.
  if (done === total)
    return (
      <p className="flex min-h-9 items-center text-muted max-md:text-xs">
        <Plural value={total} one="# database checked." other="All # databases checked." />
      </p>
    )
  return (
    <div className="flex min-h-9 items-center gap-x-4 max-md:gap-x-2 max-md:text-xs">
      <div className="min-w-24 flex-1 max-md:min-w-12">
        <ProgressBar
          label={t`Checking backups`}
          value={done}
          max={total}
          text={t`${of} of ${all}`}
        />
      </div>
      <p className="truncate text-muted tabular">
        {paused ? (
          <Trans>
            Paused: {of} of {all} checked
          </Trans>
        ) : (
          <>
            <Trans>
              Checking backups: {of} of {all}
            </Trans>
            <TimeLeft board={board} />
          </>
        )}
      </p>
      {onSort && !paused && (
        <Button
          small
          title={t`Rows keep their places while backups are being checked.`}
          onClick={onSort}
        >
          <Icon of={ArrowDownNarrowWide} className="size-4" />
          <span className="max-md:sr-only">{t`Sort now`}</span>
        </Button>
      )}
      <Button small onClick={() => board.pause(!paused)}>
        <Icon of={paused ? Play : Pause} className="size-4" />
        <span className="max-md:sr-only">{paused ? t`Resume` : t`Pause`}</span>
      </Button>
    </div>
  )
}

function TimeLeft({ board }: { board: Board }) {
  useNow()
  const left = board.timeLeft()
  if (left < soon) return null
  const span = formatSpan(left)
  return (
    <>
      {' · '}
      <Trans>about {span} left at the rate limit</Trans>
    </>
  )
}
