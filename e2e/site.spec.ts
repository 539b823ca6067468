/** The built site: what a host serves, what the policy forbids, and how little is loaded at the start. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { metaPolicy, siteHeaders } from '../scripts/headers'
import { expectClean } from './accessibility'
import { expect, test } from './fixtures'

const dist = process.env['DIST'] ?? 'dist'

test('the first paint needs no script, and the field takes its place without a jump', async ({
  page,
}) => {
  await page.route('**/{index,start}-*.js', (route) => route.abort())
  await page.goto('/sign-in?next=/databases')
  const card = page.locator('.sign-in-card')
  const field = page.getByRole('textbox', { name: 'API token' })
  await expect(page.getByRole('heading', { name: 'Sign in with an API token' })).toBeVisible()
  await expect(field).toBeFocused()
  // Without its script a form could send a token anywhere: this one sends nothing, and the policy forbids it.
  await page.keyboard.type('htx_demo_full')
  await page.keyboard.press('Enter')
  await expect(page.locator('form')).toHaveAttribute('data-submitted')
  expect(page.url()).toContain('/sign-in?next=/databases')
  await expect(field).toHaveValue('htx_demo_full')
  expect(metaPolicy()).toContain("form-action 'none'")
  // The brand is in the settings, which are not loaded yet.
  await expect(page).toHaveTitle('Console')
  await expect(page.locator('.brand-mark')).toHaveCount(0)
  const before = [await card.boundingBox(), await page.locator('.first-field').boundingBox()]

  await page.unroute('**/{index,start}-*.js')
  await page.reload()
  await expect(page.getByRole('button', { name: 'Check token' })).toBeVisible()
  expect([await card.boundingBox(), await field.boundingBox()]).toEqual(before)
})

test('a host shows its own brand and never another one, readable in both themes', async ({
  page,
  serve,
}) => {
  const brand = {
    name: 'Vina Cloud',
    accent: '#ffe600',
    logo: '/icon.svg',
    logoDark: '/icon.svg?dark',
    favicon: '/icon.svg?theirs',
  }
  const configJson = { brand: { name: 'Other' }, hosts: { '127.0.0.1': { brand } } }
  const url = await serve({ configJson })
  await page.addInitScript(() => {
    const seen = new Set<string>()
    Object.assign(window, { seen })
    new MutationObserver(() => {
      seen.add(document.title)
      if (document.querySelector('.brand-mark')) seen.add('our own mark')
      const isDrawn = document.querySelector('.logo-light')
      const { style } = document.documentElement
      if (isDrawn && !style.getPropertyValue('--brand-accent')) seen.add('our own colour')
      const icon = document.querySelector('link[rel="icon"]')?.getAttribute('href') ?? ''
      if (!['/no-icon.svg', '/icon.svg?theirs', ''].includes(icon)) seen.add('our own icon')
    }).observe(document, {
      attributes: true,
      childList: true,
      subtree: true,
      characterData: true,
    })
  })
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await page.goto(`${url}/sign-in`)
    await expect(page.getByRole('button', { name: 'Check token' })).toBeVisible()
    await expect(page.locator('.logo-light')).toBeVisible({ visible: theme === 'light' })
    await expect(page.locator('.logo-dark')).toBeVisible({ visible: theme === 'dark' })
    // A cast: the script above has put it there.
    const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])
    expect(new Set(['', 'Console', 'Sign in · Vina Cloud', ...seen]).size).toBe(3)
    await expect(page.locator('link[rel="icon"]')).toHaveAttribute('href', '/icon.svg?theirs')
    await expectClean(page, theme)
  }
})

test.describe('where scripts are switched off', () => {
  test.use({ javaScriptEnabled: false })
  test('F154 the page says what it needs', async ({ page }) => {
    await page.goto('/sign-in?next=/databases')
    await expect(page.getByRole('heading', { name: 'Sign in with an API token' })).toBeVisible()
    await expect(page.getByText('If this text stays, reload the page.')).toBeVisible()
    // Playwright finds no text inside `noscript`; that the paragraph is an element at all shows that it is read.
    await expect(page.locator('.no-script')).toBeVisible()
    await expect(page.getByRole('textbox')).toHaveCount(0)
  })
})

test('a page that is opened signed in does not show the sign-in screen first', async ({
  page,
  signedIn,
  token,
}) => {
  await signedIn(token())
  await expect(page.getByRole('heading', { level: 1, name: 'Databases' })).toBeVisible()
  await page.route('**/index-*.js', (route) => route.abort())
  await page.reload()
  await expect(page.locator('.first-shell')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Sign in with an API token' })).toBeHidden()
})

test('settings and words are fetched beside the script, the databases before the token is sent', async ({
  page,
  token,
}) => {
  const asked: string[] = []
  const arrived: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  page.on('requestfinished', (request) => arrived.push(new URL(request.url()).pathname))
  await page.goto('/sign-in?next=/databases')
  await expect(page.getByRole('textbox', { name: 'API token' })).toBeVisible()
  expect(asked.filter((path) => path === '/config.json')).toHaveLength(1)

  // All later parts are loaded; anything else that the way from token to rows needs would be missing.
  await expect.poll(() => asked.filter((path) => path.startsWith('/assets/parts-')).length).toBe(1)
  // Of equal rules the later one counts.
  const sheets = () => [...document.styleSheets].map(({ href }) => /\/(\w+)-/.exec(href ?? '')?.[1])
  await expect.poll(() => page.evaluate(sheets)).toEqual(['first', 'main', 'later'])
  const isUnderWay = (path: string) => path.startsWith('/assets/') && !arrived.includes(path)
  await expect.poll(() => asked.filter(isUnderWay)).toEqual([])
  await page.route('**/assets/**', () => {})
  await page.getByRole('textbox', { name: 'API token' }).fill(token())
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(page.getByRole('table', { name: 'Databases' })).toBeVisible()
})

test('until the rows stand nothing is asked for but the first load', async ({ page, token }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  // Time stands still, so nobody rests, and nothing follows on the rows.
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.goto('/sign-in?next=/databases')
  await page.getByRole('textbox', { name: 'API token' }).fill(token())
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(page.getByRole('table', { name: 'Databases' })).toBeVisible()
  const parts = asked.filter((path) => path.startsWith('/assets/'))
  const known = /\/(?:first|main|early|start|index|rolldown-runtime)-/
  expect(parts.filter((path) => !known.test(path))).toEqual([])
  expect(parts).toHaveLength(6)
  // Beside them the page, its settings, at most two icons, and a read of each product.
  expect(asked.length).toBeLessThanOrEqual(12)
})

test('the page names every script that the first one stands on, so that none is waited for twice', () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const [, first = ''] = /content="\/(assets\/index-[^"]+\.js)"/.exec(html) ?? []
  const imported = [...readFileSync(join(dist, first), 'utf8').matchAll(/from"\.\/([^"]+\.js)"/g)]
  const named = [...html.matchAll(/(?:href|src)="\/assets\/([^"]+\.js)"/g)].map(([, file]) => file)
  expect(imported.length).toBeGreaterThan(0)
  expect(named).toEqual(expect.arrayContaining(imported.map(([, file]) => file)))
})

test('page and header file hold the strict policy, and the page nothing inline', () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]
  expect(policy?.replaceAll('&#39;', "'")).toBe(metaPolicy())
  expect(metaPolicy()).toContain("trusted-types 'none'")
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/)

  const headers = readFileSync(join(dist, '_headers'), 'utf8')
  for (const [name, value] of Object.entries(siteHeaders()))
    expect(headers).toContain(`${name}: ${value}`)
})

test('assets carry their hash and come compressed, and no source map is published', () => {
  const assets = readdirSync(join(dist, 'assets'))
  const sources = assets.filter((file) => /\.(js|css)$/.test(file))
  for (const file of sources) {
    expect(file).toMatch(/-[\w-]{8}\.(js|css)$/)
    expect(existsSync(join(dist, 'assets', `${file}.br`))).toBe(true)
    expect(existsSync(join(dist, 'assets', `${file}.gz`))).toBe(true)
  }
  expect(assets.filter((file) => file.endsWith('.map'))).toEqual([])
  // Where a host has no fallback of its own, this one answers for every address.
  expect(readFileSync(join(dist, '404.html'), 'utf8')).toBe(
    readFileSync(join(dist, 'index.html'), 'utf8'),
  )
  // What an operator edits has no copy beside it that would stay as it was.
  expect(readdirSync(dist).filter((file) => file.startsWith('config.json'))).toEqual([
    'config.json',
  ])
})

test('a page may do nothing that it does not do', async ({ page }) => {
  await page.goto('/sign-in')
  const allowed = await page.evaluate(() => {
    // A cast: Chromium's own, which tells what `Permissions-Policy` leaves.
    const { featurePolicy } = document as unknown as {
      featurePolicy: { allowedFeatures: () => string[] }
    }
    return featurePolicy.allowedFeatures().filter((name) => !name.startsWith('ch-'))
  })
  expect(allowed.toSorted()).toEqual([
    'clipboard-write',
    'local-network',
    'local-network-access',
    'loopback-network',
  ])
})

test('the policy blocks what an attacker would try', async ({ page, troubles }) => {
  await page.goto('/sign-in?next=/databases')
  await expect(page.getByRole('textbox', { name: 'API token' })).toBeVisible()
  const blocked = await page.evaluate(async () => {
    const throws = (attempt: () => unknown) => {
      try {
        attempt()
        return false
      } catch {
        return true
      }
    }
    const fails = (attempt: () => Promise<unknown>) =>
      attempt().then(
        () => false,
        () => true,
      )
    // What a debugger evaluates is exempt from the rule about eval; what a timer runs is not.
    const later = (attempt: () => unknown) =>
      new Promise<boolean>((resolve) => setTimeout(() => resolve(throws(attempt))))
    const script = document.createElement('script')
    const inline = throws(() => {
      script.textContent = 'document.title = "hit"'
      document.head.append(script)
    })
    return {
      // oxlint-disable-next-line no-eval
      eval: await later(() => window.eval('1')),
      // oxlint-disable-next-line no-new-func, no-implied-eval
      function: await later(() => new Function('return 1')()),
      markup: throws(() => (document.createElement('div').innerHTML = '<b>x</b>')),
      inline: inline || document.title !== 'hit',
      worker: throws(() => new Worker('/icon.svg')),
      fetch: await fails(() => fetch('http://127.0.0.1:9/')),
    }
  })
  expect(blocked).toEqual({
    eval: true,
    function: true,
    markup: true,
    inline: true,
    worker: true,
    fetch: true,
  })
  // The browser reports each block; here they are what was asked for.
  troubles.length = 0
})

test('F153 the page starts when config.json is a web page', async ({ page }) => {
  await page.route('**/config.json', (route) =>
    route.fulfill({ body: '<!doctype html><title>x</title>' }),
  )
  await page.goto('/sign-in?next=/databases')
  await expect(page.getByRole('textbox', { name: 'API token' })).toBeVisible()
  await expect(page).toHaveTitle('Sign in · HTX Cloud')
})

test('a site built for a folder and for a portal elsewhere needs no further settings', async ({
  page,
  site,
  serve,
  token,
}) => {
  test.slow()
  const portal = await serve({ portal: site.portal, cors: '*', headers: {} })
  const folder = mkdtempSync(join(tmpdir(), 'dashboard-folder-'))
  execFileSync(
    'npx',
    ['vite', 'build', '--configLoader', 'runner', '--outDir', folder, '--emptyOutDir'],
    {
      env: { ...process.env, BASE_PATH: '/console/', PORTAL_ORIGIN: portal },
      stdio: 'ignore',
    },
  )
  expect(readFileSync(join(folder, '_headers'), 'utf8')).toContain(`connect-src 'self' ${portal}`)
  const url = await serve({
    dist: folder,
    base: '/console/',
    headers: siteHeaders({ portalOrigin: portal }),
  })
  await page.goto(`${url}/console/databases?q=shop`)
  await expect(page).toHaveURL(
    `${url}/console/sign-in?next=${encodeURIComponent('/databases?q=shop')}`,
  )
  await page.getByRole('textbox', { name: 'API token' }).fill(token())
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(page).toHaveURL(`${url}/console/databases?q=shop`)
  await page.reload()
  await expect(page.getByRole('table', { name: 'Databases' }).getByRole('row')).toHaveCount(2)
})
