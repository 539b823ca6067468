/** Unit tests of `parse-body`. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { isBeginning } from './is-beginning'
import { parseBody, type Json } from './parse-body'

const valueOf = (text: string): Json | string => {
  const parsed = parseBody(text)
  return parsed.ok ? parsed.value : `refused: ${parsed.reason}`
}
const nested = (depth: number, open: string, close: string) =>
  open.repeat(depth) + close.repeat(depth)

afterEach(() => {
  vi.restoreAllMocks()
})

describe('parseBody', () => {
  test.each(['null', '[]', '{}', '"x"', '7', 'true', ' {"a": [1, 2.5, "b"]} \n'])(
    'F057 %s is read as what it is',
    (text) => {
      expect(parseBody(text)).toEqual({ ok: true, value: JSON.parse(text), cut: false })
    },
  )

  test('F049 no body and a blank body are empty', () => {
    expect(parseBody('')).toEqual({ ok: false, reason: 'empty' })
    expect(parseBody(' \r\n')).toEqual({ ok: false, reason: 'empty' })
    expect(parseBody('\uFEFF')).toEqual({ ok: false, reason: 'empty' })
  })

  test.each([
    ')]}\'\n[{"name":"a"}]',
    '[{"name":NaN},{"na',
    '[1,]',
    '[1}',
    '<!doctype html>',
    'NaN',
    '[NaN]',
    '{a:1}',
    'undefined',
    '[1]]',
  ])('F054 F055 F070 %s is no JSON', (text) => {
    expect(parseBody(text)).toEqual({ ok: false, reason: 'not-json' })
    expect(isBeginning(text)).toBe(false)
  })

  test.each([
    '[',
    '"',
    '"a\\',
    'tru',
    '[{"name":"a"},{"na',
    '{"a":"]',
    '[1,2',
    '[nul',
    '['.repeat(100_000),
  ])('F055 %s is the beginning of one', (text) => {
    expect(parseBody(text)).toEqual({ ok: false, reason: 'not-json' })
    expect(isBeginning(text)).toBe(true)
  })

  test('F070 a byte-order mark is accepted', () => {
    expect(valueOf('\uFEFF[1]')).toEqual([1])
  })

  test('F064 prototype keys are dropped at every level, also when written with escapes', () => {
    const value = valueOf(
      String.raw`{"__proto__":{"admin":true},"a":[{"constructor":1,"b":2,"prototype":3}],"\u005f_proto__":{"admin":true}}`,
    )
    expect(value).toEqual({ a: [{ b: 2 }] })
    expect(JSON.stringify(value)).toBe('{"a":[{"b":2}]}')
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
  })

  test('F064 toString and hasOwnProperty are keys like any other, and names of prototype keys are values', () => {
    const text = '{"toString":"x","hasOwnProperty":1,"name":"__proto__"}'
    expect(valueOf(text)).toEqual(JSON.parse(text))
  })

  test('F065 64 levels are read, and what is deeper is cut there', () => {
    expect(parseBody(nested(64, '[', ']'))).toMatchObject({ ok: true, cut: false })
    const deep = parseBody(nested(66, '[', ']'))
    expect(deep).toMatchObject({ ok: true, cut: true })
    expect(JSON.stringify(deep.ok && deep.value)).toBe(`${'['.repeat(64)}"…"${']'.repeat(64)}`)
  })

  test('F065 all the rest of a body with a value that is too deep is read', () => {
    const deep = `${'[{"a":'.repeat(50)}"]}\\"1"${'}]'.repeat(50)}`
    const parsed = parseBody(`[{"name":"a","deep":${deep},"sku":"s"},{"name":"b","deep":${deep}}]`)
    expect(parsed).toMatchObject({ value: [{ name: 'a', sku: 's' }, { name: 'b' }], cut: true })
  })

  test.each([
    ['arrays', nested(100_000, '[', ']')],
    ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ])('F065 100,000 nested %s are cut without overflowing the stack', (_, text) => {
    expect(parseBody(text)).toMatchObject({ ok: true, cut: true })
  })

  test('F065 brackets inside texts do not count', () => {
    const text = JSON.stringify({ a: `"\\${'['.repeat(100)}`, '{"{': '{'.repeat(100) })
    expect(valueOf(text)).toEqual(JSON.parse(text))
  })

  test('F066 an integer above 2^53 becomes a text, exact or marked as rounded', () => {
    expect(['9007199254740993', '≈9007199254740992']).toContain(valueOf('9007199254740993'))
    expect(['-100000000000000000000', '≈-100000000000000000000']).toContain(
      valueOf('-100000000000000000000'),
    )
  })

  test('F066 other long numbers stay as they are', () => {
    const text = '[9007199254740991, "9007199254740993", 0.1000000000000000055, -0]'
    expect(valueOf(text)).toEqual([2 ** 53 - 1, '9007199254740993', 0.1, -0])
  })

  test('F066 where the parser gives the source text, that is kept', () => {
    const source = '9007199254740993'
    vi.spyOn(JSON, 'parse').mockImplementation(
      (text, reviver) =>
        reviver && Reflect.apply(reviver, null, ['id', Number(text), { source: text }]),
    )
    expect(valueOf(source)).toBe(source)
  })
})
