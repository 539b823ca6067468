/**
 * Whether there is a network. The browser's word is only a hint, because a virtual network card makes it wrong: it
 * counts only when a call has failed, too.
 */
import { createStore } from '~/store'
import type { Send } from './exchange'
import { callTo } from '../operations'

/** How long the portal may take to answer. */
const trialMs = 5000

/** True from a call that found no network until one is answered, or until the browser reports a network. */
export const offline = createStore(false)

/** Whether a call was answered since the browser reported that there is no network. */
let isContradicted = false

for (const event of ['offline', 'online'])
  globalThis.addEventListener?.(event, () => {
    isContradicted = false
    if (event === 'online') offline.set(false)
  })

/** The portal has answered: whatever the browser says, there is a network. */
export function noteAnswer(): void {
  isContradicted = !navigator.onLine
  offline.set(false)
}

/** The portal could not be reached; returns whether the cause is a missing network. */
export function noteNoAnswer(): boolean {
  isContradicted = false
  offline.set(!navigator.onLine)
  return !navigator.onLine
}

/** Whether there may be no network. Reads are tried all the same; a write is not, because its outcome could stay unknown. */
export function mayBeOffline(): boolean {
  return !navigator.onLine && !isContradicted
}

interface Trial {
  portalUrl: string
  send: Send
  /** Stops the trials. */
  closed: AbortSignal
}

/** Tries the portal, without a token, whenever the browser reports that the network is gone. */
export function followNetwork({ portalUrl, send, closed }: Trial): void {
  const tryPortal = async () => {
    try {
      // Any answer shows that there is a network, even one that this page must not read.
      const request = new Request(portalUrl + callTo('listDatabases').path, {
        mode: 'no-cors',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      })
      await send(request, { signal: AbortSignal.any([closed, AbortSignal.timeout(trialMs)]) })
      noteAnswer()
    } catch {
      if (!closed.aborted) noteNoAnswer()
    }
  }
  globalThis.addEventListener?.('offline', () => void tryPortal(), { signal: closed })
}
