/** One tab's view of a token's record, kept up to date with the ledger and the other tabs. */
import type { Clock } from './clock'
import type { Ledger } from './ledger'
import { atHalf, emptyRecord, parseRateRecord, recordAt, type RateRecord } from './record'

/** The next record; the same object where nothing changes. May run more than once. */
export type Edit = (record: RateRecord) => RateRecord

export type Channel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'>

export interface Book {
  /** The record as this tab knows it, brought up to now, with its own edits that are not stored yet. */
  view(): RateRecord
  /** Makes the edit in one transaction and informs the other tabs. `atOnce`: the view has it before that. */
  commit(edit: Edit, atOnce?: 'at-once'): Promise<void>
  close(): void
}

/** How far wall clock and monotonic clock may drift apart before the wall clock counts as set by hand. */
const CLOCK_DRIFT_MS = 2_000

interface BookOptions {
  key: string
  ledger: Ledger
  /** The token was used in this browser before: where the ledger has lost it, calls may be missing. */
  usedBefore: boolean
  clock: Clock
  channel: Channel | null
  /** Runs when another tab changed the record. */
  onChange: () => void
}

/** Opens the book of a token. */
export function openBook({ key, ledger, usedBefore, clock, channel, onChange }: BookOptions): Book {
  const onTheirWay = new Set<Edit>()
  let seen = emptyRecord(clock.now())
  let seenAt = clock.steady()
  let lastCommit = -Infinity
  let closed = false

  /** Brings a record up to now; where the wall clock was set, the monotonic clock says how much time has passed. */
  function upToNow(record: RateRecord): RateRecord {
    const steady = clock.steady()
    // A stored record is at least as old as this tab's view of it, and at most as old as its last commit.
    const least = record.at === seen.at ? Math.max(0, steady - seenAt - CLOCK_DRIFT_MS) : 0
    return recordAt(record, clock.now(), least, steady - lastCommit + CLOCK_DRIFT_MS)
  }

  channel?.addEventListener('message', (event) => {
    const record = parseRateRecord(event.data)
    if (!record || closed) return
    // A tab that counts alone takes over pauses and limits, but not the calls of other tabs: it has a fixed share.
    seen = ledger.shared ? record : { ...record, calls: seen.calls }
    seenAt = clock.steady()
    onChange()
  })

  return {
    view: () => [...onTheirWay].reduce((record, edit) => edit(record), upToNow(seen)),
    async commit(edit, atOnce) {
      if (atOnce) onTheirWay.add(edit)
      let changed = false
      let steady = 0
      const record = await ledger.update(key, (stored) => {
        const known = parseRateRecord(stored)
        // A token that is new to this browser has no calls yet. Where a record was lost or cannot be read, calls of
        // other tabs are unknown: go on with what this tab has seen, at half capacity.
        const isNew = stored === undefined && !usedBefore && lastCommit === -Infinity
        const before = known ? upToNow(known) : isNew ? upToNow(seen) : atHalf(upToNow(seen))
        const after = edit(before)
        changed = after !== before
        steady = clock.steady()
        return after
      })
      onTheirWay.delete(edit)
      seen = record
      seenAt = lastCommit = steady
      if (changed && !closed) channel?.postMessage(record)
    },
    close() {
      closed = true
      channel?.close()
    },
  }
}

/** The channel between the tabs of a token, where the browser has one. */
export function openLimiterChannel(key: string): Channel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`rate-ledger:${key}`)
}
