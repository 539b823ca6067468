/** Text from outside, made harmless to look at: what is invisible or reorders is shown as its code point. */

// Controls, zero-width and bidirectional formatting, byte order mark, lone surrogates, tag characters.
const hidden =
  /[\p{Cc}\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\p{Cs}\u{e0000}-\u{e007f}]/gu

/** The text with every invisible character written as `⟨U+202E⟩` (UAX #9, UTR #36). */
export function visibleText(text: string): string {
  return text.replace(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}
