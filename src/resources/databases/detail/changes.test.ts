/** Unit tests of `changes`. */
import { expect, test } from 'vitest'
import { changesBetween } from './changes'

test('changes are shown by field, before and after', () => {
  const before = { status: 'creating', name: 'a', connection: null }
  const after = { status: 'running', name: 'a', connection: { host: 'db' } }
  expect(changesBetween(before, after, 7)).toEqual([
    { at: 7, path: 'status', from: 'creating', to: 'running' },
    { at: 7, path: 'connection', from: 'null', to: null },
    { at: 7, path: 'connection.host', from: null, to: 'db' },
  ])
})

test('the order of fields is no change', () => {
  expect(changesBetween({ a: 1, b: [2] }, { b: [2], a: 1 }, 7)).toEqual([])
})

test('a change of a secret is shown without its value', () => {
  expect(changesBetween({ password: 'old-pw' }, { password: 'new-pw' }, 7)).toEqual([
    { at: 7, path: 'password', from: '••••••', to: '••••••' },
  ])
})
