/**
 * The journal of writes without an outcome, and of those that ended with a session. It survives a reload and holds no
 * token. All tabs share the open questions; what was not done, and what the end of a session left open, belongs to this
 * tab.
 */
import { nullable, number, object, optional, picklist, string, type InferOutput } from 'valibot'
import { listOf, parseJsonOrNull, tryStorage } from '~/site-storage'
import { createStore } from '~/store'
import { journalKey, journalUsed, oldJournalKey } from './journal-used'

const entrySchema = object({
  /** The `op` of its WriteKind. */
  op: string(),
  name: string(),
  /** When it was sent, in milliseconds since the epoch. */
  at: number(),
  /** The session's key: only the same token may look the write up. */
  key: string(),
  /** Identifies the resource, for example by a database's id, so that a new one of the same name is not mistaken for it. */
  identity: nullable(string()),
  /** It was not done, and the person may not know: the portal rejected the token, or the session ended before. */
  undone: optional(picklist(['token', 'session'])),
})
const journalSchema = listOf(entrySchema)

export type JournalEntry = InferOutput<typeof entrySchema>

/** Older writes can no longer be looked up. */
const KEPT_FOR_MS = 7 * 24 * 60 * 60_000

/**
 * The writes that this page has sent since it was loaded; all others in the journal were interrupted, or belong to
 * another tab.
 */
const own = new Map<string, JournalEntry>()
const idOf = ({ op, name, at, key }: JournalEntry) => JSON.stringify([op, name, at, key])

/** Shared by all tabs. */
const shared = entriesIn(() => localStorage)
/** In this tab only, for the next sign-in. */
const ofTab = entriesIn(() => sessionStorage)

/** Writes without an outcome, of this page before a reload, of another tab or of an ended session. */
export const interruptedWrites = createStore<readonly JournalEntry[]>(findInterrupted())
/** Whether the journal survives this page: false where the browser refuses its storage. */
export const journalKept = createStore(true)

// Another tab has changed the journal.
globalThis.addEventListener?.('storage', (event: StorageEvent) => {
  if (event.key === journalKey() || event.key === null) changed()
})

/** Notes a write that is about to be sent, or was not done. Earlier notes of what was not done are dropped. */
export function noteWrite(entry: JournalEntry): void {
  own.set(idOf(entry), entry)
  removeUndone(entry)
  if (entry.undone) ofTab.change((entries) => [...entries, entry])
  else journalKept.set(shared.change((entries) => [...entries, entry]))
  changed()
}

/** Removes the note that this was not done: the form shows it, or it is being repeated. */
export function removeUndone({ op, name }: Pick<JournalEntry, 'op' | 'name'>): void {
  ofTab.change((entries) =>
    entries.filter((one) => one.undone === undefined || one.op !== op || one.name !== name),
  )
  changed()
}

/** Removes a write whose outcome is known, or that the person has dismissed. */
export function removeEntry(entry: JournalEntry): void {
  own.delete(idOf(entry))
  for (const kept of [shared, ofTab])
    kept.change((entries) => entries.filter((one) => idOf(one) !== idOf(entry)))
  changed()
}

/** The writes of this kind that another page has sent with this token, without an outcome; newest last. */
export function openQuestions({ key, op }: Pick<JournalEntry, 'key' | 'op'>): JournalEntry[] {
  return findInterrupted().filter(
    (entry) => entry.undone === undefined && entry.key === key && entry.op === op,
  )
}

/** From now on this page itself shows the question. */
export function adoptWrite(entry: JournalEntry): void {
  own.set(idOf(entry), entry)
  changed()
}

/** The session of this key is over: only this tab still shows its open questions. */
export function disownWrites(key: string): void {
  const left = [...own.values()].filter((entry) => entry.key === key)
  for (const entry of left) own.delete(idOf(entry))
  const open = left.filter(({ undone }) => undone === undefined)
  const ids = new Set(open.map(idOf))
  shared.change((entries) => entries.filter((one) => !ids.has(idOf(one))))
  ofTab.change((entries) => [...entries, ...open])
  changed()
}

/** All writes without an outcome, when no session works on them any more. */
export function abandonedWrites(): JournalEntry[] {
  own.clear()
  return findInterrupted()
}

function findInterrupted(): JournalEntry[] {
  return [...ofTab.load(), ...shared.load()].filter((entry) => !own.has(idOf(entry)))
}

function changed(): void {
  interruptedWrites.set(findInterrupted())
  if (interruptedWrites.get().length > 0) journalUsed.set(true)
}

/** The entries in one of the browser's storages. */
function entriesIn(storage: () => Storage) {
  const load = () =>
    tryStorage(() => {
      const kept = storage().getItem(journalKey()) ?? storage().getItem(oldJournalKey)
      const entries = parseJsonOrNull(journalSchema, kept) ?? []
      return entries.filter(({ at }) => Date.now() - at < KEPT_FOR_MS)
    }, [])
  return {
    load,
    /** Returns whether it could be stored. */
    change: (next: (entries: JournalEntry[]) => JournalEntry[]) =>
      tryStorage(() => {
        const entries = next(load())
        if (entries.length === 0) storage().removeItem(journalKey())
        else storage().setItem(journalKey(), JSON.stringify(entries))
        storage().removeItem(oldJournalKey)
        return true
      }, false),
  }
}
