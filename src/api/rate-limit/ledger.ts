/** Where the records are stored: in IndexedDB, shared by all tabs of the site, or in this tab's memory. */
import { onPageKept, pageShown } from './kept-page'
import { atHalf, parseRateRecord, recordAt, type RateRecord } from './record'

/** How a record becomes the next. May run twice if storage fails, so it must not act on anything else. */
type RecordUpdate = (stored: unknown) => RateRecord

export interface Ledger {
  /** False where every tab counts for itself and has to keep to a fixed share. */
  readonly shared: boolean
  /** Replaces the record of a token, with no other update in between, and returns the new one. */
  update(key: string, change: RecordUpdate): Promise<RateRecord>
}

const DATABASE = 'rate-ledger'
const STORE = 'tokens'
/** A database that takes longer counts as one that never answers. */
const PATIENCE_SECONDS = 3
/** How long an unused token is remembered. */
const keptMs = 7 * 24 * 60 * 60_000

let ahead: Promise<IDBDatabase> | null = null

/** Opens the database for the next ledger, before there is a token to count for. */
export function openLedgerAhead(): void {
  ahead = connect()
  ahead.catch(() => {})
}

/**
 * The ledger shared by all tabs. Where IndexedDB is missing, refused or breaks, this tab keeps a fixed share
 * in memory; where it is only slow to open, until it has. Never rejects, and its updates reject only if the change
 * itself throws.
 */
export async function openLedger(factory?: IDBFactory): Promise<Ledger> {
  /** Records of this tab alone, while there is no database. */
  const own = new Map<string, RateRecord>()
  let database: IDBDatabase | null = null
  let reopening: Promise<void> | null = null
  let isPruned = false
  const opening = (!factory && ahead) || connect(factory)
  ahead = null
  const adopted = opening.then((opened) => void (database = opened))
  await inTime(adopted).catch(() => {})

  /** Closes the connection of a failed update, and opens another if it is to be tried again. */
  async function replace(failed: IDBDatabase, again: boolean): Promise<void> {
    // Updates run in parallel: another one may have replaced it already, or may be doing so.
    if (database !== failed) return
    reopening ??= (async () => {
      failed.close()
      database = again ? await inTime(connect(factory)).catch(() => null) : null
      reopening = null
    })()
    await reopening
  }

  return {
    get shared() {
      return database !== null
    },
    async update(key, change) {
      // A connection ends when the user clears the site's data: the second try opens a new one.
      for (const again of [true, false]) {
        await reopening
        const used = database
        if (!used) break
        try {
          const mine = own.get(key)
          const rejoin: RecordUpdate = (stored) => change(mine ? joined(stored, mine) : stored)
          const record = await inTime(transact(used, (running) => updateIn(running, key, rejoin)))
          own.delete(key)
          // Only now: the first call does not wait for it.
          if (!isPruned) void transact(used, pruneIn).catch(() => {})
          isPruned = true
          return record
        } catch {
          await replace(used, again)
        }
      }
      const record = change(own.get(key))
      own.set(key, record)
      return record
    },
  }
}

/** The stored record, for a tab that counted alone meanwhile: the longer pause counts, and the tab's calls are missing in it. */
function joined(stored: unknown, mine: RateRecord): RateRecord {
  const record = parseRateRecord(stored)
  if (!record) return mine
  const isPaused = (mine.refusal?.until ?? 0) > (record.refusal?.until ?? 0)
  const { refusal } = isPaused ? mine : record
  return atHalf({ ...recordAt(record, Date.now()), refusal })
}

/** Rejects where the browser refuses; some browsers never answer. */
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

/**
 * Runs a read-write transaction on the records. One that is open when the page goes into the back/forward cache is
 * aborted and runs when the page is shown again: in WebKit it would block those of all tabs. It need not reach the disk at
 * once: losing the last few in a power cut does no harm.
 */
async function transact<T>(
  database: IDBDatabase,
  work: (running: IDBTransaction) => Promise<T>,
): Promise<T> {
  for (;;) {
    await pageShown()
    const running = database.transaction(STORE, 'readwrite', { durability: 'relaxed' })
    let isTakenBack = false
    const stop = onPageKept(() => {
      isTakenBack = true
      abort(running)
    })
    try {
      return await work(running)
    } catch (reason) {
      if (!isTakenBack) throw reason
    } finally {
      stop()
    }
  }
}

function abort(running: IDBTransaction): void {
  try {
    running.abort()
  } catch {
    // The transaction is over, or is being committed.
  }
}

/** Replaces one record atomically. */
function updateIn(running: IDBTransaction, key: string, change: RecordUpdate): Promise<RateRecord> {
  const store = running.objectStore(STORE)
  const reading = store.get(key)
  let record: RateRecord
  reading.onsuccess = () => {
    record = change(reading.result)
    store.put(record, key)
    // Committed at once, so that it is kept when the page is left at this moment.
    running.commit()
  }
  return finished(running, () => record)
}

/** Deletes tokens that were not used for a week. A record that cannot be read is kept: it shows that its token was used here. */
function pruneIn(running: IDBTransaction): Promise<undefined> {
  const walk = running.objectStore(STORE).openCursor()
  walk.onsuccess = () => {
    const cursor = walk.result
    const record = parseRateRecord(cursor?.value)
    if (record && record.at <= Date.now() - keptMs) cursor?.delete()
    cursor?.continue()
  }
  return finished(running, () => undefined)
}

function finished<Result>(running: IDBTransaction, result: () => Result): Promise<Result> {
  return new Promise((resolve, reject) => {
    running.oncomplete = () => resolve(result())
    running.onabort = reject
  })
}

/**
 * Rejects what takes too long. It counts single seconds, so that the time in which a page was frozen does not count. If
 * the change is made later after all, the record only counts calls that were not sent.
 */
function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const wait = (left: number) => {
      if (left) setTimeout(wait, 1000, left - 1)
      else reject()
    }
    wait(PATIENCE_SECONDS)
    work.then(resolve, reject)
  })
}
