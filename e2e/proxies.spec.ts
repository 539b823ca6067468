/** The proxies: their list, one opened beside it, their passwords, every format, and what is exported. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { callsOf, expect, test } from './fixtures'
import { pass, stopClock } from './time'

const table = (page: Page) => page.getByRole('table', { name: 'Proxies' })
const rows = (page: Page) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
const row = (page: Page, name: string) =>
  rows(page).filter({ has: page.getByRole('rowheader', { name, exact: true }) })
const panel = (page: Page, name: string) => page.getByRole('complementary', { name, exact: true })
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

async function open(page: Page, name?: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Proxies' })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Proxies' })).toBeFocused()
  if (!name) return
  await row(page, name).getByRole('link').click()
  await expect(panel(page, name)).toBeVisible()
}

async function save(page: Page, press: () => Promise<void>) {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('each proxy with host, port, place, status, expiry in words and user, without a further read', async ({
  page,
  site,
  token,
  signIn,
}) => {
  // Nothing grows old, which would be a reason to read again.
  await page.clock.setFixedTime(new Date())
  await signIn(token())
  const before = callsOf(site.portal, token()).length
  await open(page)
  await expect(page).toHaveTitle('Proxies · HTX Cloud')
  for (const name of ['Name', 'Host', 'Port', 'Place', 'Status', 'Expires', 'User'])
    await expect(table(page).getByRole('columnheader', { name, exact: true })).toBeVisible()
  await expect(row(page, 'hn-3')).toContainText('203.0.113.9')
  await expect(row(page, 'hn-3')).toContainText('Hanoi')
  await expect(row(page, 'hn-3')).toContainText('expires in 5 days')
  await expect(row(page, 'hcm-3')).toContainText('expired 12 days ago')
  await table(page).getByRole('button', { name: 'Expires' }).click()
  await expect(rows(page).first()).toContainText('hcm-3')
  await page.getByRole('searchbox', { name: 'Filter proxies' }).fill('hanoi')
  await expect(rows(page)).toHaveCount(3)
  await expect(page).toHaveURL(/\/proxies\?sort=expires&q=hanoi$/)
  expect(callsOf(site.portal, token()).length).toBe(before)
})

test('F129 the password is hidden until it is asked for, and again after 20 s', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  const [proxy] = site.portal.world(token()).proxies
  const password = proxy?.password ?? ''
  await open(page, 'hn-1')
  const opened = panel(page, 'hn-1')
  await opened.getByText('Raw', { exact: true }).click()
  const seen = () => page.evaluate(() => document.documentElement.outerHTML)
  expect(await seen()).not.toContain(password)
  expect(await seen()).not.toContain(encodeURIComponent(password))
  await stopClock(page)
  await opened.getByRole('button', { name: 'Show password' }).click()
  await expect(opened.getByText(password, { exact: true })).toBeVisible()
  await pass(page, 19)
  await expect(opened.getByText(password, { exact: true })).toBeVisible()
  await pass(page, 2)
  await expect(opened.getByText(password, { exact: true })).toHaveCount(0)
  await opened.getByRole('button', { name: 'Show secrets' }).click()
  await expect(opened.getByRole('region', { name: 'Raw' })).toContainText(password)
  await pass(page, 21)
  expect(await seen()).not.toContain(password)

  // Another row is another panel: what was shown does not pass over to it.
  await opened.getByRole('button', { name: 'Show password' }).click()
  await row(page, 'hn-2').getByRole('link').click()
  await expect(panel(page, 'hn-2').getByRole('button', { name: 'Show password' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  expect(page.url()).not.toContain(password)
  expect(await page.title()).not.toContain(password)
})

test('"Copy SOCKS5 URL" encodes what has to be encoded, and puts IPv6 into brackets', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  const [proxy] = site.portal.world(token()).proxies
  if (proxy) {
    proxy.password = `p@ss:/+#%&'"é`
    proxy.host = '2001:db8::7'
  }
  await page.reload()
  await open(page)
  const copy = page.getByRole('button', { name: 'Copy SOCKS5 URL of hn-1', exact: true })
  await expect(copy).toBeVisible()
  // "Copied" is said for a moment only.
  await stopClock(page)
  await copy.click()
  await expect
    .poll(() => clipboard(page))
    .toBe(`socks5://${proxy?.username}:p%40ss%3A%2F%2B%23%25%26%27%22%C3%A9@[2001:db8::7]:1080`)
  await expect(page.getByText('Copied')).toBeAttached()
})

test('a proxy in each format', async ({ page, site, token, signIn }) => {
  await signIn(token())
  const world = site.portal.world(token()).proxies.find(({ name }) => name === 'hn-1')
  if (world) world.password = 'pässword'
  await page.reload()
  await open(page, 'hn-1')
  const opened = panel(page, 'hn-1')
  const user = world?.username ?? ''
  for (const [format, text] of [
    ['socks5://', `socks5://${user}:p%C3%A4ssword@203.0.113.7:1080`],
    ['socks5h://', `socks5h://${user}:p%C3%A4ssword@203.0.113.7:1080`],
    ['host:port:user:pass', `203.0.113.7:1080:${user}:pässword`],
    ['curl', `curl --proxy 'socks5h://${user}:p%C3%A4ssword@203.0.113.7:1080'`],
    ['proxychains', `socks5 203.0.113.7 1080 ${user} pässword`],
    [
      'Environment variables',
      `export ALL_PROXY='socks5h://${user}:p%C3%A4ssword@203.0.113.7:1080'`,
    ],
    ['FoxyProxy (JSON)', `"password": "pässword"`],
  ] as const) {
    await opened.getByLabel('Format').selectOption(format)
    await expect(opened).not.toContainText(/p(ä|%C3%A4)ssword/)
    await opened.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect.poll(() => clipboard(page)).toContain(text)
  }
  await expect(opened).toContainText('Importing replaces the proxies that FoxyProxy has now.')
  // The choice is kept.
  await page.reload()
  await expect(opened.getByLabel('Format')).toHaveValue('foxyproxy')
})

test('F129 the selected ones are copied and saved in a format, with passwords only if ticked', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  const secrets = site.portal.world(token()).proxies.map(({ password }) => password)
  await open(page)
  await page.getByRole('checkbox', { name: 'Select hn-1' }).check()
  await page.getByRole('checkbox', { name: 'Select hcm-1' }).check()
  const bar = page.getByRole('region', { name: 'Selected proxies' })
  await expect(bar.getByRole('status').first()).toHaveText('2 selected')
  await bar.getByLabel('Format').selectOption('host:port:user:pass')
  await bar.getByRole('button', { name: 'Copy selected' }).click()
  await expect
    .poll(() => clipboard(page))
    .toMatch(/^203\.0\.113\.7:1080\b.*\n203\.0\.113\.21:.*\n?$/)
  const without = await clipboard(page)
  for (const secret of secrets) expect(without).not.toContain(secret)

  await bar.getByRole('checkbox', { name: 'Include passwords' }).check()
  const press = () => bar.getByRole('button', { name: 'Download' }).click()
  const file = await save(page, press)
  expect(file.name).toMatch(/^proxies-\d{8}T\d{6}Z-list\.txt$/)
  expect(file.text.trim().split('\n')).toHaveLength(2)
  expect(secrets.filter((secret) => file.text.includes(secret))).toHaveLength(2)
  await bar.getByLabel('Format').selectOption('FoxyProxy (JSON)')
  const foxy = await save(page, press)
  expect(foxy.name).toMatch(/\.json$/)
  expect(JSON.parse(foxy.text).data).toHaveLength(2)

  await page.getByRole('searchbox').fill('hcm')
  await page.getByRole('checkbox', { name: 'Select all 4' }).check()
  await expect(bar.getByRole('status').first()).toHaveText('5 selected')
  await bar.getByRole('button', { name: 'Clear selection' }).click()
  await expect(bar).toHaveCount(0)
})

test('F129 the export holds no secret unless it is ticked', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  const secrets = site.portal.world(token()).proxies.map(({ password }) => password)
  await open(page)
  await page.getByRole('searchbox').fill('hn-')
  await expect(rows(page)).toHaveCount(3)
  for (const ticked of [false, true])
    for (const kind of ['CSV', 'JSON']) {
      await page.getByRole('button', { name: 'Export' }).click()
      const box = page.getByRole('menuitemcheckbox', { name: 'Include secrets' })
      if ((await box.getAttribute('aria-checked')) !== String(ticked)) await box.click()
      const { name, text } = await save(page, () =>
        page.getByRole('menuitem', { name: kind }).click(),
      )
      expect(name).toMatch(/^proxies-\d{8}T\d{6}Z-hn\./)
      const found = secrets.filter((secret) => text.includes(secret.replaceAll('"', '""')))
      expect(found.length > 0, `${kind}, ${ticked}`).toBe(ticked)
      expect(text.includes('203.0.113.8')).toBe(true)
      expect(text.includes('203.0.113.21')).toBe(false)
    }
})

test.describe('odd and hostile proxies', () => {
  test('F059 F127 F131 each is shown as far as it can be read, and none is a link', async ({
    page,
    token,
    signIn,
  }) => {
    await signIn(token('full_hostile'))
    await open(page)
    await expect(rows(page)).toHaveCount(17)
    const hrefs = await table(page)
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    for (const href of hrefs) expect(href).toMatch(/^\/proxies\?/)
    const reason = 'The portal sent no host and port for it.'
    await expect(page.getByRole('button', { name: 'Copy SOCKS5 URL of no-port' })).toHaveAttribute(
      'title',
      reason,
    )
    await row(page, 'break').getByRole('link').click()
    const opened = panel(page, 'break')
    await expect(opened.getByText('contains a line break').first()).toBeVisible()
    await opened.getByLabel('Format').selectOption('proxychains')
    await expect(opened).toContainText('This proxy cannot be written in this format.')
    await row(page, 'day').getByRole('link').click()
    await expect(panel(page, 'day').getByTitle('unrecognised date')).toHaveText('0000-00-00')
    await page.getByRole('checkbox', { name: 'Select break' }).check()
    await page.getByRole('checkbox', { name: 'Include passwords' }).check()
    await expect(page.getByText('1 proxy is left out')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Download' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
  })

  test('F059 addresses in one field, as URLs and in IPv6', async ({ page, token, signIn }) => {
    await signIn(token('full_odd-shapes'))
    await open(page)
    await expect(rows(page)).toHaveCount(10)
    await expect(row(page, '[2001:db8::3]:1080')).toBeVisible()
    await page
      .getByRole('button', { name: 'Copy SOCKS5 URL of [2001:db8::3]:1080', exact: true })
      .click()
    await expect.poll(() => clipboard(page)).toBe('socks5://[2001:db8::3]:1080')
    const filter = page.getByRole('searchbox', { name: 'Filter proxies' })
    await filter.fill('[2001:db8::3]:1080')
    await expect(rows(page)).toHaveCount(1)
    await filter.clear()
    await row(page, '203.0.113.8:1080').getByRole('link').click()
    await expect(
      panel(page, '203.0.113.8:1080').getByRole('region', { name: 'More' }),
    ).toContainText('socks5://')
  })
})

for (const tokensUrl of ['https://portal.acme.example/account', undefined])
  test(`the screen does not pretend to write, and leads to where it is done: ${tokensUrl ?? 'no link is known'}`, async ({
    page,
    serve,
    site,
    token,
  }) => {
    const brand = { name: 'Acme', ...(tokensUrl ? { tokensUrl } : {}) }
    const url = await serve({ portal: site.portal, configJson: { brand } })
    await page.goto(`${url}/sign-in?next=/databases`)
    await page.getByRole('textbox', { name: 'API token' }).fill(token())
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Open dashboard' }).click()
    await open(page)
    const note = page.getByText(/it has no call that orders, renews or cancels them\./)
    await expect(note).toContainText('Go to Acme for that.')
    const link = note.getByRole('link', { name: 'Acme' })
    if (tokensUrl) await expect(link).toHaveAttribute('href', tokensUrl)
    else await expect(link).toHaveCount(0)
    await expect(page.getByRole('button', { name: /create|delete|order/i })).toHaveCount(0)
  })

test('nothing, and refused', async ({ page, token, signIn }) => {
  await signIn(token('full_empty'))
  await open(page)
  await expect(page.getByRole('heading', { name: 'No proxies yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await signIn(token('functions'))
  await open(page)
  await expect(page.getByRole('alert')).toContainText('This token may not read proxies (403).')
})
