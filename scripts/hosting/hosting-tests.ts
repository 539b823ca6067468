/** What holds behind every host, as `docs/hosting` sets it up: the same tests for each. */
import { readdirSync } from 'node:fs'
import { createPortal, type Portal } from '../../src/demo/portal'
import { startServer } from '../../src/demo/node-server'
import { makeCertificate } from '../../e2e/certificate'
import { expect, test } from '../../e2e/fixtures'
import {
  backUp,
  createButton,
  deleteButton,
  fillCreate,
  fillDelete,
  row,
  writesOf,
} from '../../e2e/writes'
import { siteHeaders } from '../headers'
import { ask } from './ask'
import { openLine, type Line } from './line'
import { hasBrotli, hasHost, startHost, type HostedSite, type HostName } from './servers'

export function hostingTests(name: HostName): void {
  // A server that cannot be had is named by the command, and left out.
  if (hasHost(name)) test.describe(name, () => defineTests(name))
}

function defineTests(name: HostName): void {
  let host: HostedSite
  let portal: Portal
  /** Between browser and host, and between host and portal. */
  let before: Line
  let behind: Line
  let siteUrl = ''
  /** The requests as they came to the portal. */
  const came: Request[] = []
  /** Called when a write was executed, before its answer is sent. */
  let onWrite = () => {}
  const endings: (() => unknown)[] = []

  test.use({ ignoreHTTPSErrors: true })

  test.beforeAll(async () => {
    const tls = makeCertificate()
    portal = createPortal()
    const server = await startServer({
      tls,
      // What the host must not let through, or not twice.
      headers: {
        'Set-Cookie': 'seen=1',
        'X-Frame-Options': 'SAMEORIGIN',
        'Cache-Control': 'public',
      },
      portal: {
        ...portal,
        async fetch(request) {
          came.push(request)
          const answer = await portal.fetch(request)
          if (request.method !== 'GET') onWrite()
          return answer
        },
      },
    })
    behind = await openLine(Number(new URL(server.url).port))
    host = await startHost[name]({
      portalUrl: `https://localhost:${behind.port}`,
      certificate: tls.cert,
    })
    before = await openLine(host.port)
    siteUrl = host.url.replace(String(host.port), String(before.port))
    endings.push(
      before.close,
      () => host.stop(),
      behind.close,
      () => server.close(),
    )
  })
  test.afterAll(async () => {
    for (const end of endings) await end()
  })
  test.afterEach(() => {
    onWrite = () => {}
  })

  test('a deep link, a refresh, a create and a delete: each call once', async ({ page, token }) => {
    await page.goto(`${siteUrl}/databases/shop/connect?x=1`)
    await page.getByRole('textbox', { name: 'API token' }).fill(token())
    await page.getByRole('button', { name: 'Check token' }).click()
    await page.getByRole('button', { name: 'Open dashboard' }).click()
    await expect(page).toHaveURL(`${siteUrl}/databases/shop/connect?x=1`)
    await page.getByRole('link', { name: 'Databases', exact: true }).first().click()
    await expect(page.getByRole('rowheader')).toHaveCount(14)
    await page.reload()
    await expect(page.getByRole('rowheader')).toHaveCount(14)
    const protocol = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation')
      return entry instanceof PerformanceNavigationTiming ? entry.nextHopProtocol : ''
    })
    expect(protocol).toBe(name === 'nginx' ? 'h2' : 'http/1.1')
    await fillCreate(page, 'fresh')
    await createButton(page).click()
    await expect(page.getByRole('heading', { level: 1, name: 'fresh' })).toBeVisible()
    await page.getByRole('link', { name: 'Databases', exact: true }).first().click()
    await fillDelete(page, 'crm')
    await deleteButton(page).click()
    await expect(row(page, 'crm')).toContainText('Deleting…')
    expect(writesOf(portal, token())).toEqual([
      'POST /api/portal/databases',
      'DELETE /api/portal/databases/crm',
    ])
  })

  test('what is loaded at once comes at once, page after page', async ({ page }) => {
    const failed: string[] = []
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText
      // Requests that the page cancelled when it was left.
      if (why !== 'net::ERR_ABORTED') failed.push(`${request.url()} ${why}`)
    })
    for (let visit = 0; visit < 4; visit++) {
      await page.goto(`${siteUrl}/sign-in?visit=${visit}`)
      await expect(page.getByRole('textbox', { name: 'API token' })).toBeVisible()
      const statuses = await page.evaluate(() => {
        const read = async () => {
          const answer = await fetch('/api/portal/databases', { credentials: 'omit' })
          await answer.text()
          return answer.status
        }
        return Promise.all(Array.from({ length: 8 }, read))
      })
      expect(new Set(statuses)).toEqual(new Set([401]))
    }
    expect(failed).toEqual([])
  })

  test('a call reaches the portal as it is, with nothing of the browser but the token', async ({
    token,
  }) => {
    came.length = 0
    const headers = {
      ...{
        authorization: `Bearer ${token()}`,
        cookie: 'a=1',
        origin: siteUrl,
        referer: `${siteUrl}/x`,
      },
      'x-request-id': 'one',
    }
    const path = '/api/portal/databases/a%2F..%2Fb'
    const told = await ask(host.url, path, { method: 'DELETE', headers })
    expect(told.status).toBe(404)
    expect(told.body).toContain('{"error":')
    expect(told.all('set-cookie')).toEqual([])
    expect(came.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      `DELETE ${path}`,
    ])
    const names = came.flatMap((request) => [...request.headers.keys()])
    expect(names).toContain('authorization')
    for (const header of ['cookie', 'origin', 'referer', 'x-request-id', 'x-forwarded-for'])
      expect(names).not.toContain(header)

    expect((await ask(host.url, '/api/openapi')).status).toBe(200)
    expect((await ask(host.url, '/api/other')).status).toBe(404)
    expect(came).toHaveLength(2)
  })

  test('page, asset, error and answer carry the headers, each once, and say for how long they hold', async () => {
    const asset = readdirSync('dist/assets').find((file) => file.endsWith('.css')) ?? ''
    for (const [path, status, cache] of [
      ['/', 200, 'no-cache'],
      ['/databases/shop?q=1', 200, 'no-cache'],
      ['/index.html', 200, 'no-cache'],
      ['/icon.svg', 200, 'no-cache'],
      ['/config.json', 200, 'no-store'],
      [`/assets/${asset}`, 200, 'public, max-age=31536000, immutable'],
      ['/assets/index-missing.js', 404, 'no-store'],
      ['/api/other', 404, 'no-store'],
      ['/api/portal/databases', 401, 'no-store'],
    ] as const) {
      const told = await ask(host.url, path)
      expect([path, told.status]).toEqual([path, status])
      expect([path, told.all('cache-control')]).toEqual([path, [cache]])
      for (const [header, value] of Object.entries(siteHeaders()))
        expect([path, header, told.all(header)]).toEqual([path, header, [value]])
      expect(told.all('server').join()).not.toMatch(/\d/)
    }
    const gone = await ask(host.url, '/assets/index-missing.js')
    expect(gone.body).not.toContain('id="root"')
  })

  test('page and assets come compressed, and what an operator edits as it is', async () => {
    const [asset = ''] = readdirSync('dist/assets').filter((file) => /^index.*\.js$/.test(file))
    const best = hasBrotli(name) ? 'br' : 'gzip'
    for (const [path, accepted, encoding] of [
      [`/assets/${asset}`, 'gzip, br', [best]],
      [`/assets/${asset}`, 'gzip', ['gzip']],
      ['/databases', 'gzip, br', [best]],
      [`/assets/${asset}`, 'identity', []],
      ['/config.json', 'gzip, br', []],
    ] as const) {
      const told = await ask(host.url, path, { headers: { 'accept-encoding': accepted } })
      expect([path, accepted, told.all('content-encoding')]).toEqual([path, accepted, encoding])
      if (encoding.length > 0) expect(told.all('vary').join()).toContain('Accept-Encoding')
    }
  })

  test('a browser that loses its connection sends a write again, and the portal gets it once', async ({
    page,
    signedIn,
    token,
  }) => {
    await signedIn(token(), `${siteUrl}/databases`, { portalUrl: siteUrl })
    await expect(page.getByRole('rowheader')).toHaveCount(14)
    onWrite = () => before.drop()
    await fillCreate(page, 'once-only')
    await createButton(page).click()
    await expect(page.locator('body')).toContainText('once-only now exists.')
    await page.getByRole('link', { name: 'Databases', exact: true }).first().click()
    await backUp(page, 'crm')
    await expect(page.locator('body')).toContainText('Found a new backup from')
    await fillDelete(page, 'shop')
    await deleteButton(page).click()
    await expect(row(page, 'shop')).toContainText('Deleting…')
    const writes = [
      'POST /api/portal/databases',
      'POST /api/portal/databases/crm/backups',
      'DELETE /api/portal/databases/shop',
    ]
    expect(writesOf(portal, token())).toEqual(writes)
    // nginx answers the write that the browser repeats itself, with 502; behind Caddy the browser has no reason to repeat
    // it.
    if (name !== 'caddy') for (const write of writes) expect(host.log()).toContain(`${write} 502`)
  })

  test('the diagnosis has nothing to mend', async ({ page, signedIn, token }) => {
    await signedIn(token(), `${siteUrl}/token`, { portalUrl: siteUrl })
    const settings = page.getByRole('region', { name: 'Settings' })
    await settings.getByRole('button', { name: 'Diagnose' }).click()
    await expect(settings).toContainText('The host does its part')
  })

  test('a host that loses the portal sends no write again', async ({ page, signedIn, token }) => {
    await signedIn(token(), `${siteUrl}/databases`, { portalUrl: siteUrl })
    await expect(page.getByRole('rowheader')).toHaveCount(14)
    await fillDelete(page, 'shop')
    onWrite = () => behind.drop()
    await deleteButton(page).click()
    await expect(page.getByRole('dialog')).toContainText('Checking whether shop still exists…')
    expect(writesOf(portal, token())).toEqual(['DELETE /api/portal/databases/shop'])
  })

  test('what the host itself says to a call is a page, and no answer of the portal', async ({
    token,
  }) => {
    onWrite = () => behind.drop()
    const headers = { authorization: `Bearer ${token()}` }
    for (const [path, status] of [
      ['/api/portal/databases/crm', 502],
      ['/api/other', 404],
    ] as const) {
      const told = await ask(host.url, path, { method: 'DELETE', headers })
      expect([path, told.status]).toEqual([path, status])
      expect(told.all('content-type').join()).toContain('text/html')
    }
  })

  test('nothing of a person is written down', async ({ token }) => {
    const headers = { authorization: `Bearer ${token()}`, cookie: 'seen=htx_cookie' }
    await ask(host.url, '/sign-in?token=htx_address', { headers })
    await ask(host.url, '/api/portal/databases?q=htx_query', { headers })
    // Also when the portal drops the connection.
    onWrite = () => behind.drop()
    await ask(host.url, '/api/portal/databases/x?q=htx_query', { method: 'DELETE', headers })
    await expect.poll(() => host.log()).toContain('DELETE')
    expect(host.log()).toContain('/api/portal/databases')
    expect(host.log()).not.toMatch(/htx_|remote|Authorization|Cookie/i)
    if (name !== 'caddy') expect(host.log()).not.toContain('127.0.0.1')
  })

  if (name !== 'container')
    test('plain HTTP is sent on to HTTPS', async () => {
      const told = await ask(`http://127.0.0.1:${host.openPort}`, '/databases?q=1')
      // Both are permanent redirects.
      expect([told.status, told.all('location')]).toEqual([
        name === 'nginx' ? 301 : 308,
        ['https://127.0.0.1/databases?q=1'],
      ])
    })

  // Caddy does this without a file.
  if (name === 'nginx')
    test('the proof for a certificate is there over plain HTTP', async () => {
      const path = '/.well-known/acme-challenge/proof'
      const told = await ask(`http://127.0.0.1:${host.openPort}`, path)
      expect([told.status, told.body]).toEqual([200, 'it is mine'])
    })
}
