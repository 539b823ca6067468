/** What an operator sets is taken as it is, or refused in plain words. */
import { expect, test } from 'vitest'
import { originIn, siteOptionsIn } from './environment'

test('an origin and an address for reports are taken, and nothing is needed', () => {
  const [portalOrigin, reportUrl] = [
    'https://portal.example:8443',
    'https://report.example/csp?a=1',
  ]
  expect(siteOptionsIn({ PORTAL_ORIGIN: portalOrigin, REPORT_URL: reportUrl })).toEqual({
    portalOrigin,
    reportUrl,
  })
  expect(siteOptionsIn({})).toEqual({ portalOrigin: '', reportUrl: '' })
})

test.each([
  'portal.example',
  'portal.example:8443',
  'https://portal.example/',
  'https://portal.example/api',
  'ftp://portal.example',
  "https://portal.example; script-src 'unsafe-inline'",
])('%j is no origin', (value) => {
  expect(() => originIn({ PORTAL_URL: value }, 'PORTAL_URL')).toThrow(
    /^PORTAL_URL has to be an origin/,
  )
})

test.each(['report.example', 'https://report.example/; script-src *', 'https://report.example/"'])(
  '%j is no address for reports',
  (value) => {
    expect(() => siteOptionsIn({ REPORT_URL: value })).toThrow(/^REPORT_URL has to be/)
  },
)
