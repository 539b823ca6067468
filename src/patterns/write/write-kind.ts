/** What one kind of write is, such as deleting a database: all that the engine does not know. The product brings it. */
import type { MessageDescriptor } from '@lingui/core'
import type { ReactNode } from 'react'
import { operations, type OperationName, type Product } from '~/api/operations'
import type { Session } from '~/session/session'
import type { JournalEntry } from './journal'
import type { Doubt, Hindrance } from './write-state'

/** A sentence, or a part of one; `it` is the name of the resource. */
type Words = (it: ReactNode) => ReactNode

export interface WriteKind<Result = unknown> {
  /** Its name in the journal, in locks and in the record: no other product may use it. */
  readonly op: string
  /** The call that it sends; the product is that one's. */
  readonly operation: OperationName
  /** Checks once whether a write that another page has sent was done. */
  lookUp(session: Session, entry: JournalEntry): Promise<Seen>

  /** The label of the button. */
  title: Words
  /** Why it cannot be done with this token (403), as a reason; and once it was tried. */
  mayNot: MessageDescriptor
  forbidden: Words
  /** Which tokens may. */
  whoMay: Words
  sending: Words
  /** A method, so that kinds of every result can stand in one list. `despite`: the portal had said no. */
  done(it: ReactNode, result: Result, despite: boolean): ReactNode
  /** The same where the name stands beside it. */
  doneShort(despite: boolean): ReactNode
  rejected: (status: number) => ReactNode
  overQuota: Words
  inOtherTab: Words
  checking: Words
  checkingAfterError: Words
  checkingAfterNo: (it: ReactNode, status: number | undefined) => ReactNode
  /** What the engine has no sentence for. */
  unknown: Record<'changed' | 'not-new', Words>
  hindered: Record<Exclude<Hindrance['why'], 'exists' | 'gone'>, Words>
  /** The button that does it without what could not be read first; without it, there is none. */
  anyway?: Words
  /** The button that asks whether to do it once more, what it may do, and the button that does it. */
  askAgain: Words
  twice: Words
  again: Words
  inProgress: Words
  /** What was to be done; `they` are one name or more. */
  aim: (they: ReactNode) => ReactNode
  /** The question before the session is ended while the write is being looked up, or sent. */
  leaveChecking: Words
  leaveSending: Words
}

/** What one look told of a write that another page has sent: whether it was done, and what to say of it. */
export type Seen = { done: true; says: ReactNode } | { done: false; why: Doubt; says?: ReactNode }

export function productOfKind({ operation }: WriteKind): Product | null {
  return operations[operation].product
}
