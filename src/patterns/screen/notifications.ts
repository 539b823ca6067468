/** What the person is told wherever they are: the list behind the region "Notifications". */
import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { settings } from '~/settings'
import { keysFrom, portalKey, siteKey } from '~/site-keys'
import { createStore } from '~/store'

export interface Notification {
  id: string
  /** The session that it belongs to; it is shown in no other. */
  client: QueryClient
  Show: ComponentType<{ onClose: () => void }>
}

export const notifications = createStore<readonly Notification[]>([])

/** Shows a notification; one of the same id makes way for it. */
export function notify(next: Notification): void {
  dismiss(next.id)
  notifications.set([...notifications.get(), next])
}

export function dismiss(id: string): void {
  notifications.set(notifications.get().filter((one) => one.id !== id))
}

/** Where the journal of writes is kept; here, so that it can be seen to be empty without its code. */
export const journalKey = () => portalKey('writes', settings().portalUrl)
/** Where an earlier version kept it, for all folders and portals. */
export const oldJournalKey = 'htx.writes'

/** Whether the code of the journal is needed: something was in it when the page opened, or another tab has written to it. */
export const journalUsed = createStore(journalHolds())
globalThis.addEventListener?.('storage', ({ key }: StorageEvent) => {
  if (key?.startsWith(siteKey('writes:')) && journalHolds()) journalUsed.set(true)
})

function journalHolds(): boolean {
  try {
    // Whichever portal it belongs to: the settings may not have been read yet.
    return [sessionStorage, localStorage].some(
      (kept) => kept.getItem(oldJournalKey) !== null || keysFrom(kept, 'writes').length > 0,
    )
  } catch {
    return false
  }
}

/** Signing out leaves no names in what all tabs share. */
export function forgetSharedJournal(): void {
  try {
    for (const key of [journalKey(), oldJournalKey]) localStorage.removeItem(key)
  } catch {
    // What cannot be reached was never written.
  }
}
