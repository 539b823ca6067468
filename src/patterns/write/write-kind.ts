/** One kind of write, such as deleting a database: everything that the engine does not know. Products provide it. */
import type { MessageDescriptor } from '@lingui/core'
import type { ReactNode } from 'react'
import { operations, type OperationName, type Product } from '~/api/operations'
import type { Session } from '~/session/session'
import type { JournalEntry } from './journal'
import type { Doubt, Hindrance } from './write-state'

/** A sentence, or a part of one; `it` is the name of the resource. */
type Words = (it: ReactNode) => ReactNode

export interface WriteKind<Result = unknown> {
  /** Its name in the journal, in locks and in the record; unique among all products. */
  readonly op: string
  /** The operation that it sends, which also decides the product. */
  readonly operation: OperationName
  /** Checks once whether a write that another page has sent was done. */
  lookUp(session: Session, entry: JournalEntry): Promise<Seen>

  /** The label of the button. */
  title: Words
  /** Why it cannot be done with this token (403): as a reason, and after a try. */
  mayNot: MessageDescriptor
  forbidden: Words
  /** Which tokens are allowed to. */
  whoMay: Words
  sending: Words
  /** A method, so that kinds with different results fit into one list. `despite`: the portal had refused it. */
  done(it: ReactNode, result: Result, despite: boolean): ReactNode
  /** The same next to the name. */
  doneShort(despite: boolean): ReactNode
  rejected: (status: number) => ReactNode
  overQuota: Words
  inOtherTab: Words
  checking: Words
  checkingAfterError: Words
  checkingAfterNo: (it: ReactNode, status: number | undefined) => ReactNode
  /** Hindrances that the engine has no sentence for. */
  unknown: Record<'changed' | 'not-new', Words>
  hindered: Record<Exclude<Hindrance['why'], 'exists' | 'gone'>, Words>
  /** The button that does it although something could not be read first; without it, there is none. */
  anyway?: Words
  /** The button that asks whether to repeat it, what a repeat may do, and the button that repeats it. */
  askAgain: Words
  twice: Words
  again: Words
  inProgress: Words
  /** What was to be done; `they` are one or more names. */
  aim: (they: ReactNode) => ReactNode
  /** The question before the session is ended while the write is being looked up, or sent. */
  leaveChecking: Words
  leaveSending: Words
}

/** The result of one check of a write that another page has sent: whether it was done, and the words for it. */
export type Seen = { done: true; says: ReactNode } | { done: false; why: Doubt; says?: ReactNode }

export function productOfKind({ operation }: WriteKind): Product | null {
  return operations[operation].product
}
