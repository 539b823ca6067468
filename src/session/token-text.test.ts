/** How a pasted token is cleaned, and how it is displayed. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanToken, longestToken, maskToken } from './token-text'

const goodToken = 'htx_a1b2-c3.d4~e5+f6/g7=='

describe('a pasted token', () => {
  test('is taken as it is if nothing is around it', () => {
    expect(cleanToken(goodToken)).toEqual({
      token: goodToken,
      cleaned: false,
      problem: null,
      unusual: false,
    })
  })

  test.each([
    `  ${goodToken}\n`,
    `\u00A0${goodToken}\u00A0`,
    `\uFEFF${goodToken}`,
    `"${goodToken}"`,
    `'${goodToken}'`,
    `\`${goodToken}\``,
    `Bearer ${goodToken}`,
    `bearer\t${goodToken}`,
    `Authorization: Bearer ${goodToken}`,
    `HTX_TOKEN=${goodToken}`,
    `export HTX_TOKEN="${goodToken}"\n`,
    `HTX_TOKEN = 'Bearer ${goodToken}'`,
    `Bearer Bearer " ${goodToken} "`,
  ])('F001 is freed of what copying brought along: %j', (pasted) => {
    expect(cleanToken(pasted)).toEqual({
      token: goodToken,
      cleaned: true,
      problem: null,
      unusual: false,
    })
  })

  test.each([
    ['an en dash', 'htx_abc–def', 8, 'U+2013'],
    ['a zero-width space', 'htx_abcd\u200Befg', 9, 'U+200B'],
    ['a space', 'htx_abc def', 8, 'U+0020'],
    ['a line break', 'htx_abc\ndef', 8, 'U+000A'],
    ['an astral character, counted as one', 'htx_🐘🐘', 5, 'U+1F418'],
    ['a lone surrogate', 'htx_\uD800', 5, 'U+D800'],
    ['DEL', 'htx_\u007F', 5, 'U+007F'],
  ])('F002 cannot hold %s', (_, pasted, position, code) => {
    expect(cleanToken(pasted).problem).toEqual({ kind: 'character', position, code })
  })

  test.each(['eyJhbGciOi', 'HTX_abc', 'xhtx_abc'])('F003 is unusual without htx_: %s', (pasted) => {
    expect(cleanToken(pasted)).toMatchObject({ token: pasted, unusual: true, problem: null })
  })

  test('F004 has at most 512 characters, not counting what is around it', () => {
    const longest = 'htx_'.padEnd(longestToken, 'a')
    expect(longest).toHaveLength(512)
    expect(cleanToken(`Bearer ${longest}\n`).problem).toBeNull()
    expect(cleanToken(`${longest}a`).problem).toEqual({ kind: 'too-long' })
  })

  test.each(['', ' ', '\n\t \u00A0', '""', '" \' '])('F005 is none: %j', (pasted) => {
    expect(cleanToken(pasted)).toMatchObject({ token: '', problem: null, unusual: false })
  })
})

describe('whatever is pasted', () => {
  const wrappings = [
    'Bearer ',
    'Authorization: ',
    'HTX_TOKEN=',
    'export HTX_TOKEN = ',
    '"',
    "'",
    ' ',
    '\n',
  ]

  test('cleaning once is enough', () => {
    const words = fc.constantFrom(...wrappings, 'htx_', 'Bearer', 'export', 'HTX_TOKEN', '=', 'a')
    const pastedTexts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(pastedTexts, (pasted) => {
        const once = cleanToken(pasted)
        expect(cleanToken(once.token)).toEqual({ ...once, cleaned: false })
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  test('wrapping never changes the token', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789_-.~+/=']
    const plainTexts = fc
      .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 60 })
      .map((rest) => `htx_${rest}`)
    const surroundings = fc.array(
      fc.tuple(fc.constantFrom(...wrappings), fc.constantFrom('"', "'", '`', ' ', '\r\n', '')),
    )
    fc.assert(
      fc.property(plainTexts, surroundings, (plain, around) => {
        const pasted = around.reduce((inner, [before, after]) => before + inner + after, plain)
        expect(cleanToken(pasted).token).toBe(plain)
      }),
      { seed: 2, numRuns: 500 },
    )
  })

  test('only visible ASCII is ever without a problem', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (pasted) => {
        const { token, problem } = cleanToken(pasted)
        expect(problem === null).toBe(/^[!-~]{0,512}$/.test(token))
      }),
      { seed: 3, numRuns: 1000 },
    )
  })
})

test.each([
  ['htx_0123456789abcdef9f3c', 'htx_…9f3c'],
  ['htx_demo_full', 'htx_…full'],
  ['another-kind-of-token', '…oken'],
  ['htx_12345678', 'htx_…'],
  ['htx_ab', '…'],
  ['abcd', '…'],
  ['', '…'],
])('a token %s is shown as %s, which tells two apart and gives neither away', (token, masked) => {
  expect(maskToken(token)).toBe(masked)
})
