/** What a token is known to be able to do, in a phrase. */
import { t } from '@lingui/core/macro'
import { formatList } from '~/i18n/format'
import { nameInSentence } from '~/products/product-words'
import { databases, registry } from '~/products/registry'
import type { Evidence } from '~/session/scope'
import { cellOf } from '~/session/scope-words'

/** Which lists were read or refused, and the state of writing: only databases can be written. */
export function readsAndWrites(evidence: readonly Evidence[]) {
  const seen = (cell: string) =>
    registry.filter(({ id }) => cellOf(evidence, id, 'read') === cell).map(nameInSentence)
  const [allowed, refused] = [seen('allowed'), seen('refused')]
  return {
    allowed,
    refused,
    readsAll: allowed.length === registry.length,
    readsNone: refused.length === registry.length,
    isWhole: allowed.length + refused.length === registry.length,
    writing: cellOf(evidence, databases.id, 'write'),
  }
}

/** Whether all reads are allowed, and a write was not tried or was unclear: then only a write can distinguish the scopes. */
export function isWritingOpen(evidence: readonly Evidence[]): boolean {
  const { readsAll, writing } = readsAndWrites(evidence)
  return readsAll && (writing === 'not-tried' || writing === 'unclear')
}

/** `reads all, writing not checked`, `databases only`, `none`. */
export function accessWords(evidence: readonly Evidence[]): string {
  const { allowed, refused, readsAll, readsNone, isWhole, writing } = readsAndWrites(evidence)
  if (readsNone && writing !== 'allowed') return t`none`
  if (readsAll && writing === 'refused') return t`read-only`
  const [first, second] = allowed
  if (first && !second && isWhole) return t`${first} only`
  const known: string[] = []
  if (readsAll) known.push(t`reads all`)
  else if (first) known.push(t`reads ${formatList(allowed, 'conjunction')}`)
  if (refused.length > 0 && !isWhole) known.push(t`not ${formatList(refused, 'disjunction')}`)
  if (writing === 'allowed') known.push(t`writes ${nameInSentence(databases)}`)
  else if (writing === 'unclear') known.push(t`writing unclear`)
  else if (writing === 'refused') known.push(t`writing refused`)
  else if (readsAll) known.push(t`writing not checked`)
  return known.join(', ') || t`checking…`
}
