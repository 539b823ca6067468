/** What was typed into an open form, kept in memory while the person signs in again. Signing out drops it. */
import { session } from './session'

const drafts = new Map<string, unknown>()

session.subscribe(() => {
  const state = session.get()
  if (state.status === 'signed-out' && state.ending?.kind === 'signed-out') drafts.clear()
})

/** Keeps the values of the form at this place; newer ones replace them. */
export function keepDraft(place: string, values: unknown): void {
  drafts.set(place, values)
}

/** The kept values, as they were given; undefined if there are none. */
export function draftOf(place: string): unknown {
  return drafts.get(place)
}

/** The form was left or sent: it opens empty the next time. Kept if it was the session that ended. */
export function leaveDraft(place: string): void {
  if (session.get().status === 'signed-in') drafts.delete(place)
}
