/** What the tabs of this site tell each other about profiles. Same origin only. */
import { siteKey } from '~/site-keys'
import { readStoredSession, type StoredSession } from './token-storage'

/** What the person chose for a profile. */
export type ProfileChoice = Pick<StoredSession, 'name' | 'colour' | 'readOnly'>

export type ProfileMessage =
  /** A new tab, signed in with the token of this key, asks for the profiles beside it. */
  | { type: 'ask'; key: string }
  /** The answer; also told when another profile has come in beside the one of this key. */
  | { type: 'give'; key: string; sessions: StoredSession[] }
  | { type: 'changed'; key: string; choice: ProfileChoice }
  | { type: 'removed'; key: string }

const channel =
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(siteKey('profiles'))

export function tellProfile(message: ProfileMessage): void {
  channel?.postMessage(message)
}

/** Hears what other tabs tell; what has another form is dropped. */
export function listenToProfiles(hear: (message: ProfileMessage) => void): void {
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = readMessage(data)
    if (message) hear(message)
  })
}

function readMessage(data: unknown): ProfileMessage | null {
  if (typeof data !== 'object' || data === null) return null
  const { type, key, sessions, choice } = data as Record<string, unknown>
  if (typeof key !== 'string') return null
  switch (type) {
    case 'ask':
    case 'removed':
      return { type, key }
    case 'give': {
      if (!Array.isArray(sessions)) return null
      return {
        type,
        key,
        sessions: sessions.map(readStoredSession).filter((one) => one !== null),
      }
    }
    case 'changed': {
      const read = readChoice(choice)
      return read && { type, key, choice: read }
    }
    default:
      return null
  }
}

function readChoice(value: unknown): ProfileChoice | null {
  if (typeof value !== 'object' || value === null) return null
  const { name, colour, readOnly } = value as Record<string, unknown>
  return typeof name === 'string' && typeof colour === 'number' && typeof readOnly === 'boolean'
    ? { name, colour, readOnly }
    : null
}
