/** Evidence in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Access, Product } from '~/api/operations'
import type { Evidence } from './scope'

export type Cell = 'allowed' | 'refused' | 'not-tried' | 'unclear'

export const cellWords: Record<Cell, MessageDescriptor> = {
  allowed: msg`Allowed`,
  refused: msg`Refused`,
  'not-tried': msg`Not tried`,
  unclear: msg`Unclear`,
}

/** What the evidence shows for one cell of the access table. */
export function cellOf(evidence: readonly Evidence[], product: Product, access: Access): Cell {
  const piece = evidence.find((one) => one.product === product && one.access === access)
  if (!piece) return 'not-tried'
  if (piece.allowed === null) return 'unclear'
  return piece.allowed ? 'allowed' : 'refused'
}
