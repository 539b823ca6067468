/** What the list shows beyond what the portal lists. Set by the writes, which come later than the list. */
import type { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Database } from '~/api/readers/database'
import { createStore } from '~/store'

/** A row; `instead` stands where its status would, and then it has no actions. */
export type Row = Database & { instead?: ReactNode }

export const listChanges = createStore<
  (rows: readonly Row[], client: QueryClient) => readonly Row[]
>((rows) => rows)
