/** Writes that a reload or the end of a session cut off: each is a question that can be looked up, and never sent again. */
import { Trans } from '@lingui/react/macro'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { formatClock, formatTime } from '~/i18n/format'
import { heldLocks, lockOf } from '~/patterns/write/with-lock'
import { checkOnce } from '~/patterns/write/check-later'
import { interruptedWrites, strikeWrite, type JournalEntry } from '~/patterns/write/journal'
import { InProgress, Named, Unknown } from '~/patterns/write/OutcomeWords'
import { UndoneWrites } from '~/patterns/write/UndoneWrites'
import type { Doubt, WriteOp } from '~/patterns/write/write-state'
import { profiles } from '~/session/profiles'
import { useSession } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useStore } from '~/use-store'
import { backupsBefore, newBackups } from './backup/backup-plan'
import { findCreated } from './create/create-plan'
import { findDeleted } from './delete/delete-plan'
import { readBackupsNow } from './reads-before-write'

/** What one look told of an interrupted write. */
type Seen =
  | { kind: 'done' }
  | { kind: 'doubt'; why: Doubt }
  /** The time of the newest backup, in milliseconds since the epoch. `isNew`: one was not there before. */
  | { kind: 'newest'; at: number | null; isNew: boolean }

export function InterruptedWrites() {
  const { key } = useSession()
  const others = new Set(useStore(profiles).map((one) => one.key))
  const interrupted = useStore(interruptedWrites)
  /** Those that were found done here are shown until they are dismissed. */
  const [done, setDone] = useState<readonly JournalEntry[]>([])
  const free = useFreeLocks(interrupted)
  const entries = [
    ...done,
    ...interrupted.filter((entry) => entry.undone !== undefined || free.has(lockOf(entry))),
  ]
  const close = (closed: readonly JournalEntry[]) => {
    for (const entry of closed) strikeWrite(entry)
    setDone(done.filter((entry) => !closed.includes(entry)))
  }
  const settle = (entry: JournalEntry) => {
    strikeWrite(entry)
    setDone([...done, entry])
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
            onDone={() => settle(entry)}
            onClose={() => close([entry])}
          />
        ))}
    </>
  )
}

/** The locks of those that no tab is at work on; what another tab is at work on is told there. */
function useFreeLocks(entries: readonly JournalEntry[]): ReadonlySet<string> {
  const [free, setFree] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const locks = entries.filter(({ undone }) => undone === undefined).map(lockOf)
    if (locks.length === 0) return
    const look = async () => {
      const held = await heldLocks()
      setFree(new Set(locks.filter((lock) => !held.has(lock))))
    }
    void look()
    // A lock that is given back tells nobody.
    const timer = setInterval(() => void look(), 5000)
    return () => clearInterval(timer)
  }, [entries])
  return free
}

interface InterruptedProps {
  entry: JournalEntry
  /** It was found done: it is no question any more. */
  onDone: () => void
  onClose: () => void
}

function Interrupted({ entry, onDone, onClose }: InterruptedProps) {
  const client = useQueryClient()
  const [looking, setLooking] = useState(false)
  const [seen, setSeen] = useState<Seen | null>(null)
  const look = async () => {
    if (looking) return
    setLooking(true)
    const found = await lookUp(client, entry)
    setSeen(found)
    setLooking(false)
    if (isDone(found)) onDone()
  }
  return (
    <Notice
      tone={isDone(seen) ? 'good' : 'warn'}
      role="status"
      actions={
        <>
          {!isDone(seen) && (
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

function isDone(seen: Seen | null): boolean {
  return seen?.kind === 'done' || (seen?.kind === 'newest' && seen.isNew)
}

async function lookUp(client: QueryClient, entry: JournalEntry): Promise<Seen> {
  const { op, name, mark, at } = entry
  if (op === 'backup') {
    const found = await checkOnce(async () => {
      const { items } = await readBackupsNow(client, name)
      const times = items
        .map(({ createdAt }) => Date.parse(createdAt ?? ''))
        .filter(Number.isFinite)
      const before = backupsBefore(entry)
      const isNew = before !== null && newBackups(items, { before, at }).length > 0
      const newest = times.length > 0 ? Math.max(...times) : null
      return { done: true as const, result: { at: newest, isNew } }
    })
    return found.done ? { kind: 'newest', ...found.result } : { kind: 'doubt', why: found.why }
  }
  const found =
    op === 'create'
      ? await checkOnce(() => findCreated(client, name))
      : await checkOnce(() => findDeleted(client, name, mark))
  return found.done ? { kind: 'done' } : { kind: 'doubt', why: found.why }
}
