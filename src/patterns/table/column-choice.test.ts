/** How the choice of columns is stored. */
import { expect, test } from 'vitest'
import { readChoices } from './column-choice'

test.each([
  ['no choice at all', 'x', {}],
  ['a list that is none', { functions: 7, proxies: ['id'] }, { proxies: ['id'] }],
  ['a column that is no text', { functions: ['id', 7, null] }, { functions: ['id'] }],
])('%s, written by another page, counts for nothing', (_, stored, kept) => {
  expect(readChoices(stored)).toEqual(kept)
})

test('a stored prototype stays data', () => {
  const stored: unknown = JSON.parse('{"__proto__":[1]}')
  expect(Object.getPrototypeOf(readChoices(stored))).toBe(Object.prototype)
  expect('0' in readChoices(stored)).toBe(false)
})
