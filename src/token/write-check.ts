/** Whether the token may write, tried with a call that cannot change anything: the delete of a database that does not exist. */
import { ApiError } from '~/api/errors'
import { callTo } from '~/api/operations'
import { request } from '~/api/request'
import { withLock } from '~/patterns/write/with-lock'
import type { Session } from '~/session/session'
import { createStore } from '~/store'

export type WriteCheck =
  | { step: 'idle' }
  /** `waitsUntil`: it has not been sent, and can be cancelled. */
  | { step: 'sending'; waitsUntil?: number | undefined; cancel: () => void }
  | { step: 'not-sent'; why: 'called-off' | 'other-tab' }
  /** `at` in milliseconds since the epoch; `error` is null where the call was accepted. */
  | { step: 'done'; name: string; at: number; error: ApiError | null }

/** The check of a session: its last result stays until the next. */
export const createWriteCheck = () => createStore<WriteCheck>({ step: 'idle' })

/** A name that no database can have: 96 random bits, and not among those that this session has read. */
export function writeCheckName(session: Session): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  )
  const name = `htx-dashboard-write-check-${letters.join('')}`
  const seen = session.queryClient.getQueryCache().getAll()
  const isTaken = seen.some(({ state }) => JSON.stringify(state.data)?.includes(name))
  return isTaken ? writeCheckName(session) : name
}

/** The call as text. */
export function writeCheckCall(name: string): string {
  const { method, path } = callTo('deleteDatabase', { name })
  return `${method} ${path}`
}

/** Sends it once; nothing ever repeats it. One at a time in all tabs of a token. */
export async function checkWriting(session: Session, name: string): Promise<void> {
  const store = session.service(createWriteCheck)
  if (store.get().step === 'sending') return
  const calledOff = new AbortController()
  const cancel = () => calledOff.abort()
  const { signal } = calledOff
  store.set({ step: 'sending', cancel })
  try {
    const ran = await withLock(`htx.write-check.${session.key}`, async () => {
      const onQueued = (waitsUntil: number | undefined) =>
        store.set({ step: 'sending', waitsUntil, cancel })
      const asking = { params: { name }, signal, onQueued }
      const error = await request(session.connection, 'deleteDatabase', asking).then(
        () => null,
        (reason: unknown) => {
          if (reason instanceof ApiError) return reason
          throw reason
        },
      )
      store.set({ step: 'done', name, at: Date.now(), error })
    })
    if (ran === 'taken') store.set({ step: 'not-sent', why: 'other-tab' })
  } catch (reason) {
    if (reason === signal.reason) return store.set({ step: 'not-sent', why: 'called-off' })
    // After the end of the session nobody waits for the result.
    if (!(reason instanceof DOMException && reason.name === 'AbortError')) throw reason
  }
}
