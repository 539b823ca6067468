/** What the list shows beyond what the portal lists. Set by the writes, which come later than the list. */
import type { ReactNode } from 'react'
import type { Database } from '~/api/readers/database'
import { createStore } from '~/store'

/** A row; `instead` stands where its status would, and then it has no actions. */
export type Row = Database & { instead?: ReactNode }

export const createListChanges = () =>
  createStore<(rows: readonly Row[]) => readonly Row[]>((rows) => rows)
