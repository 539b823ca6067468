/** Writes that a reload or the end of a session cut off: each is a question that can be looked up, and never sent again. */
import { Trans } from '@lingui/react/macro'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatClock, formatTime } from '~/i18n/format'
import { checkOnce } from '~/patterns/writes/check-later'
import { interruptedWrites, strikeWrite, type JournalEntry } from '~/patterns/writes/journal'
import { InProgress, Named, Unknown } from '~/patterns/writes/OutcomeWords'
import { UndoneWrites } from '~/patterns/writes/UndoneWrites'
import type { Doubt, WriteOp } from '~/patterns/writes/write-state'
import { profiles } from '~/session/profiles'
import { useEpoch } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useStore } from '~/use-store'
import { findCreated } from './create-plan'
import { findDeleted } from './delete-plan'
import { readBackupsNow } from './fresh'

/** What one look told of an interrupted write. */
type Seen =
  | { kind: 'done' }
  | { kind: 'doubt'; why: Doubt }
  /** The time of the newest backup, in milliseconds since the epoch. */
  | { kind: 'newest'; at: number | null }

export function InterruptedWrites() {
  const { key } = useEpoch()
  const others = new Set(useStore(profiles).map((one) => one.key))
  const [entries, setEntries] = useState(interruptedWrites)
  const close = (closed: readonly JournalEntry[]) => {
    for (const entry of closed) strikeWrite(entry)
    setEntries(interruptedWrites())
  }
  return (
    <>
      <UndoneWrites
        // What another profile was to do is told there; of a token that is gone, to whoever comes next.
        entries={entries.filter((one) => one.key === key || !others.has(one.key))}
        onClose={close}
      />
      {entries
        // Only the token that sent it may look it up.
        .filter((entry) => entry.undone === undefined && entry.key === key)
        .map((entry) => (
          <Interrupted
            key={`${entry.op} ${entry.name} ${entry.at}`}
            entry={entry}
            onClose={() => close([entry])}
          />
        ))}
    </>
  )
}

function Interrupted({ entry, onClose }: { entry: JournalEntry; onClose: () => void }) {
  const client = useQueryClient()
  const [looking, setLooking] = useState(false)
  const [seen, setSeen] = useState<Seen | null>(null)
  const look = async () => {
    if (looking) return
    setLooking(true)
    setSeen(await lookUp(client, entry))
    setLooking(false)
  }
  return (
    <Notice
      tone={seen?.kind === 'done' ? 'good' : 'warn'}
      role="status"
      actions={
        <>
          {seen?.kind !== 'done' && (
            <Button small onClick={() => void look()} aria-busy={looking}>
              {seen ? <Trans>Check again</Trans> : <Trans>Check</Trans>}
            </Button>
          )}
          <Button small look="quiet" onClick={onClose}>
            <Trans>Dismiss</Trans>
          </Button>
        </>
      }
    >
      <p className="font-medium">
        <InProgress op={entry.op} name={entry.name} />
      </p>
      <p className="text-muted">
        {seen ? (
          <Found seen={seen} op={entry.op} name={entry.name} />
        ) : (
          <Trans>
            It was sent at {formatClock(entry.at)}; its outcome is not known. It is not sent again.
          </Trans>
        )}
      </p>
    </Notice>
  )
}

function Found({ seen, op, name }: { seen: Seen; op: WriteOp; name: string }) {
  const it = <Named>{name}</Named>
  switch (seen.kind) {
    case 'done':
      return op === 'create' ? <Trans>{it} exists now.</Trans> : <Trans>Deleted.</Trans>
    case 'newest':
      return seen.at === null ? (
        <Trans>The portal lists no backup of {it} with a time.</Trans>
      ) : (
        <Trans>
          The newest backup of {it} is from {formatTime(seen.at)}.
        </Trans>
      )
    case 'doubt':
      return seen.why === 'not-seen' ? (
        <Trans>Not visible now. It may still appear.</Trans>
      ) : (
        <Unknown why={seen.why} />
      )
  }
}

async function lookUp(client: QueryClient, { op, name, mark }: JournalEntry): Promise<Seen> {
  if (op === 'backup') {
    const found = await checkOnce(async () => {
      const { items } = await readBackupsNow(client, name)
      const times = items
        .map(({ createdAt }) => Date.parse(createdAt ?? ''))
        .filter(Number.isFinite)
      return { done: true as const, result: times.length > 0 ? Math.max(...times) : null }
    })
    return found.done ? { kind: 'newest', at: found.result } : { kind: 'doubt', why: found.why }
  }
  const found =
    op === 'create'
      ? await checkOnce(() => findCreated(client, name))
      : await checkOnce(() => findDeleted(client, name, mark))
  return found.done ? { kind: 'done' } : { kind: 'doubt', why: found.why }
}
