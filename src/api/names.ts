/** Which names can be put safely into a request's path, and when two names are the same. */

/** Why a name cannot be used in a request; 'duplicate' is added by the list's reader, which sees all rows. */
export type NameProblem =
  | 'missing'
  | 'not-text'
  | 'empty'
  | 'dots'
  | 'slash'
  | 'percent'
  | 'surrogate'
  | 'control'
  | 'invisible'
  | 'duplicate'

/**
 * Says why a name cannot become exactly one path segment on every server and proxy between here and the
 * portal, or null if it can. `?`, `#`, spaces and non-ASCII letters are fine: encodeURIComponent() encodes them once.
 */
export function nameProblem(name: unknown): Exclude<NameProblem, 'duplicate'> | null {
  if (name === undefined || name === null) return 'missing'
  if (typeof name !== 'string') return 'not-text'
  // A rounded number, see parseBody(): the real name is unknown.
  if (/^≈-?[\d.e+]+$/.test(name)) return 'not-text'
  if (name.trim() === '') return 'empty'
  if (name === '.' || name === '..') return 'dots'
  if (/[/\\]/.test(name)) return 'slash'
  if (name.includes('%')) return 'percent'
  if (/\p{Surrogate}/u.test(name)) return 'surrogate'
  if (/\p{Control}/u.test(name)) return 'control'
  return hasInvisible(name) ? 'invisible' : null
}

/** Format characters, line and paragraph separators, characters without a glyph, and the blank Braille cell. */
export function hasInvisible(text: string): boolean {
  return /[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text)
}

/** True for the same code points: no trimming, case folding or Unicode normalisation. No name equals no name. */
export function sameName(a: string | null, b: string | null): boolean {
  return a !== null && a === b
}
