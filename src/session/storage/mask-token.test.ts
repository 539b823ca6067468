/** A masked token tells two apart and gives neither away. */
import { expect, test } from 'vitest'
import { maskToken } from './mask-token'

test.each([
  ['htx_0123456789abcdef9f3c', 'htx_…9f3c'],
  ['htx_demo_full', 'htx_…full'],
  ['another-kind-of-token', '…oken'],
  ['htx_12345678', 'htx_…'],
  ['htx_ab', '…'],
  ['abcd', '…'],
  ['', '…'],
])('%s is shown as %s', (token, masked) => {
  expect(maskToken(token)).toBe(masked)
})
