/** The profiles beside the one in use: this tab's, and those that this device remembers. */
import { profilesKey, readStoredSession, signOutMark, type StoredSession } from './token-storage'

/** Both storages may throw or be missing; then the page's memory alone serves. */
export const tabProfiles = listIn(() => sessionStorage)
export const deviceProfiles = listIn(() => localStorage)

/** Whether a kept token may still be used: at this portal, in its time, and not signed out since. */
export function isUsable({ portal, until, signOuts }: StoredSession, here: string): boolean {
  return portal === here && Date.now() <= until && signOuts === (signOutMark() ?? signOuts)
}

function listIn(storage: () => Storage) {
  return {
    load(): StoredSession[] {
      try {
        const stored: unknown = JSON.parse(storage().getItem(profilesKey) ?? '[]')
        if (!Array.isArray(stored)) return []
        return stored.map(readStoredSession).filter((one) => one !== null)
      } catch {
        return []
      }
    },
    save(sessions: readonly StoredSession[]): void {
      try {
        if (sessions.length === 0) storage().removeItem(profilesKey)
        else storage().setItem(profilesKey, JSON.stringify(sessions))
      } catch {
        // Refused or full: they are known until the page is closed.
      }
    },
  }
}
