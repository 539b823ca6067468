/** The diagnosis of a host; the recipes themselves are tested by `npm run test:hosting`. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { siteHeaders } from '../../scripts/headers'
import { askPortal, findingsOf, type HostFacts } from './host-check'

const at = Date.parse('2026-05-20T03:00:00Z')
const fine: HostFacts = {
  server: 'nginx',
  isSecure: true,
  headers: siteHeaders(),
  pageCache: 'no-cache',
  settingsCache: 'no-store',
  scriptEncoding: 'br',
  missing: { status: 404, isPage: false, cache: 'no-store' },
  portal: { state: 'answers', isElsewhere: false, date: new Date(at).toUTCString(), at },
  portalOrigin: '',
}
const header = (name: string, value: string | null) => ({
  ...fine,
  headers: { ...fine.headers, [name]: value },
})
const kinds = (facts: HostFacts) =>
  findingsOf(facts).map(({ kind, what }) => `${kind} ${what}`.trim())
const csp = fine.headers['Content-Security-Policy'] ?? ''

test('a host that does its part has nothing to mend', () => {
  expect(findingsOf(fine)).toEqual([])
})

test.each<[string, HostFacts, string[]]>([
  ['no policy', header('Content-Security-Policy', null), ['header Content-Security-Policy']],
  [
    'a script from elsewhere',
    header(
      'Content-Security-Policy',
      csp.replace("script-src 'self'", "script-src 'self' https://cdn.example"),
    ),
    ['weak-header Content-Security-Policy: script-src'],
  ],
  [
    'inline styles',
    header(
      'Content-Security-Policy',
      csp.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
    ),
    ['weak-header Content-Security-Policy: style-src'],
  ],
  [
    'a policy without frame-ancestors',
    header('Content-Security-Policy', csp.replace("frame-ancestors 'none'; ", '')),
    ['weak-header Content-Security-Policy: frame-ancestors'],
  ],
  [
    'a directive that falls back to none',
    header('Content-Security-Policy', csp.replace("font-src 'self'; ", '')),
    [],
  ],
  [
    'two policies, of which one is whole',
    header('Content-Security-Policy', `default-src *, ${csp}`),
    [],
  ],
  [
    'a portal that the policy lets in',
    {
      ...fine,
      portalOrigin: 'https://portal.example',
      headers: siteHeaders({ portalOrigin: 'https://portal.example' }),
    },
    [],
  ],
  [
    'a short HSTS',
    header('Strict-Transport-Security', 'max-age=300'),
    ['weak-header Strict-Transport-Security: max-age=300'],
  ],
  ['HSTS without the names below', header('Strict-Transport-Security', 'max-age=31536000'), []],
  [
    'no HSTS over plain HTTP on this machine',
    { ...header('Strict-Transport-Security', null), isSecure: false },
    [],
  ],
  [
    'frames of its own',
    header('X-Frame-Options', 'SAMEORIGIN'),
    ['weak-header X-Frame-Options: SAMEORIGIN'],
  ],
  [
    'a permission left',
    header(
      'Permissions-Policy',
      (fine.headers['Permissions-Policy'] ?? '').replace('usb=(), ', ''),
    ),
    ['weak-header Permissions-Policy: usb=()'],
  ],
  [
    'a page that is kept',
    { ...fine, pageCache: 'public, max-age=3600' },
    ['page-cache public, max-age=3600'],
  ],
  [
    'settings that are kept',
    { ...fine, settingsCache: 'max-age=60' },
    ['settings-cache max-age=60'],
  ],
  ['no compression', { ...fine, scriptEncoding: null }, ['compression']],
  [
    'a page for a missing asset',
    { ...fine, missing: { status: 200, isPage: true, cache: null } },
    ['asset-page'],
  ],
  [
    'a 404 that stays',
    { ...fine, missing: { status: 404, isPage: true, cache: 'max-age=31536000' } },
    ['asset-cache max-age=31536000'],
  ],
  ['no proxy', { ...fine, portal: { state: 'page' } }, ['no-proxy']],
  ['a silent portal', { ...fine, portal: { state: 'silent' } }, ['silent']],
  ['demo data', { ...fine, portal: { state: 'none' } }, []],
  [
    'a portal that hides its headers',
    { ...fine, portal: { state: 'answers', isElsewhere: true, date: null, at } },
    ['hidden-headers Retry-After, Date'],
  ],
  [
    'a clock that is late',
    {
      ...fine,
      portal: {
        state: 'answers',
        isElsewhere: false,
        date: new Date(at - 300_000).toUTCString(),
        at,
      },
    },
    ['clock -300'],
  ],
])('%s', (_, facts, expected) => {
  expect(kinds(facts)).toEqual(expected)
})

test.each([
  ['nginx/1.22.1', 'add_header X-Frame-Options "DENY" always;', 'gzip_static on;'],
  ['Caddy', 'header X-Frame-Options "DENY"', 'file_server {\n\tprecompressed br gzip\n}'],
  ['Netlify', '  X-Frame-Options: DENY', '# Switch compression on in the settings of the host.'],
  ['cloudflare', '  X-Frame-Options: DENY', '# Switch compression on in the settings of the host.'],
  [
    'GitHub.com',
    '# GitHub Pages cannot send it: X-Frame-Options: DENY',
    '# GitHub Pages compresses by itself: look at what stands in between.',
  ],
  ['', 'X-Frame-Options: DENY', '# Send the .br or .gz beside each file, with Content-Encoding.'],
])('the line to add is one for %s', (server, ...lines) => {
  const facts = { ...header('X-Frame-Options', null), server, scriptEncoding: null }
  expect(findingsOf(facts).map(({ line }) => line)).toEqual(lines)
})

test.each<[string, number, string, HostFacts['portal']['state']]>([
  ['the portal', 401, 'application/json', 'answers'],
  ['a portal that is busy', 503, 'application/json', 'answers'],
  ['a portal of few words', 401, '', 'answers'],
  ['nginx, without the portal', 502, 'text/html', 'silent'],
  ['Caddy, without the portal', 502, 'text/plain; charset=utf-8', 'silent'],
  ['the page', 200, 'text/html', 'page'],
  ['nginx, without a way to the portal', 404, 'text/html', 'page'],
  ['Caddy, without a way to the portal', 404, 'text/plain; charset=utf-8', 'page'],
])('who answers in the place of the portal: %s', async (_, status, type, state) => {
  vi.stubGlobal('location', { origin: 'https://console.example.net' })
  vi.stubGlobal(
    'fetch',
    async () => new Response('', { status, headers: { 'content-type': type } }),
  )
  onTestFinished(() => void vi.unstubAllGlobals())
  expect(await askPortal('https://console.example.net')).toHaveProperty('state', state)
})
