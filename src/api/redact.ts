/** Keeps tokens out of what is shown, logged or copied. */

/** A token of fewer characters would be found in ordinary words. */
const shortest = 8

/**
 * Removes whatever looks like a token: `htx_…` → `htx_[removed]`, `Bearer …` → `Bearer [removed]`.
 * Give the token in use as well if it is known: it need not start with `htx_`.
 */
export function redact(text: string, token = ''): string {
  return tokenRemover(token)(text)
    .replace(/htx_[\w.~+/=-]+/g, 'htx_[removed]')
    .replace(/\b(Bearer)\s+(?!tokens?[.,]?(?:\s|$))[^\s"',;]+/gi, '$1 [removed]')
}

/** Replaces one token with `htx_[removed]`, also where JSON or an address has escaped characters of it. */
export function tokenRemover(token: string): (text: string) => string {
  if (token.length < shortest) return (text) => text
  const pattern = new RegExp(Array.from(token, anyForm).join(''), 'g')
  return (text) => text.replace(pattern, 'htx_[removed]')
}

/** A pattern for a character of a token, which is ASCII, as such, as `\/`, as `\u002f` and as `%2F`. */
function anyForm(character: string): string {
  if (/\w/.test(character)) return character
  const code = character.charCodeAt(0).toString(16).padStart(2, '0')
  const hex = Array.from(code, (digit) => `[${digit}${digit.toUpperCase()}]`).join('')
  const plain = `\\u${code.padStart(4, '0')}`
  return `(?:\\\\?${plain}|\\\\u00${hex}|%${hex})`
}
