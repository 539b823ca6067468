/**
 * Writes that were cut off by a reload or the end of a session: each is a question that can be looked up, and is never
 * sent again.
 */
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { formatClock } from '~/i18n/format'
import { profiles } from '~/session/profiles'
import { useSession } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useStore } from '~/use-store'
import { abandonedWrites, interruptedWrites, removeEntry, type JournalEntry } from './journal'
import { checkOnce } from './look-up'
import { Aim, Named, UnknownOutcome } from './OutcomeWords'
import { heldLocks, lockOf } from './with-lock'
import type { Seen, WriteKind } from './write-kind'

interface OfKinds {
  /** All kinds of write. */
  kinds: readonly WriteKind[]
}

export function InterruptedWrites({ kinds }: OfKinds) {
  const { key } = useSession()
  const others = new Set(useStore(profiles).map((one) => one.key))
  const interrupted = useStore(interruptedWrites)
  /** Writes that were found done here are shown until they are dismissed. */
  const [done, setDone] = useState<readonly JournalEntry[]>([])
  const freeLocks = useFreeLocks(interrupted)
  const entries = [
    ...done,
    ...interrupted.filter((entry) => entry.undone !== undefined || freeLocks.has(lockOf(entry))),
  ]
  const close = (closed: readonly JournalEntry[]) => {
    for (const entry of closed) removeEntry(entry)
    setDone(done.filter((entry) => !closed.includes(entry)))
  }
  const settle = (entry: JournalEntry) => {
    removeEntry(entry)
    setDone([...done, entry])
  }
  return (
    <>
      <UndoneWrites
        kinds={kinds}
        // Writes of another profile are shown in that profile; those of a removed token after the next sign-in.
        entries={entries.filter((one) => one.key === key || !others.has(one.key))}
        onClose={close}
      />
      {/* Only the token that sent it may look it up. */}
      {openOf(kinds, entries)
        .filter(({ entry }) => entry.key === key)
        .map(({ kind, entry }) => (
          <Interrupted
            key={`${entry.op} ${entry.name} ${entry.at}`}
            kind={kind}
            entry={entry}
            onDone={() => settle(entry)}
            onClose={() => close([entry])}
          />
        ))}
    </>
  )
}

/** On the sign-in screen: what was being sent when the last session ended, or the page was reloaded. */
export function UnverifiedWrites({ kinds }: OfKinds) {
  const [entries] = useState(abandonedWrites)
  return (
    <>
      <UndoneWrites kinds={kinds} entries={entries} />
      {openOf(kinds, entries).map(({ kind, entry: { op, name, at } }) => (
        <Notice key={`${op} ${name} ${at}`} tone="warn" role="status">
          <p className="font-medium">{kind.inProgress(<Named>{name}</Named>)}</p>
          <p>
            <Unverified name={name} />
          </p>
        </Notice>
      ))}
    </>
  )
}

function Unverified({ name }: { name: string }) {
  const it = <Named>{name}</Named>
  return <Trans>The result for {it} isn't confirmed. Sign in to check.</Trans>
}

interface UndoneWritesProps extends OfKinds {
  entries: readonly JournalEntry[]
  /** Without it they cannot be dismissed. */
  onClose?: (entries: readonly JournalEntry[]) => void
}

/**
 * Writes that were not done because a session ended, in one notice for each reason and kind. They are never sent
 * automatically.
 */
function UndoneWrites({ kinds, entries, onClose }: UndoneWritesProps) {
  const { t } = useLingui()
  const notices = kinds.flatMap((kind) =>
    (['token', 'session'] as const).map((undone) => ({
      kind,
      undone,
      own: entries.filter((entry) => entry.op === kind.op && entry.undone === undone),
    })),
  )
  return notices
    .filter(({ own }) => own.length > 0)
    .map(({ kind, undone, own }) => (
      <Notice
        key={`${undone} ${kind.op}`}
        tone="warn"
        role="status"
        actions={
          onClose && <Button small look="quiet" onClick={() => onClose(own)}>{t`Dismiss`}</Button>
        }
      >
        <p className="font-medium">
          {undone === 'token'
            ? t`Not done: the portal rejected the token (401).`
            : t`Not sent: the session ended.`}
        </p>
        <Aim kind={kind} names={own.map(({ name }) => name)} />
      </Notice>
    ))
}

interface InterruptedProps {
  kind: WriteKind
  entry: JournalEntry
  /** The write was found done. */
  onDone: () => void
  onClose: () => void
}

function Interrupted({ kind, entry, onDone, onClose }: InterruptedProps) {
  const { t } = useLingui()
  const session = useSession()
  const [looking, setLooking] = useState(false)
  const [seen, setSeen] = useState<Seen | null>(null)
  const isDone = seen?.done ?? false
  const look = async () => {
    if (looking) return
    setLooking(true)
    const found = await checkOnce(() => kind.lookUp(session, entry))
    setSeen(found)
    setLooking(false)
    if (found.done) onDone()
  }
  return (
    <Notice
      tone={isDone ? 'good' : 'warn'}
      role="status"
      actions={
        <>
          {!isDone && (
            <Button small onClick={() => void look()} aria-busy={looking}>
              {seen ? <Trans>Check again</Trans> : <Trans>Check</Trans>}
            </Button>
          )}
          <Button small look="quiet" onClick={onClose}>{t`Dismiss`}</Button>
        </>
      }
    >
      <p className="font-medium">{kind.inProgress(<Named>{entry.name}</Named>)}</p>
      <p className="text-muted">
        {!seen ? (
          <Trans>Sent at {formatClock(entry.at)}; the result is unknown. It won't be resent.</Trans>
        ) : seen.done || seen.says ? (
          seen.says
        ) : seen.why === 'not-seen' ? (
          t`Not listed right now. It may still appear.`
        ) : (
          <UnknownOutcome kind={kind} name={entry.name} why={seen.why} />
        )}
      </p>
    </Notice>
  )
}

/** The open questions among the entries, with their kinds; entries of an unknown kind have no words. */
function openOf(kinds: readonly WriteKind[], entries: readonly JournalEntry[]) {
  return entries.flatMap((entry) => {
    const kind = kinds.find(({ op }) => op === entry.op)
    return kind && entry.undone === undefined ? [{ kind, entry }] : []
  })
}

/** The locks that no tab holds: a write that another tab works on is shown in that tab. */
function useFreeLocks(entries: readonly JournalEntry[]): ReadonlySet<string> {
  const [freeLocks, setFree] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const locks = entries.filter(({ undone }) => undone === undefined).map(lockOf)
    if (locks.length === 0) return
    const look = async () => {
      const held = await heldLocks()
      setFree(new Set(locks.filter((lock) => !held.has(lock))))
    }
    void look()
    // There is no event for a released lock.
    const timer = setInterval(() => void look(), 5000)
    return () => clearInterval(timer)
  }, [entries])
  return freeLocks
}
