/** The scope that the evidence suggests, in a sentence. */
import { t } from '@lingui/core/macro'
import { capitalise, formatList } from '~/i18n/format'
import { scopes, weighScopes, type Evidence } from '~/session/scope'
import { isWritingOpen, readsAndWrites } from './access-words'

export function scopeSentence(evidence: readonly Evidence[]): string {
  const { allowed, refused, readsAll, readsNone, writing } = readsAndWrites(evidence)
  const { possible } = weighScopes(evidence)
  const scope = formatList(possible, 'disjunction')
  const names = formatList(refused, 'disjunction')
  if (readsNone) return t`The token is valid, but it can't read ${names}. Use another token.`
  if (isWritingOpen(evidence)) {
    const guess = t`Scope: probably full or read. Some portals check only writes, so a single product is possible too.`
    return writing === 'unclear' ? `${guess} ${t`The write check was not conclusive.`}` : guess
  }
  if (readsAll && writing === 'refused') return t`Scope: probably read; not full or databases.`
  if (possible.length === 0) return t`Scope: matches none of the five known ones.`
  if (possible.length === scopes.length) return t`Scope: not known yet.`
  if (refused.length > 0 && allowed.length === 0) {
    const all = capitalise(formatList(refused, 'conjunction'))
    return t`Scope: ${scope}. ${all} were refused.`
  }
  return t`Scope: ${scope}.`
}
