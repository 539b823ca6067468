/**
 * The journal of writes that have no end yet, and of those a session ended before. It outlives a reload and holds no
 * token. All tabs share the open questions; what was not done, and what the end of a session left open, is this tab's.
 */
import { nullable, number, object, optional, picklist, string, type InferOutput } from 'valibot'
import { listOf, parseJsonOrNull, tryStorage } from '~/site-storage'
import { createStore } from '~/store'
import { journalKey, journalUsed, oldJournalKey } from './journal-used'

const entrySchema = object({
  /** A WriteKind's. */
  op: string(),
  name: string(),
  /** When it was sent, in milliseconds since the epoch. */
  at: number(),
  /** The session's key: only the same token may look the write up. */
  key: string(),
  /** What tells the thing from others: a database's id, so that one made anew is not taken for it. */
  identity: nullable(string()),
  /** It was not done, and the person may not have seen it: the portal rejected the token, or the session ended first. */
  undone: optional(picklist(['token', 'session'])),
})
const journalSchema = listOf(entrySchema)

export type JournalEntry = InferOutput<typeof entrySchema>

/** Older writes can no longer be looked up. */
const KEPT_FOR_MS = 7 * 24 * 60 * 60_000

/** The writes of this page's own run; all others in the journal were interrupted, or are another tab's. */
const own = new Map<string, JournalEntry>()
const idOf = ({ op, name, at, key }: JournalEntry) => JSON.stringify([op, name, at, key])

/** Of all tabs. */
const shared = entriesIn(() => localStorage)
/** Of this tab alone, for whoever signs in next. */
const ofTab = entriesIn(() => sessionStorage)

/** The writes that an earlier run of this page, another tab or an ended session left without an outcome. */
export const interruptedWrites = createStore<readonly JournalEntry[]>(findInterrupted())
/** Whether what is noted outlives this page: false where the browser refuses its storage. */
export const journalKept = createStore(true)

// Another tab has noted something.
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

/** Removes the note that this was not done: the form says it itself, or it is done once more. */
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

/** The writes of this kind that were sent before by this token, from elsewhere, and have no outcome; newest last. */
export function openQuestions({ key, op }: Pick<JournalEntry, 'key' | 'op'>): JournalEntry[] {
  return findInterrupted().filter(
    (entry) => entry.undone === undefined && entry.key === key && entry.op === op,
  )
}

/** From now on this page shows the question itself. */
export function adoptWrite(entry: JournalEntry): void {
  own.set(idOf(entry), entry)
  changed()
}

/** The session of this key is over: only this tab still shows what it left open. */
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
    /** Whether it could be kept. */
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
