/** What a profile may do by its evidence. */
import { describe, expect, test, vi } from 'vitest'
import type { Access, Product } from '~/api/operations'
import type { Evidence } from './scope'

vi.mock('./profiles', () => ({
  profiles: { get: () => [], subscribe: () => () => undefined },
  switchProfile: () => undefined,
}))

const { mayDo, nameOf } = await import('./profile-offers')

const seen = (product: Product, access: Access, allowed: boolean | null): Evidence => ({
  product,
  access,
  allowed,
  at: 0,
  call: `${access} ${product}`,
})
const may = (evidence: Evidence[], readOnly = false) =>
  mayDo({ evidence, readOnly }, 'databases', 'write')

describe('which profile may write databases', () => {
  test.each<[string, Evidence[], string]>([
    ['one that has done so', [seen('databases', 'write', true)], 'sure'],
    ['one that was refused', [seen('databases', 'write', false)], 'no'],
    ['one whose write was answered with a 404', [seen('databases', 'write', null)], 'maybe'],
    [
      'one whose write was, and whose reads were refused',
      [seen('databases', 'read', false), seen('databases', 'write', null)],
      'no',
    ],
    ['one of which nothing is known', [], 'maybe'],
    ['one that reads all', [seen('databases', 'read', true)], 'maybe'],
    [
      'one for functions only',
      [seen('functions', 'read', true), seen('databases', 'read', false)],
      'no',
    ],
  ])('%s: %s', (_, evidence, expected) => {
    expect(may(evidence)).toBe(expected)
  })

  test('none whose safety catch is on, though it may still read', () => {
    const evidence = [seen('databases', 'write', true), seen('databases', 'read', true)]
    expect(may(evidence, true)).toBe('no')
    expect(mayDo({ evidence, readOnly: true }, 'databases', 'read')).toBe('sure')
  })
})

test('a profile without a name is called by its token’s end', () => {
  expect(nameOf({ name: ' ', masked: 'htx_…9f3c' })).toBe('htx_…9f3c')
  expect(nameOf({ name: ' Production ', masked: 'htx_…9f3c' })).toBe('Production')
})
