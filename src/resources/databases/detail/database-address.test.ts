/** Unit tests of `database-address`. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameProblem } from '~/api/names'
import { paths } from '~/paths'
import { readDatabaseAddress, tabs } from './database-address'

test.each([
  ['/databases/analytics', { name: 'analytics', tab: 'summary' }],
  ['/databases/analytics/', { name: 'analytics', tab: 'summary' }],
  ['/databases/new/summary', { name: 'new', tab: 'summary' }],
  ['/databases/what%3F%23now/connect', { name: 'what?#now', tab: 'connect' }],
  ['/databases/a%252Fb/raw', { name: 'a%2Fb', tab: 'raw' }],
  ['/databases/analytics/nonsense', null],
])('%s', (pathname, place) => {
  expect(readDatabaseAddress(pathname)).toEqual(place)
})

test.each(['/databases/%E0%A4%A', '/databases/%', '/databases/100%/raw'])(
  'F126 an address that cannot be decoded is none: %s',
  (pathname) => {
    expect(readDatabaseAddress(pathname)).toBeNull()
  },
)

test('F125 every name that can be put into a request comes back from its address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...tabs), (name, tab) => {
      fc.pre(nameProblem(name) === null)
      const { pathname } = new URL(paths.database(name, tab), 'https://console.example.net')
      expect(readDatabaseAddress(pathname)).toEqual({ name, tab })
    }),
    { seed: 1, numRuns: 500 },
  )
})
