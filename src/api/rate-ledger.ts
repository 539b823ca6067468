/** Where the records live: in IndexedDB, one for all tabs of the site, or in this tab's memory. */
import { atHalf, readRecord, settle, type RateRecord } from './rate-record'

/** How a record becomes the next. May run twice if storage fails, so it must not act on anything else. */
export type Change = (stored: unknown) => RateRecord

export interface Ledger {
  /** False where every tab counts for itself and has to keep to a fixed share. */
  readonly shared: boolean
  /** Replaces the record of a token, with no other update in between, and returns the new one. */
  update(key: string, change: Change): Promise<RateRecord>
}

const DATABASE = 'rate-ledger'
const STORE = 'tokens'
/** A database that takes longer, in seconds, does not answer at all. */
const PATIENCE = 3

/**
 * The ledger shared by all tabs. Where IndexedDB is missing, refused or breaks, this tab keeps a fixed share
 * in memory; where it is only slow to open, until it has. Never rejects, and its updates reject only if the change
 * itself throws.
 */
export async function openLedger(factory?: IDBFactory): Promise<Ledger> {
  /** What this tab has counted for itself. */
  const own = new Map<string, RateRecord>()
  let database: IDBDatabase | null = null
  const opening = connect(factory)
  const adopt = async () => prune((database = await opening))
  void adopt().catch(() => {})
  await inTime(opening).catch(() => {})
  return {
    get shared() {
      return database !== null
    },
    async update(key, change) {
      // A connection ends when the user clears the site's data: the second try opens a new one.
      for (let tries = 0; database && tries < 2; tries++) {
        try {
          const mine = own.get(key)
          const rejoin: Change = (stored) => change(mine ? joined(stored, mine) : stored)
          const record = await inTime(transact(database, key, rejoin))
          own.delete(key)
          return record
        } catch {
          database.close()
          database = tries === 0 ? await inTime(connect(factory)).catch(() => null) : null
        }
      }
      const record = change(own.get(key))
      own.set(key, record)
      return record
    },
  }
}

/** The stored record for a tab that counted for itself meanwhile: its pause holds, and its calls are missing. */
function joined(stored: unknown, mine: RateRecord): RateRecord {
  const record = readRecord(stored)
  if (!record) return mine
  const isPaused = (mine.refusal?.until ?? 0) > (record.refusal?.until ?? 0)
  const { refusal } = isPaused ? mine : record
  return atHalf({ ...settle(record, Date.now()), refusal })
}

/** Rejects where the browser refuses; some never answer. */
function connect(factory?: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // Some browsers throw here.
    const opening = (factory ?? indexedDB).open(DATABASE, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onerror = reject
    opening.onsuccess = () => {
      const database = opening.result
      database.onversionchange = () => database.close()
      resolve(database)
    }
  })
}

/** One atomic read-write transaction. Losing the last few in a power cut is no harm, so it need not reach the disk. */
function transact(database: IDBDatabase, key: string, change: Change): Promise<RateRecord> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'relaxed' })
    const store = transaction.objectStore(STORE)
    const reading = store.get(key)
    let record: RateRecord
    reading.onsuccess = () => {
      record = change(reading.result)
      store.put(record, key)
      // At once, so that it outlives a page that is left in this moment.
      transaction.commit()
    }
    transaction.oncomplete = () => resolve(record)
    transaction.onabort = reject
  })
}

/**
 * Rejects what takes too long as well: a page that stood still meanwhile has waited for a second, not for all of them.
 * A change that is made later all the same only counts calls that were not made.
 */
function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const wait = (left: number) => {
      if (left) setTimeout(wait, 1000, left - 1)
      else reject()
    }
    wait(PATIENCE)
    work.then(resolve, reject)
  })
}

/** Tidies up, whenever its code is there: nothing waits for it. */
async function prune(database: IDBDatabase): Promise<void> {
  try {
    await (await import('./prune-ledger')).pruneLedger(database.transaction(STORE, 'readwrite'))
  } catch {
    // The next visit will do it.
  }
}
