/** The journal of writes that have no end yet, and of those a session ended before. It outlives a reload and holds no token. */
import { journalKey } from '../notices'
import type { WriteOp } from './write-state'

export interface JournalEntry {
  op: WriteOp
  name: string
  /** When it was sent, in milliseconds since the epoch. */
  at: number
  /** The epoch's key: only the same token may look the write up. */
  key: string
  /** What told the thing apart before: a database's id, so that one made anew is not taken for it. */
  mark: string | null
  /** It was not done, and the person may not have seen it: the portal rejected the token, or the session ended first. */
  undone?: 'token' | 'session'
}

const ops: readonly string[] = ['create', 'delete', 'backup'] satisfies WriteOp[]

/** The writes of this page's own run; all others in the journal were interrupted. */
const own = new Set<string>()
const idOf = ({ op, name, at, key }: JournalEntry) => JSON.stringify([op, name, at, key])

/** Notes a write that is about to be sent, or was not done. What was not done before is then of no interest any more. */
export function noteWrite(entry: JournalEntry): void {
  own.add(idOf(entry))
  strikeUndone(entry)
  save([...load(), entry])
}

/** Strikes out that this was not done: it is told elsewhere, or done once more. */
export function strikeUndone({ op, name }: { op: WriteOp; name: string }): void {
  save(load().filter((one) => one.undone === undefined || one.op !== op || one.name !== name))
}

/** Strikes out a write whose outcome is known, or that the person no longer asks about. */
export function strikeWrite(entry: JournalEntry): void {
  save(load().filter((one) => idOf(one) !== idOf(entry)))
}

/** The writes that an earlier run of this tab's page, or an ended session, left without an outcome. */
export function interruptedWrites(): JournalEntry[] {
  return load().filter((entry) => !own.has(idOf(entry)))
}

/** The session of this key is over: what it left is not shown by anything else any more. */
export function disownWrites(key: string): void {
  for (const entry of load()) if (entry.key === key) own.delete(idOf(entry))
}

/** All writes without an outcome, once no session is at work on them any more. */
export function abandonedWrites(): JournalEntry[] {
  own.clear()
  return load()
}

/** The name of the write that was sent last and has no outcome. */
export function lastWrite(): JournalEntry | undefined {
  return load().findLast(({ undone }) => undone === undefined)
}

function load(): JournalEntry[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(journalKey) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isEntry) : []
  } catch {
    return []
  }
}

function save(entries: readonly JournalEntry[]): void {
  try {
    if (entries.length === 0) sessionStorage.removeItem(journalKey)
    else sessionStorage.setItem(journalKey, JSON.stringify(entries))
  } catch {
    // Without storage a reload forgets what was under way; the list tells.
  }
}

/** Another app on this origin may write our key. */
function isEntry(value: unknown): value is JournalEntry {
  if (typeof value !== 'object' || value === null) return false
  const { op, name, at, key, mark, undone } = value as Record<string, unknown>
  return (
    typeof op === 'string' &&
    ops.includes(op) &&
    typeof name === 'string' &&
    typeof at === 'number' &&
    typeof key === 'string' &&
    (mark === null || typeof mark === 'string') &&
    (undone === undefined || undone === 'token' || undone === 'session')
  )
}
