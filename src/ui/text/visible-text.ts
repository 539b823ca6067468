/** Text from outside, made harmless to look at: what is invisible or reorders is shown as its code point. */

// Controls, formatting (zero-width, bidirectional, byte order mark), line separators, lone surrogates, what
// fonts draw as nothing, and the blank Braille cell.
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** The text with every invisible character written as `⟨U+202E⟩` (UAX #9, UTR #36). */
export function visibleText(text: string): string {
  return text.replace(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}
