/** Distinguishes a JSON text that broke off from a text that is no JSON. A file of its own: the first load seldom needs it. */

const closers: Record<string, string> = { '[': ']', '{': '}' }
const literals = ['true', 'false', 'null']

/** Whether a text that could not be parsed is the beginning of a JSON text. */
export function isBeginning(text: string): boolean {
  const open: (string | undefined)[] = []
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '"') {
      at = endOfString(text, at)
      if (at < 0) return true
    } else if (Object.hasOwn(closers, character)) open.push(closers[character])
    else if (character === ']' || character === '}') {
      if (open.pop() !== character) return false
    } else if (!/[\s,:\d.eE+-]/.test(character)) {
      const literal = literals.find((word) => text.startsWith(word, at))
      if (!literal) return literals.some((word) => word.startsWith(text.slice(at)))
      at += literal.length - 1
    }
  }
  return open.length > 0
}

/** The position of the closing quote of the string that begins here, or -1. */
function endOfString(text: string, begin: number): number {
  for (let at = begin + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at
  }
  return -1
}
