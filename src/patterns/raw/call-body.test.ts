/** Bodies as they may be shown: complete or broken off, JSON or not, secrets masked. */
import { describe, expect, test } from 'vitest'
import { bodyOf, bodyText, textWithoutSecrets } from './call-body'

const shown = (text: string) => {
  const body = bodyOf(text)
  return body && bodyText(body, false)
}

describe('bodyOf()', () => {
  test('no body is none', () => {
    expect(bodyOf(undefined)).toBeNull()
    expect(bodyOf('')).toBeNull()
  })

  test('a JSON text that was cut off keeps all values that are whole, and says so', () => {
    const whole = '[{"name":"a,b","tags":["x","y"]},{"name":"c \\" d","password":"hunter2","n":12}]'
    for (let length = 1; length < whole.length; length++) {
      const body = bodyOf(whole.slice(0, length))
      expect(body, String(length)).toHaveProperty('cut', true)
      expect(shown(whole.slice(0, length))).not.toMatch(/hunter2|hunt/)
    }
    expect(bodyOf(whole.slice(0, 40))).toEqual({
      json: [{ name: 'a,b', tags: ['x', 'y'] }, {}],
      cut: true,
    })
    expect(bodyOf(whole)).toHaveProperty('cut', false)
  })

  test('F065 what nests without an end is cut at the depth that is read', () => {
    expect(bodyOf('['.repeat(100_000))).toHaveProperty('cut', true)
    expect(shown('{"a":'.repeat(100_000))?.match(/"a":/g)).toHaveLength(64)
  })

  test('what is no JSON stays text', () => {
    expect(bodyOf('<html>no</html>')).toEqual({ text: '<html>no</html>' })
    expect(bodyOf('nothing')).toEqual({ text: 'nothing' })
    expect(bodyOf('[[[]}')).toEqual({ text: '[[[]}' })
  })
})

describe('secrets', () => {
  test('F129 are masked in JSON and in text', () => {
    expect(shown('{"user":"u","password":"hunter2","uri":"mysql://u:hunter2@h/d"}')).not.toContain(
      'hunter2',
    )
    expect(textWithoutSecrets('see https://u:hunter2@host/x?password=hunter2&a=1 now')).toBe(
      'see https://u:••••••@host/x?password=••••••&a=1 now',
    )
    expect(textWithoutSecrets('htx_live_abcdef and Bearer abcdef123')).not.toMatch(/abcdef/)
  })
})
