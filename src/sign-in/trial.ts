/** A token on trial. Without React, so that one that is entered before the screens are there is tried at once. */
import { QueryObserver } from '@tanstack/react-query'
import { openSession, signedIn } from '~/session/current-session'
import type { Session } from '~/session/session'
import { cleanToken } from '~/session/token-text'
import { registry } from '~/products/registry'

/** Opens a session for a token, and starts the reads that show what it may do. */
export async function openTrial(token: string): Promise<Session> {
  const session = await openSession(token)
  for (const { list } of registry) {
    const read = new QueryObserver(session.queryClient, { ...list(), refetchInterval: false })
    // Until the read ends, also if the screen that shows it is replaced meanwhile.
    const stop = read.subscribe(({ isFetching }) => isFetching || stop())
  }
  return session
}

/** Whether its lists are being read; not what else may be read for it, such as a diagnosis. */
export function isChecking({ queryClient }: Session): boolean {
  return registry.some(({ list }) => queryClient.isFetching({ queryKey: list().queryKey }) > 0)
}

/** The trial that was started for the form of the first paint. */
interface FirstTrial {
  opening: Promise<Session>
  session: Session | null
}
let first: FirstTrial | null = null

const firstField = () => document.querySelector<HTMLInputElement>('.first-input')

/** Tries the token that is submitted with the form of the first paint, which is in index.html. */
export function watchFirstForm(): void {
  const form = firstField()?.form
  form?.addEventListener('submit', tryFirst)
  form?.addEventListener('input', dropFirst)
  if (form && 'submitted' in form.dataset) tryFirst()
}

function tryFirst(): void {
  dropFirst()
  const { token, problem, unusual } = cleanToken(firstField()?.value ?? '')
  if (problem || unusual || !token || signedIn()) return
  const trial: FirstTrial = { opening: openTrial(token), session: null }
  first = trial
  void trial.opening.then((session) => (trial.session = session))
}

function dropFirst(): void {
  void first?.opening.then((session) => session.close())
  first = null
}

/** The value in the form of the first paint; nothing once a screen has replaced it. */
export function firstEntry(): { text: string; session: Session | null } {
  return { text: firstField()?.value ?? '', session: first?.session ?? null }
}

/**
 * Moves what was entered into the field of the screen, with selection and focus, and takes the first field away. Not null if
 * it was submitted: with what this has begun, if it could be tried.
 */
export function takeFirstEntry(
  field: HTMLInputElement,
): { opening: Promise<Session> | null } | null {
  const from = firstField()
  if (!from) return null
  const { value, selectionStart, selectionEnd, form } = from
  field.value = value
  if (document.activeElement === from) field.focus()
  field.setSelectionRange(selectionStart, selectionEnd)
  const opening = first?.opening ?? null
  first = null
  from.remove()
  return form && 'submitted' in form.dataset ? { opening } : null
}
