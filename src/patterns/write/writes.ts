/** The writes of a session: one for each kind and name, their results, and what the portal refused. */
import { isRefusal } from '~/api/errors'
import type { Session } from '~/session/session'
import { createStore, type Store } from '~/store'
import { notify } from '~/session/notifications'
import { disownWrites } from './journal'
import { ReadOnlyNotice } from './ReadOnlyNotice'
import { createWrite, type Write } from './write'
import { recordEnds } from './write-record'
import type { WriteKind } from './write-kind'

interface Writes {
  /** By kind and name. */
  all: Map<string, Write<unknown>>
  /** By `op`: what the portal last refused to this token (403), and what the person wants to try in spite of that. */
  refusals: Store<ReadonlyMap<string, 'refused' | 'insisted'>>
  /** A write was refused or has succeeded. */
  tried: boolean
}

function createWrites({ key, connection }: Session): Writes {
  // After all listeners have noted that it was not done.
  connection.closed.addEventListener('abort', () => queueMicrotask(() => disownWrites(key)))
  return {
    all: new Map(),
    refusals: createStore<ReadonlyMap<string, 'refused' | 'insisted'>>(new Map()),
    tried: false,
  }
}

/** The writes of a session. */
export function sessionWrites(session: Session): Writes {
  return session.service(createWrites)
}

/** The write of this name, shared by all callers: a dialog that is opened again shows its state. */
export function writeOf<Result>(
  session: Session,
  kind: WriteKind<Result>,
  name: string,
): Write<Result> {
  const { all } = sessionWrites(session)
  const id = `${kind.op} ${name}`
  const known =
    all.get(id) ??
    watched(session, createWrite<unknown>(kind, name, session.key, session.connection.stay))
  all.set(id, known)
  // A cast, because one map holds the writes of all kinds.
  return known as unknown as Write<Result>
}

/** The write of this name, if there has been one. */
export function startedWrite(session: Session, kind: WriteKind, name: string) {
  return sessionWrites(session).all.get(`${kind.op} ${name}`)
}

/** Drops a write that has ended, so that the next one of this name starts from the beginning. */
export function forgetWrite<Result>(session: Session, { kind, name }: Write<Result>): void {
  sessionWrites(session).all.delete(`${kind.op} ${name}`)
}

/** The person wants to try what was refused. */
export function insistOn(session: Session, { op }: WriteKind): void {
  const { refusals } = sessionWrites(session)
  refusals.set(new Map(refusals.get()).set(op, 'insisted'))
}

function watched(session: Session, write: Write<unknown>): Write<unknown> {
  const own = sessionWrites(session)
  recordEnds(session, write)
  write.state.subscribe(() => {
    const state = write.state.get()
    const isRefused = state.step === 'rejected' && isRefusal(state.error)
    if (isRefused && !own.tried) notify(session, { id: 'read-only', Show: ReadOnlyNotice })
    if (isRefused || state.step === 'confirmed') {
      own.tried = true
      const others = [...own.refusals.get()].filter(([op]) => op !== write.kind.op)
      own.refusals.set(new Map(isRefused ? [...others, [write.kind.op, 'refused']] : others))
    }
  })
  return write
}
