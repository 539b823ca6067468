/** Unit tests of `names`. */
import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameProblem, sameName } from './names'

const codePoints = (text: string) => Array.from(text, (character) => character.codePointAt(0))

/** What a server reads from the path: exactly one segment after `databases/`, decoded once. */
function segmentsOf(name: string): string[] {
  const url = new URL(`https://portal.test/api/portal/databases/${encodeURIComponent(name)}`)
  expect(url.search + url.hash).toBe('')
  return url.pathname.split('/').slice(4)
}

/** Known tricks, between bars. */
const tricks = String.raw`
  || |   |.|..|...|. .|.. | ..|..;|.;|。|．．|.hidden|a.|a/b|../x|..\x|/|//|\|a\b|%|%2e|%2e%2e|%2F|a%2F..%2Fb|%00|100%
  |?|#|a?b|a#b|?x=1|#/..|a&b=c|a;b|a:b|@|a@b|[::1]|{name}|*|+|a+b|-|--|_|new|__proto__|constructor|toString|null
  |undefined|NaN|[object Object]|0|-1|1e9|javascript:alert(1)|<script>|"|'|$(id)|;ls|~|^|!|(|)|,|=1+1|http://x|x:80
  |cơ-sở-dữ-liệu|データ|база|été|😀|👨‍👩|𝒜|ﬀ|İ|ß|Å|≈|≈1e+21|≈7|½|٣|a b| a|a |אב|نام|नाम`
  .replaceAll('\n', '')
  .split('|')

const halves = ['\uD800', '\uDC00', 'a\uD83D', '\uDE00a', '\uDE00\uD83D']

/** Control, invisible and direction characters. */
const hidden =
  `0 7 9 a d 1b 7f 85 9b ad 34f 61c 115f 180e 200b 200d 200e 2028 2029 202e 2060 2066 2800 3164 fe0f feff
  ffa0 e0001 e0041`
    .split(/\s+/)
    .map((code) => String.fromCodePoint(parseInt(code, 16)))

const hostileNames = [
  ...tricks,
  ...halves,
  ...hidden.flatMap((character) => [character, `${character}a`, `a${character}b`, `a${character}`]),
  'x'.repeat(10_000),
  `a${'\u0301'.repeat(500)}`,
]

describe('nameProblem', () => {
  test.each([
    [undefined, 'missing'],
    [null, 'missing'],
    [7, 'not-text'],
    [['a', 'b'], 'not-text'],
    [{ name: 'a' }, 'not-text'],
    ['≈9007199254740992', 'not-text'],
    ['', 'empty'],
    ['  ', 'empty'],
    ['.', 'dots'],
    ['..', 'dots'],
    ['a/b', 'slash'],
    ['a\\b', 'slash'],
    ['a%2Fb', 'percent'],
    ['a\u0000b', 'control'],
    ['a\nb', 'control'],
    ['a\u202Eb', 'invisible'],
    ['a\u200Bb', 'invisible'],
    ['\uFEFFa', 'invisible'],
    ['a\uD800', 'surrogate'],
  ])('F060 F061 F124 F130 %j cannot be put into a request: %s', (name, problem) => {
    expect(nameProblem(name)).toBe(problem)
  })

  test.each([
    'analytics',
    'a?b',
    'a#b',
    'my db',
    'cơ-sở',
    '数据',
    '😀',
    '...',
    'a.b',
    '__proto__',
    'new',
  ])('F125 %j is fine: encoded once', (name) => {
    expect(nameProblem(name)).toBeNull()
    expect(segmentsOf(name)).toEqual([encodeURIComponent(name)])
  })

  test('F124 F125 some 200 hostile names are refused, or are one segment of the same code points', () => {
    expect(hostileNames.length).toBeGreaterThanOrEqual(200)
    for (const name of hostileNames) {
      if (nameProblem(name) !== null) continue
      const segments = segmentsOf(name)
      expect(segments).toHaveLength(1)
      expect(codePoints(decodeURIComponent(segments[0] ?? ''))).toEqual(codePoints(name))
    }
    for (const name of [...halves, ...hidden]) expect(nameProblem(`a${name}b`)).not.toBeNull()
    expect(hostileNames.filter((name) => nameProblem(name) === null).length).toBeGreaterThan(50)
  })

  test('F124 F125 the same for any text', () => {
    assert(
      property(string({ unit: 'binary' }), (name) => {
        if (nameProblem(name) !== null) return
        const segments = segmentsOf(name)
        expect(segments).toHaveLength(1)
        expect(decodeURIComponent(segments[0] ?? '')).toBe(name)
      }),
      { seed: 124, numRuns: 500 },
    )
  })
})

describe('sameName', () => {
  test('F074 F123 compares code points: no trimming, case folding or normalisation', () => {
    expect(sameName('prod', 'prod')).toBe(true)
    expect(sameName('prod', 'Prod')).toBe(false)
    expect(sameName('prod', 'prod ')).toBe(false)
    expect(sameName('\u00E9', 'e\u0301')).toBe(false)
    expect(sameName('prod', 'рrod')).toBe(false)
  })

  test('F074 no name is not the same as no name', () => {
    expect(sameName(null, null)).toBe(false)
    expect(sameName('prod', null)).toBe(false)
  })
})
