/**
 * `npm start` and `npm run serve` as a new user meets them: an address, tokens to try, a portal that answers; the
 * embedded or a real one.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { startServer } from '../src/demo/node-server'
import { createPortal } from '../src/demo/portal'
import { siteHeaders } from './headers'

const endings: (() => unknown)[] = []
afterEach(async () => {
  await Promise.all(endings.splice(0).map((end) => end()))
})

/** Starts it and resolves to what it printed, once that matches. */
function start(
  until: RegExp,
  environment: Record<string, string> = {},
  command = 'npm start -- --port 0 --clearScreen false',
): Promise<string> {
  // Vitest's own variables would keep the embedded portal away.
  const { VITEST: _, ...outside } = process.env
  const child = spawn(command, {
    shell: true,
    env: { ...outside, NO_COLOR: '1', ...environment },
    detached: true,
  })
  endings.push(() => child.pid && process.kill(-child.pid))
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (bytes: Buffer) => {
      printed += bytes.toString()
      if (until.test(printed)) resolve(printed)
    })
    child.once('exit', () => reject(new Error(printed)))
  })
}

const addressIn = (printed: string) => /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? ''
const listDatabases = (address: string, token: string, headers: Record<string, string> = {}) =>
  fetch(`${address}/api/portal/databases`, {
    headers: { ...headers, authorization: `Bearer ${token}` },
  })

test('npm start prints the address and the demo tokens, and its portal answers them', async () => {
  const printed = await start(/htx_demo_proxies/)
  for (const scope of ['full', 'read', 'databases', 'functions', 'proxies'])
    expect(printed).toContain(`htx_demo_${scope}`)
  const address = addressIn(printed)
  expect(await (await fetch(address)).text()).toContain('id="root"')
  const answer = await listDatabases(address, 'htx_demo_full')
  expect(answer.status).toBe(200)
  expect(await listDatabases(address, 'htx_other')).toHaveProperty('status', 401)
})

/** A real portal, and the headers that it gets. */
async function realPortal() {
  const portal = createPortal()
  const headers = new Set<string>()
  const server = await startServer({
    portal: {
      fetch(request) {
        for (const name of request.headers.keys()) headers.add(name)
        return portal.fetch(request)
      },
    },
  })
  endings.push(() => server.close())
  return { portal, headers, url: server.url }
}

test('PORTAL_URL puts a real portal behind it instead, and gives it nothing of the browser', async () => {
  const { portal, headers, url } = await realPortal()
  const address = addressIn(await start(/127\.0\.0\.1:\d+/, { PORTAL_URL: url }))
  const answer = await listDatabases(address, 'htx_demo_full_throughtheproxy', {
    origin: address,
    referer: `${address}/databases`,
    cookie: 'theme=dark',
  })
  expect(answer.status).toBe(200)
  expect(portal.calls.map(({ token }) => token)).toEqual(['htx_demo_full_throughtheproxy'])
  expect([...headers]).toContain('authorization')
  for (const name of ['origin', 'referer', 'cookie']) expect([...headers]).not.toContain(name)
})

/** A site of one page in place of the built one. */
function newSite(): string {
  const folder = mkdtempSync(join(tmpdir(), 'serve-'))
  endings.push(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'index.html'), '<div id="root"></div>')
  return folder
}
const serving = { PORT: '0', DIST: '' }

test('npm run serve has the site with its headers and the embedded portal on one port', async () => {
  const printed = await start(
    /htx_demo_proxies/,
    { ...serving, DIST: newSite() },
    'node scripts/serve.mjs',
  )
  const address = addressIn(printed)
  const page = await fetch(`${address}/databases/shop`)
  expect(await page.text()).toContain('id="root"')
  for (const [name, value] of Object.entries(siteHeaders()))
    expect(page.headers.get(name)).toBe(value)
  expect(await fetch(`${address}/assets/missing.js`)).toHaveProperty('status', 404)
  expect(await listDatabases(address, 'htx_demo_full')).toHaveProperty('status', 200)
})

test('npm run serve passes each call on to a real portal, once and as it is', async () => {
  const { portal, headers, url } = await realPortal()
  const address = addressIn(
    await start(
      /127\.0\.0\.1:\d+/,
      { ...serving, DIST: newSite(), PORTAL_URL: url },
      'node scripts/serve.mjs',
    ),
  )
  const remove = (number: string) =>
    fetch(`${address}/api/portal/databases/a%2F..%2Fb`, {
      method: 'DELETE',
      headers: {
        authorization: 'Bearer htx_demo_full_served',
        cookie: 'a=1',
        'x-request-id': number,
      },
    })
  const answers = [await remove('one'), await remove('one'), await remove('two')]
  expect(answers.map(({ status }) => status)).toEqual([404, 502, 404])
  expect(answers[1]?.headers.get('content-type')).toBe('text/html')
  expect(answers[0]?.headers.get('cache-control')).toBe('no-store')
  expect(answers[0]?.headers.get('x-frame-options')).toBe('DENY')
  expect(portal.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'DELETE /api/portal/databases/a%2F..%2Fb',
    'DELETE /api/portal/databases/a%2F..%2Fb',
  ])
  for (const name of ['cookie', 'x-request-id']) expect([...headers]).not.toContain(name)
})
