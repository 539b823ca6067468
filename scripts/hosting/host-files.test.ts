/** What hosts read is in step with the one header set; what they start with refuses what it could not use. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { timeLimitMs } from '../../src/api/request'
import { corsHeaders } from '../../src/demo/node-server'
import { siteHeaders } from '../headers'
import { configSchema } from '../config-schema'
import { configProblems } from './config-problems'
import { headersFile, hostFiles, redirectsFile } from './host-files'

test.each(Object.entries(hostFiles()))(
  'docs/hosting/%s is what npm run hosting makes',
  (name, text) => {
    expect(readFileSync(`docs/hosting/${name}`, 'utf8')).toBe(text)
  },
)

test('editors complete config.json by the schema that the page reads it by', () => {
  expect(readFileSync('public/config.schema.json', 'utf8')).toBe(configSchema())
  expect(configProblems(readFileSync('public/config.json', 'utf8'))).toEqual([])
  expect(configProblems('{"demo": tr')).toEqual([expect.stringMatching(/^no JSON: /)])
  expect(configProblems('{"demos": true}')).toEqual(['demos is no setting; it is left out'])
})

test('npm run check:config says that a file is not there', () => {
  const command = ['scripts/check-config.mjs', 'no-such-config.json']
  const { status, stderr } = spawnSync('node', command, { encoding: 'utf8' })
  expect([status, stderr]).toEqual([1, 'no-such-config.json is not there\n'])
})

test('each host gets the portal of another origin, and where to report to', () => {
  const options = {
    portalOrigin: 'https://portal.example',
    reportUrl: 'https://report.example/csp',
  }
  for (const text of [...Object.values(hostFiles(options)), headersFile('/', [], options)]) {
    expect(text).toContain("connect-src 'self' https://portal.example;")
    expect(text).toContain('report-to policy; report-uri https://report.example/csp')
    expect(text).toMatch(/Reporting-Endpoints:? "?policy=\\?"https:\/\/report\.example\/csp\\?"/)
  }
  expect(siteHeaders()).not.toHaveProperty('Reporting-Endpoints')
})

test.each([
  ['nginx/snippets/htx-portal.conf', /proxy_read_timeout (\d+)s;/],
  ['caddy/Caddyfile', /response_header_timeout (\d+)s/],
])('docs/hosting/%s waits longer for the portal than the dashboard does', (file, pattern) => {
  const [, seconds] = pattern.exec(readFileSync(`docs/hosting/${file}`, 'utf8')) ?? []
  expect(Number(seconds) * 1000).toBeGreaterThan(Math.max(...Object.values(timeLimitMs)))
})

test('what docs/hosting asks of a portal on another origin is what the tests send', () => {
  const [, listed = ''] =
    /<!-- cors -->\n+```\n([^`]*)```/.exec(readFileSync('docs/hosting/README.md', 'utf8')) ?? []
  const sent = Object.entries(corsHeaders('https://console.example.net'))
  expect(listed.trim().split('\n')).toEqual(sent.map(([name, value]) => `${name}: ${value}`))
})

test('only an asset that is there is kept for a year, and every address is named', () => {
  const headers = headersFile('/console/', ['index-1.js'])
  expect(headers).toContain('/console/assets/index-1.js\n  Cache-Control: public, max-age=31536000')
  expect(headers).not.toContain('assets/*')
  const redirects = redirectsFile('/console/')
  expect(redirects).toContain('/console/databases/* /console/ 200\n')
  expect(redirects).not.toMatch(/^\/console\/\* /m)
  // Cloudflare wants what has a star last, and leaves out a line of more than 2,000 characters.
  expect(redirects).not.toMatch(/\*.*\n./)
  expect(headers).not.toMatch(/.{2000}/)
})

test.each([
  '',
  'portal.example',
  'https://portal.example/',
  'https://portal.example/x',
  'ftp://x',
  'https://a; b',
])('the container does not start with PORTAL_URL="%s", and says why', (value) => {
  const started = spawnSync('sh', ['docs/hosting/container/start.sh'], {
    env: { PATH: process.env['PATH'], PORTAL_URL: value },
    encoding: 'utf8',
  })
  expect(started.status).toBe(1)
  expect(started.stderr).toContain('PORTAL_URL has to be an origin')
})
