/** Forgets what the ledger no longer needs. */

/** How long a token that is not used is known, in milliseconds. */
const kept = 7 * 24 * 60 * 60 * 1000

/**
 * Forgets tokens that were not used for a week, in a transaction on their store. A record that cannot be read
 * stays: that its token was used here is the one thing that is still known.
 */
export function pruneLedger(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const [name = ''] = transaction.objectStoreNames
    const walk = transaction.objectStore(name).openCursor()
    walk.onsuccess = () => {
      const cursor = walk.result
      if (!cursor) return
      const value: unknown = cursor.value
      const at = typeof value === 'object' && value !== null && 'at' in value ? value.at : null
      if (typeof at === 'number' && at <= Date.now() - kept) cursor.delete()
      cursor.continue()
    }
    transaction.oncomplete = () => resolve()
    transaction.onabort = () =>
      reject(transaction.error ?? new Error('The transaction was aborted'))
  })
}
