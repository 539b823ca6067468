/** Unit tests of `paths`. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownAddress, paths } from './paths'

const site = 'https://console.example.net'

describe('where sign-in leads back to', () => {
  test.each([
    '/',
    '/databases',
    '/databases?q=a%26b&engine=mysql#top',
    '/databases/%2e%2e%2fx',
    '/databases/ph%C3%A2n',
    '/sign-in-help',
    '/backups?next=https://evil.example',
  ])('is an address of this site: %s', (address) => {
    expect(ownAddress(address)).toBe(address)
  })

  test.each([
    '',
    'databases',
    'https://evil.example',
    'https:/evil.example',
    'https:evil.example',
    'HTTPS://console.example.net/databases',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\\evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/./\\evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '@evil.example',
    '.evil.example',
    '?next=/',
    '#x',
  ])('is never elsewhere: %j', (address) => {
    expect(ownAddress(address)).toBeNull()
  })

  test.each(['/sign-in', '/sign-in?next=/sign-in', '/sign-in/', '/x/../sign-in'])(
    'is never the sign-in screen: %s',
    (address) => {
      expect(ownAddress(address)).toBeNull()
    },
  )

  test('stays on this origin, whatever the address says', () => {
    const hostile = fc
      .array(
        fc
          .constantFrom(
            '/',
            '\\',
            '.',
            '..',
            '%2e',
            '%2f',
            '%5c',
            '\t',
            '\n',
            '\0',
            ' ',
            '@',
            ':',
            '?',
            '#',
          )
          .map(String),
      )
      .map((parts) => `/${parts.join('')}`)
    const addresses = fc.oneof(
      hostile,
      fc.tuple(hostile, fc.webUrl()).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }).map((text) => `/${text}`),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(addresses, (address) => {
        const own = ownAddress(address)
        if (own === null) return
        expect(own).toMatch(/^\/(?![/\\])/)
        expect(new URL(own, site).origin).toBe(site)
        expect(ownAddress(own)).toBe(own)
      }),
      { seed: 8, numRuns: 500 },
    )
  })
})

describe('the address of a database', () => {
  test.each([
    ['analytics', undefined, '/databases/analytics'],
    ['analytics', 'connect', '/databases/analytics/connect'],
    ['what?#now', undefined, '/databases/what%3F%23now'],
    ['two words', 'raw', '/databases/two%20words/raw'],
    ['new', undefined, '/databases/new/summary'],
    ['NEW', undefined, '/databases/NEW'],
  ])('F125 %s, tab %s: %s', (name, tab, address) => {
    expect(paths.database(name, tab)).toBe(address)
  })
})

describe('the address of sign-in', () => {
  test('carries the way back', () => {
    expect(paths.signIn('/databases?q=a b')).toBe('/sign-in?next=%2Fdatabases%3Fq%3Da%2520b')
  })

  test.each([undefined, '', '/', '//evil.example', '/sign-in?next=/databases'])(
    'carries nothing for %j',
    (next) => {
      expect(paths.signIn(next)).toBe('/sign-in')
    },
  )
})
