/** One database: its summary, how to connect, its raw record; live, and honest when it is gone or odd. */
import type { Page } from '@playwright/test'
import { expectClean } from './accessibility'
import { callsOf, expect, test } from './fixtures'
import { pass, runFor, stopClock } from './time'
import { catchClipboard } from './writes'

/** The row of a field in a list of fields. */
const field = (page: Page, name: string) =>
  page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) })

test('a name in the list leads to its summary, by one read', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  await page.getByRole('link', { name: 'orders-prod' }).click()
  await expect(page).toHaveURL(`${site.url}/databases/orders-prod`)
  await expect(page).toHaveTitle('orders-prod · HTX Cloud')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('orders-prod')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('tab', { selected: true })).toHaveText('Summary')
  const details = page.getByRole('region', { name: 'Details' })
  for (const text of ['PostgreSQL', '4 vCPU · 16 GB', 'running', 'hcm-1'])
    await expect(details).toContainText(text)
  const more = page.getByRole('region', { name: 'More' })
  await expect(more).toContainText('version17.2')
  await expect(more).toContainText('regionHo Chi Minh City')
  const reads = callsOf(site.portal, token()).filter(({ path }) => path.includes('orders-prod'))
  expect(reads).toHaveLength(1)
  await page
    .getByRole('navigation', { name: 'Breadcrumb' })
    .getByRole('link', { name: 'Databases' })
    .click()
  await expect(page).toHaveURL(`${site.url}/databases`)
})

test('times are in the zone of the person, in full on demand', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  const database = site.portal.world(token()).databases[0]
  if (database) database.created_at = '2026-03-01T20:30:00Z'
  await page.getByRole('link', { name: 'analytics' }).click()
  const time = page.getByRole('region', { name: 'Details' }).getByRole('time')
  await expect(time).toContainText('Mar 2, 2026, 3:30 AM')
  await expect(time).toHaveAttribute('datetime', '2026-03-01T20:30:00.000Z')
})

test('each tab has an address; keys move between them and open them', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  await page.getByRole('link', { name: 'analytics' }).click()
  await page.getByRole('tab', { name: 'Summary' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Connect' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${site.url}/databases/analytics/connect`)
  await expect(page.getByRole('tabpanel', { name: 'Connect' })).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Connect' })).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Space')
  await expect(page).toHaveURL(`${site.url}/databases/analytics/raw`)
  await page.goBack()
  await expect(page.getByRole('tab', { selected: true })).toHaveText('Connect')
  await page.goto('/databases/analytics/summary')
  await expect(page.getByRole('tab', { selected: true })).toHaveText('Summary')
})

test('from creating to running by itself, with what changed, in at most 12 requests a minute', async ({
  page,
  site,
  signIn,
  token,
}) => {
  test.setTimeout(300_000)
  await signIn(token())
  const [database] = site.portal.world(token()).databases
  if (!database) throw new Error('The world is empty')
  Object.assign(database, { status: 'creating', changesAt: Date.now() + 3_600_000 })
  await page.clock.install()
  await page.getByRole('link', { name: 'analytics' }).click()
  const details = page.getByRole('region', { name: 'Details' })
  await expect(details).toContainText('creating')
  // From here on time passes in steps only, however slow the machine is.
  await stopClock(page)
  const reads = () =>
    callsOf(site.portal, token()).filter(({ path }) => path.endsWith('/analytics')).length
  const opened = reads()
  await pass(page, 55)
  // Each answer that takes its time moves the next read; every 15 s would be at most 4.
  expect(reads() - opened).toBeGreaterThan(4)
  expect(reads() - opened).toBeLessThanOrEqual(12)
  Object.assign(database, { status: 'running', changesAt: undefined })
  await pass(page, 20)
  await expect(details).toContainText('running')
  await expect(page.getByRole('region', { name: 'While you watched' })).toContainText(
    'status: creating → running',
  )
  const sofar = reads()
  await pass(page, 30, 5)
  expect(reads()).toBe(sofar)
})

test('F149 a hidden tab asks for nothing', async ({ page, site, signIn, token }) => {
  await signIn(token())
  const [database] = site.portal.world(token()).databases
  Object.assign(database ?? {}, { status: 'creating', changesAt: Date.now() + 3_600_000 })
  await page.clock.install()
  await page.getByRole('link', { name: 'analytics' }).click()
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('creating')
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    dispatchEvent(new Event('visibilitychange'))
  })
  // What was under way before is over.
  await pass(page, 1)
  const before = callsOf(site.portal, token()).length
  await runFor(page, 60_000)
  expect(callsOf(site.portal, token())).toHaveLength(before)
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true })
    dispatchEvent(new Event('visibilitychange'))
  })
  await expect.poll(() => callsOf(site.portal, token()).length).toBe(before + 1)
})

test.describe('connecting', () => {
  test('the password is hidden, shown for ten seconds, and copied without being shown (F129)', async ({
    page,
    site,
    signIn,
    token,
  }) => {
    const copied = await catchClipboard(page)
    await page.clock.install()
    await signIn(token())
    const password = 'p@ss/w:rd #1'
    Object.assign(site.portal.world(token()).databases[0] ?? {}, { password })
    await page.goto('/databases/analytics/connect')
    const panel = page.getByRole('tabpanel', { name: 'Connect' })
    await expect(field(page, 'Host')).toContainText('analytics.db.example.net')
    await expect(field(page, 'Port')).toContainText('5432')
    await expect(field(page, 'User')).toContainText('analytics')
    const encoded = 'p%40ss%2Fw%3Ard%20%231'
    await expect(panel).not.toContainText(password)
    await expect(panel).not.toContainText(encoded)

    await page.getByRole('button', { name: 'Copy password' }).click()
    await page.getByRole('button', { name: 'Copy connection URI' }).click()
    await page.getByRole('button', { name: 'Copy psql' }).click()
    const uri = `postgresql://analytics:${encoded}@analytics.db.example.net:5432/analytics`
    expect(await copied()).toEqual([password, uri, `psql '${uri}'`])
    await expect(panel).not.toContainText(password)

    await stopClock(page)
    await page.getByRole('button', { name: 'Show password' }).click()
    await expect(panel).toContainText(password)
    await expect(field(page, 'Connection URI')).toContainText(uri)
    await runFor(page, 10_000)
    await expect(panel).not.toContainText(password)
    await expect(panel).not.toContainText(encoded)
    expect(page.url() + (await page.title())).not.toContain(encoded)
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state]),
    )
    expect(kept).not.toContain('p@ss')
  })

  for (const [name, client] of [
    ['analytics', 'psql'],
    ['shop', 'mysql'],
    ['sessions', 'mongosh'],
    ['events', 'clickhouse-client'],
  ] as const)
    test(`${client}, environment variables, Node.js and Python for ${name}`, async ({
      page,
      signIn,
      token,
    }) => {
      await signIn(token())
      await page.goto(`/databases/${name}/connect`)
      for (const label of [client, 'Environment variables', 'Node.js', 'Python'])
        await expect(page.getByRole('button', { name: `Copy ${label}` })).toBeVisible()
      await expect(page.getByRole('figure', { name: client })).toContainText(
        `${name}.db.example.net`,
      )
    })

  test('without connection details an honest sentence stands there', async ({
    page,
    signIn,
    token,
  }) => {
    // The third database answers with no more than the list says.
    await signIn(token('full_odd-shapes'))
    await page.goto('/databases/shop/connect')
    await expect(page.getByRole('tabpanel')).toContainText(
      "The portal's answer holds no connection details.",
    )
  })

  test('F158 where the browser cannot copy, the text is selected and the keys are named', async ({
    page,
    signIn,
    token,
  }) => {
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'clipboard', { value: undefined }),
    )
    await signIn(token())
    await page.goto('/databases/analytics/connect')
    await page.getByRole('button', { name: 'Copy host' }).click()
    const text = page.getByRole('textbox', { name: 'Press Ctrl+C.' })
    await expect(text).toBeFocused()
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('analytics.db.example.net')
    await expect(page.getByText('Copied')).toBeHidden()
  })

  test('F131 a value with a line break says so at its copy button', async ({
    page,
    site,
    signIn,
    token,
  }) => {
    await signIn(token())
    Object.assign(site.portal.world(token()).databases[0] ?? {}, { password: 'a\nreboot\n' })
    await page.goto('/databases/analytics/connect')
    await expect(field(page, 'Password')).toContainText('contains a line break')
    await expect(field(page, 'Host')).not.toContainText('contains a line break')
  })
})

test('the raw record: folded, searched, secrets hidden, new fields marked, copied without secrets', async ({
  page,
  signIn,
  token,
}) => {
  const copied = await catchClipboard(page)
  await signIn(token('full_odd-shapes'))
  // The second database's odd answer nests its connection.
  await page.goto('/databases/orders-prod/raw')
  const raw = page.getByRole('region', { name: 'Raw' })
  await expect(raw).toContainText('connection:')
  await expect(raw.getByRole('listitem').filter({ hasText: 'password' })).toContainText('••••••')
  await raw.getByRole('button', { name: 'connection' }).click()
  await expect(raw).not.toContainText('hostname')
  await raw.getByRole('searchbox', { name: 'Find in the answer' }).fill('3306')
  await expect(raw.getByText('Nothing matches')).toBeVisible()
  await raw.getByRole('searchbox').fill('hostname')
  await expect(raw.getByRole('listitem')).toHaveCount(2)
  await raw.getByRole('button', { name: 'Copy without secrets' }).click()
  const [json = ''] = await copied()
  expect(JSON.parse(json)).toMatchObject({ connection: { password: '••••••' } })
  await raw.getByRole('searchbox').fill('password')
  await raw.getByRole('button', { name: 'Show secrets' }).click()
  await expect(raw.getByRole('listitem').last()).not.toContainText('••••••')
})

test('fields that this dashboard does not know are marked as new', async ({
  page,
  signIn,
  token,
}) => {
  await signIn(token())
  await page.goto('/databases/analytics/raw')
  const raw = page.getByRole('region', { name: 'Raw' })
  await expect(raw.getByRole('listitem').filter({ hasText: 'region' })).toContainText('new')
  await expect(raw.getByRole('listitem').filter({ hasText: 'sku' })).not.toContainText('new')
  await expect(raw).toContainText('2 fields are new to this dashboard')
})

test('the read and a backup as curl, without the token', async ({ page, site, signIn, token }) => {
  const copied = await catchClipboard(page)
  await signIn(token())
  await page.goto('/databases/analytics')
  const buttons = page.getByRole('button', { name: 'Copy as curl' })
  await buttons.first().click()
  await buttons.last().click()
  const header = '-H "Authorization: Bearer $HTX_TOKEN"'
  expect(await copied()).toEqual([
    `curl '${site.portalUrl}/api/portal/databases/analytics' \\\n  ${header}`,
    `curl -X POST '${site.portalUrl}/api/portal/databases/analytics/backups' \\\n  ${header}`,
  ])
})

test('F042 deleted meanwhile: said so, with the way to the list, which is read again once', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  const world = site.portal.world(token())
  world.databases = world.databases.filter(({ name }) => name !== 'analytics')
  await page.getByRole('link', { name: 'analytics' }).click()
  await expect(page.getByRole('alert')).toContainText(
    'Not found: deleted, or hidden from this token.',
  )
  await expect(page.getByRole('tab')).toHaveCount(0)
  const lists = () =>
    callsOf(site.portal, token()).filter(({ path }) => path === '/api/portal/databases').length
  await expect.poll(lists).toBe(2)
  await page.getByRole('link', { name: 'To the list of databases' }).click()
  await expect(page.getByRole('link', { name: 'shop' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'analytics' })).toHaveCount(0)
  expect(lists()).toBe(2)
})

test('F142 gone while it is looked at: no old details stay', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await page.getByRole('link', { name: 'analytics' }).click()
  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible()
  const world = site.portal.world(token())
  world.databases = world.databases.filter(({ name }) => name !== 'analytics')
  await runFor(page, 61_000)
  await expect(page.getByRole('alert')).toContainText('It was last there at')
  await expect(page.getByRole('region', { name: 'Details' })).toHaveCount(0)
})

test('F142 Back to a database that was deleted here says so, and shows nothing of it', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  await page.getByRole('link', { name: 'analytics' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete analytics?' })
  await dialog.getByRole('textbox', { name: 'Type analytics to confirm' }).fill('analytics')
  await dialog.getByRole('button', { name: 'Delete database' }).click()
  await expect(page).toHaveURL(`${site.url}/databases`)
  await page.goBack()
  await expect(page.getByRole('alert')).toContainText(/analytics was deleted at \d\d:\d\d\./)
  await expect(page.getByRole('tab')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toHaveCount(0)
})

test('a backup starts from here', async ({ page, site, signIn, token }) => {
  await signIn(token())
  await page.getByRole('link', { name: 'analytics' }).click()
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect
    .poll(() => callsOf(site.portal, token()).filter(({ method }) => method === 'POST').length)
    .toBe(1)
})

test('F063 of two entries with one name neither can be deleted', async ({
  page,
  signIn,
  token,
}) => {
  await signIn(token('full_hostile'))
  await page.goto('/databases')
  await expect(page.getByRole('rowheader', { name: 'twin' })).toHaveCount(2)
  await page.evaluate(() => {
    history.pushState(null, '', '/databases/twin')
    dispatchEvent(new PopStateEvent('popstate'))
  })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('twin')
  await expect(
    page.getByRole('button', { name: 'Delete', exact: true }),
  ).toHaveAccessibleDescription('Two entries share this name.')
})

test('F074 an answer about another database is said to be one', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  site.portal.fail(token(), { path: /\/analytics$/, fault: 'wrong-name', times: 9 })
  await page.getByRole('link', { name: 'analytics' }).click()
  await expect(page.getByRole('alert')).toContainText('The answer is about another database.')
  for (const name of ['Back up now', 'Delete']) {
    const button = page.getByRole('button', { name, exact: true })
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription('The answer is about another database.')
  }
})

test('a refused, a failed and a limited read are told in their place', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  site.portal.fail(token(), { path: /\/analytics$/, fault: '403' })
  await page.getByRole('link', { name: 'analytics' }).click()
  await expect(page.getByRole('alert')).toContainText('This token may not read databases (403).')
  site.portal.fail(token(), { path: /\/analytics$/, fault: '500' })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('alert')).toContainText('The portal reported an error. (500)')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test.describe('bodies that no one described', () => {
  const bodies: [string, unknown][] = [
    ['no more than its name', { name: 'analytics' }],
    ['wrapped, with lists', { data: { name: 'analytics', connection: { hosts: ['a', 'b'] } } }],
    ['all null', { name: 'analytics', engine: null, sku: null, status: null, connection: null }],
    ['unreadable times', { name: 'analytics', created_at: 'tomorrow', port: 'ssh', host: 'db' }],
    ['status as an object', { name: 'analytics', status: { phase: 'Running', size: '1Gi' } }],
    ['an engine that is not known', { name: 'analytics', engine: 'cockroach', host: 'db' }],
    ['the same key twice in its path', { name: 'analytics', 'a.b': 1, a: { b: 2 } }],
    [
      'markup, addresses and secrets',
      {
        name: 'analytics',
        console_url: 'javascript:alert(1)',
        note: '<b>bold</b> \u202Egpj',
        api_token: 'hunter2',
        dsn: 'postgres://u:hunter2@db/x',
      },
    ],
  ]
  for (const [what, body] of bodies)
    test(`F059 F067 F127 F133 ${what}: each tab shows what it can`, async ({
      page,
      signIn,
      token,
    }) => {
      await page.route('**/api/portal/databases/analytics', (route) =>
        route.fulfill({ json: body }),
      )
      await signIn(token())
      for (const tab of ['summary', 'connect', 'raw']) {
        await page.goto(`/databases/analytics/${tab}`)
        await expect(page.getByRole('tabpanel')).toContainText(/\w/)
        await expect(page.getByText('Loading…')).toHaveCount(0)
        const text = await page.getByRole('main').innerText()
        expect(text).not.toMatch(/\[object|NaN|undefined|Invalid Date|hunter2|\u202E/)
        await expect(page.getByRole('alert')).toHaveCount(0)
        await expect(page.locator('main a[href^="javascript"], main b')).toHaveCount(0)
      }
    })

  for (const fault of ['null', 'object', 'string', 'number', 'deep', 'html', 'empty'] as const)
    test(`F057 F065 ${fault} is an answer of an unexpected shape, told in its place`, async ({
      page,
      site,
      signIn,
      token,
    }) => {
      await signIn(token())
      site.portal.fail(token(), { path: /\/analytics$/, fault, times: 9 })
      await page.goto('/databases/analytics')
      await expect(page.getByRole('alert')).toContainText(
        fault === 'html' ? 'The answer was a web page, not data.' : 'Unexpected answer shape.',
      )
      await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeDisabled()
    })
})

test.describe('odd names', () => {
  for (const [address, reason] of [
    ['a%2Fb', 'The name holds a slash.'],
    ['a%5Cb', 'The name holds a slash.'],
    ['100%25', 'The name holds a percent sign.'],
    ['a%252Fb', 'The name holds a percent sign.'],
    ['abc%E2%80%AEfed', 'The name contains invisible characters.'],
    ['line%0Abreak', 'The name holds a control character.'],
  ] as const)
    test(`F124 F130 ${address}: explained, and nothing is sent`, async ({
      page,
      site,
      signIn,
      token,
    }) => {
      await signIn(token('full_hostile'))
      await page.goto(`/databases/${address}`)
      await expect(page.getByRole('status').filter({ hasText: reason })).toContainText(
        'This name cannot be put safely into a request.',
      )
      await expect(page.getByRole('tab')).toHaveCount(0)
      await expect(page.getByRole('link', { name: 'Databases' }).last()).toBeVisible()
      const calls = callsOf(site.portal, token('full_hostile')).map(({ path }) => path)
      expect(calls.filter((path) => path.startsWith('/api/portal/databases/'))).toEqual([])
    })

  for (const name of [
    'what?#now',
    'two words',
    'dữ-liệu',
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
  ])
    test(`F125 F133 ${name}: encoded once, from the list to the portal`, async ({
      page,
      site,
      signIn,
      token,
    }) => {
      await signIn(token('full_hostile'))
      await page.getByRole('link', { name, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
      await expect(page.getByRole('region', { name: 'Details' })).toContainText(name)
      const path = `/api/portal/databases/${encodeURIComponent(name)}`
      expect(callsOf(site.portal, token('full_hostile')).at(-1)?.path).toBe(path)
      await page.reload()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
    })

  test('F132 a name of 10,000 characters stays on its line', async ({ page, signIn, token }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    await signIn(token('full_hostile'))
    await page.getByRole('link', { name: 'nnnn' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('n'.repeat(10_000))
    await expect(page.getByRole('region', { name: 'Details' })).toBeVisible()
    const size = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(size).toBe(360)
    const heading = await page.getByRole('heading', { level: 1 }).boundingBox()
    expect(heading?.height).toBeLessThan(40)
  })

  test('a database named "new" has a summary of its own', async ({ page, site, signIn, token }) => {
    await signIn(token('full_hostile'))
    await page.getByRole('link', { name: 'new', exact: true }).click()
    await expect(page).toHaveURL(`${site.url}/databases/new/summary`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('new')
  })

  for (const address of ['/databases/%E0%A4%A', '/databases/analytics/nonsense'])
    test(`F126 ${address} is "Page not found" inside the frame`, async ({
      page,
      signIn,
      token,
    }) => {
      await signIn(token())
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
      await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
    })
})

for (const theme of ['light', 'dark'] as const)
  test(`no accessibility rule is broken, ${theme}`, async ({ page, signIn, token }) => {
    await page.emulateMedia({ colorScheme: theme })
    await signIn(token())
    for (const tab of ['summary', 'connect', 'raw']) {
      await page.goto(`/databases/analytics/${tab}`)
      await expect(page.getByRole('tabpanel')).not.toBeEmpty()
      await expect(page.getByText('Loading…')).toHaveCount(0)
      await expectClean(page, tab)
    }
  })
