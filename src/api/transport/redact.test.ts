/** Unit tests of `redact`. */
import { describe, expect, test } from 'vitest'
import { keepOut, redact, tokenRemover } from './redact'

describe('redact', () => {
  test.each([
    ['token htx_live_AbC-123.x~y revoked', 'token htx_[removed] revoked'],
    ['"htx_a","htx_b"', '"htx_[removed]","htx_[removed]"'],
    ['Authorization: Bearer x', 'Authorization: Bearer [removed]'],
    ['bearer eyJhbGciOi.J9.abc, retry', 'bearer [removed], retry'],
    ['Bearer htx_abc', 'Bearer [removed]'],
    ['?token=htx_abc&x=1', '?token=htx_[removed]&x=1'],
    ['htx_[removed]typed-on', 'htx_[removed]'],
  ])('F034 F135 %j', (text, expected) => {
    expect(redact(text)).toBe(expected)
    expect(redact(expected)).toBe(expected)
  })

  test('F034 ordinary words stay', () => {
    for (const text of [
      'Missing Bearer token.',
      'a token starts with htx_',
      '$HTX_TOKEN',
      'the bearer',
    ])
      expect(redact(text)).toBe(text)
  })

  test('F034 a token in use is removed whatever it looks like, unless it is too short to be told from words', () => {
    expect(redact('no: s3cr3t.token+1!', 's3cr3t.token+1')).toBe('no: htx_[removed]!')
    expect(redact('a bad day', 'a')).toBe('a bad day')
  })

  test.each([
    ['as it is', 'x+/y==abcdef'],
    ['in JSON', String.raw`x+\/y==abcdef`],
    ['in cautious JSON', String.raw`x\u002b\u002Fy\u003d\u003Dabcdef`],
    ['in an address', 'x%2B%2fy%3D%3Dabcdef'],
  ])('F034 a token in use is removed %s', (_where, text) => {
    expect(redact(`<${text}>`, 'x+/y==abcdef')).toBe('<htx_[removed]>')
  })
})

test('a token of another form is removed everywhere while it is in use', () => {
  const forget = keepOut(tokenRemover('s3cr3t.token+1'))
  expect(redact('q: s3cr3t.token+1')).toBe('q: htx_[removed]')
  forget()
  expect(redact('q: s3cr3t.token+1')).toBe('q: s3cr3t.token+1')
})
