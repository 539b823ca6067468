/** Keeps tokens out of what is shown, logged or copied. */

/** A shorter token would occur in ordinary words. */
const shortest = 8

/** Removes each token in use, because one of an unusual form cannot be recognised otherwise. */
const inUse = new Set<(text: string) => string>()

/** Until the returned function is called, `redact` also removes this token wherever it occurs. */
export function keepOut(remove: (text: string) => string): () => void {
  inUse.add(remove)
  return () => inUse.delete(remove)
}

/**
 * Removes everything that looks like a token: `htx_…` → `htx_[removed]`, `Bearer …` → `Bearer [removed]`. A token in
 * use need not start with `htx_`; neither need `token`, if one is given.
 */
export function redact(text: string, token = ''): string {
  return [tokenRemover(token), ...inUse]
    .reduce((left, remove) => remove(left), text)
    .replace(/htx_(?:\[removed\]|[\w.~+/=-])+/g, 'htx_[removed]')
    .replace(/\b(Bearer)\s+(?!tokens?[.,]?(?:\s|$))[^\s"',;]+/gi, '$1 [removed]')
}

/** Replaces one token with `htx_[removed]`, also where some of its characters are escaped as in JSON or URLs. */
export function tokenRemover(token: string): (text: string) => string {
  if (token.length < shortest) return (text) => text
  const pattern = new RegExp(Array.from(token, anyForm).join(''), 'g')
  return (text) => text.replace(pattern, 'htx_[removed]')
}

/** A pattern for one character of a token, which is ASCII: itself, `\/`, `\u002f` or `%2F`. */
function anyForm(character: string): string {
  if (/\w/.test(character)) return character
  const code = character.charCodeAt(0).toString(16).padStart(2, '0')
  const hex = Array.from(code, (digit) => `[${digit}${digit.toUpperCase()}]`).join('')
  const plain = `\\u${code.padStart(4, '0')}`
  return `(?:\\\\?${plain}|\\\\u00${hex}|%${hex})`
}
