/** Where the journal of writes is kept, and whether its code is needed. A file of its own, as it is in the first load. */
import { settings } from '~/settings'
import { journalName, keysFrom, portalKey, siteKey, tryStorage } from '~/site-storage'
import { createStore } from '~/store'

export const journalKey = () => portalKey(journalName, settings().portalUrl)
/** Where an earlier version stored it, for all folders and portals. */
export const oldJournalKey = `htx.${journalName}`

/** Whether the code of the journal is needed: it had entries when the page was opened, or another tab has added some. */
export const journalUsed = createStore(journalHolds())
globalThis.addEventListener?.('storage', ({ key }: StorageEvent) => {
  if (key?.startsWith(siteKey(`${journalName}:`)) && journalHolds()) journalUsed.set(true)
})

/** For any portal: the settings may not have been read yet. */
function journalHolds(): boolean {
  const isIn = (storage: Storage) =>
    storage.getItem(oldJournalKey) !== null || keysFrom(storage, journalName).length > 0
  return tryStorage(() => isIn(sessionStorage) || isIn(localStorage), false)
}
