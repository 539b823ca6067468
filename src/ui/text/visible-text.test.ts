/** Unit tests of `visible-text`. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameProblem } from '~/api/names'
import { visibleText } from './visible-text'

/** Why a name cannot be used: it contains something invisible. */
const unseen = ['control', 'invisible', 'surrogate']

describe('visible text', () => {
  test.each([
    ['a right-to-left override', 'gpj.\u202Eexe', 'gpj.⟨U+202E⟩exe'],
    ['an isolate', '\u2066a\u2069', '⟨U+2066⟩a⟨U+2069⟩'],
    ['a zero-width space', 'prod\u200B', 'prod⟨U+200B⟩'],
    ['a byte order mark', '\uFEFFprod', '⟨U+FEFF⟩prod'],
    ['a soft hyphen', 'pr\u00ADod', 'pr⟨U+00AD⟩od'],
    ['a line break', 'a\nb', 'a⟨U+000A⟩b'],
    ['NUL', '\0', '⟨U+0000⟩'],
    ['a lone surrogate', 'a\uD800', 'a⟨U+D800⟩'],
    ['a tag character', 'a\u{E0041}', 'a⟨U+E0041⟩'],
    ['a variation selector', 'a\uFE0F', 'a⟨U+FE0F⟩'],
    ['a blank Braille cell', '\u2800', '⟨U+2800⟩'],
  ])('F130 shows %s', (_, text, shown) => {
    expect(visibleText(text)).toBe(shown)
  })

  test.each(['analytics', 'phân tích', '数据库', '🐘', 'كتاب', '<b>&amp;</b>', ''])(
    'F133 leaves %j as it is',
    (text) => {
      expect(visibleText(text)).toBe(text)
    },
  )

  test('F130 shows every character for which a name is refused as invisible', () => {
    for (let point = 0; point <= 0x10ffff; point++) {
      const name = `a${String.fromCodePoint(point)}`
      if (unseen.includes(nameProblem(name) ?? '') && visibleText(name) === name)
        expect.fail(`U+${point.toString(16)} is not shown`)
    }
  })

  test('is plain: made visible once, nothing is left to do', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = visibleText(text)
        expect(visibleText(shown)).toBe(shown)
        expect(unseen).not.toContain(nameProblem(`a${shown}`))
      }),
      { seed: 130, numRuns: 1000 },
    )
  })
})
