/** Values of open forms, kept in memory while the person signs in again. Signing out drops them. */
import { currentSession, type SessionState } from './current-session'

const drafts = new Map<string, { values: unknown; of: SessionState }>()

currentSession.subscribe(() => {
  const state = currentSession.get()
  if (state.status === 'signed-out' && state.ending?.kind === 'signed-out') drafts.clear()
})

/** Keeps the values of the form at this place; newer ones replace them. */
export function keepDraft(place: string, values: unknown): void {
  drafts.set(place, { values, of: currentSession.get() })
}

/** The stored values, unchanged; undefined if there are none. */
export function draftOf(place: string): unknown {
  return drafts.get(place)?.values
}

/** The form was left or sent: it is empty the next time. The values stay if the session ended or the profile was changed. */
export function leaveDraft(place: string): void {
  if (currentSession.get() === drafts.get(place)?.of) drafts.delete(place)
}
