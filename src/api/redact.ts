/** Keeps tokens out of what is shown, logged or copied. */

/**
 * Removes whatever looks like a token: `htx_…` → `htx_[removed]`, `Bearer …` → `Bearer [removed]`.
 * Give the token in use as well if it is known: it need not start with `htx_`.
 */
export function redact(text: string, token = ''): string {
  // A token of a few letters would be found in ordinary words.
  const known = token.length < 8 ? text : text.replaceAll(token, 'htx_[removed]')
  return known
    .replace(/htx_[\w.~+/=-]+/g, 'htx_[removed]')
    .replace(/\b(Bearer)\s+(?!tokens?[.,]?(?:\s|$))[^\s"',;]+/gi, '$1 [removed]')
}
