/** Unit tests of `fold`. */
import { expect, test, vi } from 'vitest'
import { fold, rowFinder } from './fold'

test.each(['dữ-liệu', 'du-lieu', 'DỮ-LIỆU', 'dữ-liệu'.normalize('NFD'), 'Dữ-lieu'])(
  '%s is found as the same',
  (text) => {
    expect(fold(text)).toBe('du-lieu')
  },
)

test('đ is a d, in either case', () => {
  expect(fold('Đà Nẵng đo')).toBe('da nang do')
})

test('a row is found by any of its fields, not over the border of two, and folded once', () => {
  const fieldsOf = vi.fn<(row: { name: string; place: string | null }) => (string | null)[]>(
    ({ name, place }) => [name, place],
  )
  const finds = rowFinder(fieldsOf)
  const row = { name: 'dữ-liệu', place: 'Hà Nội' }
  expect(['lieu', 'ha noi', 'x', 'lieu ha', ''].map((text) => finds(row, text))).toEqual([
    true,
    true,
    false,
    false,
    true,
  ])
  expect(finds({ name: 'a', place: null }, 'null')).toBe(false)
  expect(fieldsOf).toHaveBeenCalledTimes(2)
})
