/** The proxies: their list, one opened next to it, their passwords, every format, and the export. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Portal } from '~/demo/portal'
import { pass, resumeClock, stopClock } from '~/testing/clock'
import { open } from '~/testing/open'
import { address, catchClipboard, panel, row, rows, saved, textsOf } from '~/testing/steps'

const table = () => page.getByRole('table', { name: 'Proxies' })
const filter = () => page.getByRole('searchbox', { name: 'Filter proxies' })
const bar = () => page.getByRole('region', { name: 'Selected proxies' })
const copyButton = (name: string) =>
  page.getByRole('button', { name: `Copy SOCKS5 URL of ${name}`, exact: true })
const html = () => document.documentElement.outerHTML

const secretsOf = (portal: Portal, token: string): string[] =>
  portal.world(token).proxies.map(({ password }) => password)

test('each proxy with host, port, location, status, expiry in words and user, without a further read', async () => {
  // The read of the token's check is still recent enough.
  stopClock()
  const { calls } = await open('/proxies', { checked: true })
  await expect.element(table()).toBeVisible()
  resumeClock()
  expect(document.title).toBe('Proxies · HTX Cloud')
  const headers = textsOf(table().getByRole('columnheader'))
  for (const name of ['Name', 'Host', 'Port', 'Location', 'Status', 'Expires', 'Username'])
    expect(headers).toContain(name)
  await expect.element(row('hn-3')).toHaveTextContent('203.0.113.9')
  await expect.element(row('hn-3')).toHaveTextContent('Hanoi')
  await expect.element(row('hn-3')).toHaveTextContent('Expires in 5d')
  await expect.element(row('hcm-3')).toHaveTextContent('Expired 12d ago')
  await table().getByRole('button', { name: 'Expires' }).click()
  await expect.element(rows().first()).toHaveTextContent('hcm-3')
  await filter().fill('hanoi')
  await expect.element(rows()).toHaveLength(3)
  await expect.poll(address).toBe('/proxies?sort=expires&q=hanoi')
  expect(calls()).toHaveLength(3)
})

test('F129 the password is masked until it is revealed, and again after 20 s', async () => {
  const { portal, token } = await open('/proxies?selected=hn-1')
  const [password = ''] = secretsOf(portal, token)
  const opened = panel('hn-1')
  await opened.getByText('Raw', { exact: true }).click()
  await expect.element(opened.getByRole('region', { name: 'Raw' })).toBeVisible()
  expect(html()).not.toContain(password)
  expect(html()).not.toContain(encodeURIComponent(password))
  stopClock()
  await opened.getByRole('button', { name: 'Show password' }).click()
  const shown = opened.getByText(password, { exact: true })
  await expect.element(shown).toBeVisible()
  await pass(19)
  await expect.element(shown).toBeVisible()
  await pass(2)
  await expect.element(shown).not.toBeInTheDocument()
  await opened.getByRole('button', { name: 'Show secrets' }).click()
  await expect.element(opened.getByRole('region', { name: 'Raw' })).toHaveTextContent(password)
  await pass(21)
  expect(html()).not.toContain(password)

  // Another row has another panel: nothing that was revealed is carried over.
  await opened.getByRole('button', { name: 'Show password' }).click()
  await expect.element(shown).toBeVisible()
  await row('hn-2').getByRole('link').click()
  const next = panel('hn-2').getByRole('button', { name: 'Show password' })
  await expect.element(next).toHaveAttribute('aria-pressed', 'false')
  expect(location.href + document.title).not.toContain(password)
})

test('"Copy SOCKS5 URL" percent-encodes, and puts IPv6 into brackets', async () => {
  const copied = catchClipboard()
  const { portal, token } = await open('/proxies', {
    prepare: (world, own) => {
      const [proxy] = world.world(own).proxies
      if (proxy) Object.assign(proxy, { password: `p@ss:/+#%&'"é`, host: '2001:db8::7' })
    },
  })
  const user = portal.world(token).proxies[0]?.username
  await expect.element(copyButton('hn-1')).toBeVisible()
  // "Copied" is shown only for a moment.
  stopClock()
  await copyButton('hn-1').click()
  await expect
    .poll(() => copied)
    .toEqual([`socks5://${user}:p%40ss%3A%2F%2B%23%25%26%27%22%C3%A9@[2001:db8::7]:1080`])
  await expect.element(page.getByText('Copied')).toBeInTheDocument()
})

test('a proxy in each format', async () => {
  const copied = catchClipboard()
  const { portal, token } = await open('/proxies?selected=hn-1', {
    prepare: (world, own) => {
      const [proxy] = world.world(own).proxies
      if (proxy) proxy.password = 'pässword'
    },
  })
  const user = portal.world(token).proxies[0]?.username ?? ''
  const opened = panel('hn-1')
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
    await opened.getByLabelText('Format').selectOptions(format)
    await expect.element(opened).not.toHaveTextContent(/p(ä|%C3%A4)ssword/)
    await opened.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect.poll(() => copied.at(-1)).toContain(text)
  }
  await expect.element(opened).toHaveTextContent('Importing replaces the proxies now in FoxyProxy.')
})

test('F129 the selected ones are copied and saved in a format, with passwords only if ticked', async () => {
  const copied = catchClipboard()
  const { portal, token } = await open('/proxies')
  const secrets = secretsOf(portal, token)
  await page.getByRole('checkbox', { name: 'Select hn-1' }).click()
  await page.getByRole('checkbox', { name: 'Select hcm-1' }).click()
  await expect.element(bar().getByRole('status').first()).toHaveTextContent(/^2 selected$/)
  await bar().getByLabelText('Format').selectOptions('host:port:user:pass')
  await bar().getByRole('button', { name: 'Copy selected' }).click()
  await expect.poll(() => copied.at(-1)).toMatch(/^203\.0\.113\.7:1080\b.*\n203\.0\.113\.21:.*\n?$/)
  for (const secret of secrets) expect(copied.at(-1)).not.toContain(secret)

  await bar().getByRole('checkbox', { name: 'Include passwords' }).click()
  const download = bar().getByRole('button', { name: 'Download' })
  const file = await saved(download)
  expect(file.name).toMatch(/^proxies-\d{8}T\d{6}Z-list\.txt$/)
  expect(file.text.trim().split('\n')).toHaveLength(2)
  expect(secrets.filter((secret) => file.text.includes(secret))).toHaveLength(2)
  await bar().getByLabelText('Format').selectOptions('FoxyProxy (JSON)')
  const foxy = await saved(download)
  expect(foxy.name).toMatch(/\.json$/)
  expect(JSON.parse(foxy.text).data).toHaveLength(2)

  await filter().fill('hcm')
  await page.getByRole('checkbox', { name: 'Select all 4' }).click()
  await expect.element(bar().getByRole('status').first()).toHaveTextContent(/^5 selected/)
  await bar().getByRole('button', { name: 'Clear selection' }).click()
  await expect.element(bar()).not.toBeInTheDocument()
})

test.each(['CSV', 'JSON'])(
  'F129 the export as %s holds no secret until they are ticked',
  async (kind) => {
    const { portal, token } = await open('/proxies?q=hn-')
    const secrets = secretsOf(portal, token)
    await expect.element(rows()).toHaveLength(3)
    for (const ticked of [false, true]) {
      await page.getByRole('button', { name: 'Export' }).click()
      if (ticked) await page.getByRole('menuitemcheckbox', { name: 'Include secrets' }).click()
      const { name, text } = await saved(page.getByRole('menuitem', { name: kind }))
      expect(name).toMatch(/^proxies-\d{8}T\d{6}Z-hn\./)
      const found = secrets.filter((secret) => text.includes(secret.replaceAll('"', '""')))
      expect(found.length > 0).toBe(ticked)
      expect(text).toContain('203.0.113.8')
      expect(text).not.toContain('203.0.113.21')
    }
  },
)

test('F059 F127 F131 odd and hostile proxies are shown as far as they can be read, and none is a link', async () => {
  await open('/proxies', { token: 'full_hostile' })
  await expect.element(rows()).toHaveLength(17)
  for (const link of table().getByRole('link').elements())
    expect(link.getAttribute('href')).toMatch(/^\/proxies\?/)
  await expect
    .element(copyButton('no-port'))
    .toHaveAttribute('title', 'The portal returned no host and port for this proxy.')
  await row('break').getByRole('link').click()
  const opened = panel('break')
  await expect.element(opened.getByText('Contains a line break').first()).toBeVisible()
  await opened.getByLabelText('Format').selectOptions('proxychains')
  await expect.element(opened).toHaveTextContent("This proxy doesn't fit this format.")
  await row('day').getByRole('link').click()
  await expect
    .element(panel('day').getByTitle('Unrecognised date'))
    .toHaveTextContent(/^0000-00-00$/)
  await page.getByRole('checkbox', { name: 'Select break' }).click()
  await page.getByRole('checkbox', { name: 'Include passwords' }).click()
  await expect.element(page.getByText('1 proxy skipped')).toBeVisible()
  await expect
    .element(page.getByRole('button', { name: 'Download' }))
    .toHaveAttribute('aria-disabled', 'true')
})

test('F059 addresses in one field, as URLs and in IPv6', async () => {
  const copied = catchClipboard()
  await open('/proxies', { token: 'full_odd-shapes' })
  await expect.element(rows()).toHaveLength(10)
  await expect.element(row('[2001:db8::3]:1080')).toBeVisible()
  await copyButton('[2001:db8::3]:1080').click()
  await expect.poll(() => copied).toEqual(['socks5://[2001:db8::3]:1080'])
  await filter().fill('[2001:db8::3]:1080')
  await expect.element(rows()).toHaveLength(1)
  await filter().fill('')
  await row('203.0.113.8:1080').getByRole('link').click()
  await expect
    .element(panel('203.0.113.8:1080').getByRole('region', { name: 'More' }))
    .toHaveTextContent('socks5://')
})

test.each([
  ['leads to where it is done', 'https://portal.acme.example/account'],
  ['names who does it where no link is known', undefined],
])('the screen does not pretend to write, and %s', async (_, tokensUrl) => {
  const brand = { name: 'Acme', ...(tokensUrl ? { tokensUrl } : {}) }
  await open('/proxies', { config: { brand } })
  const note = page.getByText(/the API can't order, renew or cancel them\./)
  await expect.element(note).toHaveTextContent('You can do that at Acme.')
  const link = note.getByRole('link', { name: 'Acme' })
  if (tokensUrl) await expect.element(link).toHaveAttribute('href', tokensUrl)
  else await expect.element(link).not.toBeInTheDocument()
  await expect.element(table()).toBeVisible()
  await expect
    .element(page.getByRole('button', { name: /create|delete|order/i }))
    .not.toBeInTheDocument()
})

test('an account without proxies says so', async () => {
  await open('/proxies', { token: 'full_empty' })
  await expect.element(page.getByRole('heading', { name: 'No proxies yet' })).toBeVisible()
})

test('a token that is not allowed to read proxies gets a sentence about it', async () => {
  await open('/proxies', { token: 'functions' })
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent("This token can't read proxies (403).")
})
