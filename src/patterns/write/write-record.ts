/** What was requested in a session and how it ended, also when it is shown nowhere else any more. */
import type { Session } from '~/session/session'
import { createStore, type Store } from '~/store'
import type { Write } from './write'
import type { WriteKind } from './write-kind'
import { isBusy, type WriteState } from './write-state'

/** One press of the button; starting a write again is another press. */
export interface RecordedWrite {
  readonly id: number
  readonly kind: WriteKind
  readonly name: string
  /** When the button was pressed, in milliseconds since the epoch. */
  readonly at: number
  /** The state; `idle`: cancelled before it was sent. */
  readonly state: WriteState<unknown>
}

const mostRecords = 500

let nextId = 1

const createRecord = () => createStore<readonly RecordedWrite[]>([])

/** The newest 500 writes of a session, newest last. */
export function writeRecord(session: Session): Store<readonly RecordedWrite[]> {
  return session.service(createRecord)
}

/** Records a write from now on. */
export function recordEnds(session: Session, { kind, name, state }: Write<unknown>): void {
  const store = writeRecord(session)
  let current: RecordedWrite | null = null
  state.subscribe(() => {
    const now = state.get()
    // A write that ends without having begun was refused when the button was pressed: there was no network.
    const begins = now.step === 'preparing' || (now.step === 'not-sent' && !atWork(current))
    if (begins || !current) {
      current = { id: nextId++, kind, name, at: Date.now(), state: now }
      store.set([...store.get(), current].slice(-mostRecords))
      return
    }
    const { id } = current
    const next = { ...current, state: now }
    current = next
    store.set(store.get().map((one) => (one.id === id ? next : one)))
  })
}

function atWork(record: RecordedWrite | null): boolean {
  return record !== null && isBusy(record.state)
}
