/** Which policy keeps other pages from framing this one, as tests. */
import { expect, test } from 'vitest'
import { siteHeaders } from '../../scripts/headers'
import { forbidsFraming } from './protection'

test.each([
  ['that of this site', siteHeaders()['Content-Security-Policy'] ?? '', true],
  ['in capitals', "FRAME-ANCESTORS 'None'", true],
  ['this site alone', "default-src 'none'; frame-ancestors 'self'", true],
  ['the second of two', "default-src 'self', frame-ancestors 'none'", true],
  ['no source at all, which is none', 'frame-ancestors', true],
  ['none', '', false],
  ['one that says nothing of frames', "default-src 'none'; script-src 'self'", false],
  ['one for frames inside the page', "frame-src 'none'", false],
  ['one that lets another site in', "frame-ancestors 'self' https://other.example", false],
  ['one that lets all in', 'frame-ancestors *', false],
])('a policy that keeps foreign frames out: %s', (_, header, expected) => {
  expect(forbidsFraming(header)).toBe(expected)
})
