/** What the tabs of this site tell each other about sessions. Same origin only; the token never leaves it. */
import { siteKey } from '~/site-keys'
import { readStoredSession, type StoredSession } from './token-storage'

export type SessionMessage =
  /** A new tab asks whether anybody is signed in; the answer is for that question alone. */
  | { type: 'ask'; question: string; portal: string }
  | { type: 'give'; question: string; session: StoredSession }
  | { type: 'signed-out' }
  /** The portal answered 401 to a tab with this token: nobody calls until the verdict. */
  | { type: 'checking'; key: string }
  | { type: 'verdict'; key: string; accepted: boolean }
  /** Somebody works in a tab of this site, with whichever token. */
  | { type: 'active' }

const channel =
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(siteKey('session'))

export function tell(message: SessionMessage): void {
  channel?.postMessage(message)
}

/** Hears what other tabs tell; what has another form is dropped. Returns the way to stop. */
export function listen(hear: (message: SessionMessage) => void): () => void {
  const receive = ({ data }: MessageEvent<unknown>) => {
    const message = readMessage(data)
    if (message) hear(message)
  }
  channel?.addEventListener('message', receive)
  return () => channel?.removeEventListener('message', receive)
}

function readMessage(data: unknown): SessionMessage | null {
  if (typeof data !== 'object' || data === null) return null
  const { type, question, portal, session, key, accepted } = data as Record<string, unknown>
  switch (type) {
    case 'ask':
      return typeof question === 'string' && typeof portal === 'string'
        ? { type, question, portal }
        : null
    case 'give': {
      const given = readStoredSession(session)
      return given && typeof question === 'string' ? { type, question, session: given } : null
    }
    case 'checking':
      return typeof key === 'string' ? { type, key } : null
    case 'verdict':
      return typeof key === 'string' && typeof accepted === 'boolean'
        ? { type, key, accepted }
        : null
    case 'signed-out':
    case 'active':
      return { type }
    default:
      return null
  }
}
