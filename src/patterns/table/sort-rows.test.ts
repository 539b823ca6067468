/** How a table sorts its rows. */
import { expect, test } from 'vitest'
import { sortRows } from './sort-rows'

const rows = ['b10', 'b9', null, 'A', 'b9'].map((value, id) => ({ id, value }))
const ids = (sort: string) => sortRows(rows, ({ value }) => value, sort).map(({ id }) => id)

test('as people count, without regard to case; rows without a value last, equal ones as they came', () => {
  expect(ids('value')).toEqual([3, 1, 4, 0, 2])
  expect(ids('-value')).toEqual([0, 1, 4, 3, 2])
})

test('F136 the value is asked for once a row, however many comparisons there are', () => {
  let asked = 0
  const many = Array.from({ length: 1000 }, (_, id) => (id * 7919) % 1000)
  const sorted = sortRows(many, (row) => (asked++, row), 'row')
  expect(sorted[999]).toBe(999)
  expect(asked).toBe(1000)
})

test('numbers come before texts', () => {
  expect(sortRows(['b', 2, 'a', 10, null], (value) => value, 'value')).toEqual([
    2,
    10,
    'a',
    'b',
    null,
  ])
})
