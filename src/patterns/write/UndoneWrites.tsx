/** What was not done because a session ended: said once more, until it is dismissed. Never sent by itself. */
import { Trans } from '@lingui/react/macro'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import type { JournalEntry } from './journal'
import { Undone } from './OutcomeWords'

interface UndoneWritesProps {
  /** All of them; each reason and operation makes one notice. */
  entries: readonly JournalEntry[]
  /** Without it they cannot be dismissed. */
  onClose?: (entries: readonly JournalEntry[]) => void
}

export function UndoneWrites({ entries, onClose }: UndoneWritesProps) {
  const groups = Object.values(
    Object.groupBy(
      entries.filter(({ undone }) => undone !== undefined),
      ({ undone, op }) => `${undone} ${op}`,
    ),
  )
  return groups.map((group) => {
    const [first] = group
    if (!first?.undone) return null
    return (
      <Notice
        key={`${first.undone} ${first.op}`}
        tone="warn"
        role="status"
        actions={
          onClose && (
            <Button small look="quiet" onClick={() => onClose(group)}>
              <Trans>Dismiss</Trans>
            </Button>
          )
        }
      >
        <Undone why={first.undone} op={first.op} names={group.map(({ name }) => name)} />
      </Notice>
    )
  })
}
