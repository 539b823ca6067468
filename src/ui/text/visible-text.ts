/** Text from outside, made harmless to display: invisible and reordering characters are shown as code points. */

// Controls, formatting (zero-width, bidirectional, byte order mark), line separators, lone surrogates, characters without a
// glyph, and the blank Braille cell.
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** The text with every invisible character written as `⟨U+202E⟩` (UAX #9, UTR #36). */
export function visibleText(text: string): string {
  return text.replace(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}
