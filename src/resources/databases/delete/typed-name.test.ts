/** Unit tests of `typed-name`. */
import { expect, test } from 'vitest'
import { differenceOf } from './typed-name'

test.each([
  ['shop', 'shop', null],
  ['dữ-liệu', 'dữ-liệu'.normalize('NFD'), null],
  ['dữ-liệu'.normalize('NFD'), 'dữ-liệu', null],
  ['Shop', 'shop', 'case'],
  ['du-lieu', 'dữ-liệu', 'accents'],
  ['shop ', 'shop', 'blanks'],
  ['sho', 'shop', 'more'],
  ['', 'shop', 'more'],
  ['ﬁle', 'file', 'more'],
])('%j for %j: %s', (typed, name, difference) => {
  expect(differenceOf(typed, name)).toBe(difference)
})
