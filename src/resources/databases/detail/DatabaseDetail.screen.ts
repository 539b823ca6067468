/** One database: its summary, tabs and raw record; kept up to date, also when it is gone or odd. */
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Portal } from '~/demo/portal'
import { pass, stopClock } from '~/testing/clock'
import { open, type Opened } from '~/testing/open'
import { catchClipboard, heading, setVisible } from '~/testing/steps'

const details = () => page.getByRole('region', { name: 'Details' })
const alert = () => page.getByRole('alert')
const selectedTab = () => page.getByRole('tab', { selected: true })
const deleteButton = () => page.getByRole('button', { name: 'Delete', exact: true })
const link = (name: string) => page.getByRole('link', { name, exact: true })

/** How often a path was read. */
const readsOf = ({ calls }: Opened, path: string) =>
  calls().filter((call) => call.method === 'GET' && call.path === `/api/portal${path}`).length

/** The first database of the account, "analytics". */
function first(portal: Portal, token: string) {
  const [database] = portal.world(token).databases
  if (!database) throw new Error('The world is empty')
  return database
}

const startCreating = (portal: Portal, token: string) =>
  void Object.assign(first(portal, token), {
    status: 'creating',
    changesAt: Date.now() + 3_600_000,
  })

function remove(portal: Portal, token: string, name: string) {
  const world = portal.world(token)
  world.databases = world.databases.filter((database) => database.name !== name)
}

test('a name in the list opens its summary, with one read', async () => {
  const opened = await open('/databases')
  await link('orders-prod').click()
  await expect.poll(() => location.pathname).toBe('/databases/orders-prod')
  await expect.element(heading('orders-prod')).toHaveFocus()
  expect(document.title).toBe('orders-prod · HTX Cloud')
  await expect.element(selectedTab()).toHaveTextContent('Summary')
  for (const text of ['PostgreSQL', '4 vCPU · 16 GB', 'Running', 'hcm-1'])
    await expect.element(details()).toHaveTextContent(text)
  const more = page.getByRole('region', { name: 'More' })
  await expect.element(more).toHaveTextContent('version17.2')
  await expect.element(more).toHaveTextContent('regionHo Chi Minh City')
  expect(readsOf(opened, '/databases/orders-prod')).toBe(1)
  const crumbs = page.getByRole('navigation', { name: 'Breadcrumb' })
  await crumbs.getByRole('link', { name: 'Databases' }).click()
  await expect.poll(() => location.pathname).toBe('/databases')
})

test('its summary has the connection first, then the main facts, without a further call', async () => {
  const { calls } = await open('/databases/analytics')
  const summary = page.getByRole('tabpanel', { name: 'Summary' })
  const headings = summary.getByRole('heading', { level: 2 })
  await expect
    .poll(() => headings.elements().map(({ textContent }) => textContent))
    .toEqual(['Connection', 'At a glance', 'Backups', 'Details', 'More'])
  const connection = page.getByRole('region', { name: 'Connection' })
  await expect
    .element(connection)
    .toHaveTextContent(
      /postgresql:\/\/analytics:•+@analytics\.db.*Hostanalytics\.db.*Databaseanalytics.*Password•+/,
    )
  await expect.element(connection.getByRole('button', { name: 'Copy password' })).toBeVisible()
  await expect
    .element(page.getByRole('region', { name: 'At a glance' }))
    .toHaveTextContent(/Status.*Plan4 vCPU · 16 GB.*Version17\.2RegionHanoi/)
  expect(calls()).toHaveLength(1)
})

test('its backups are read on request, with one call, and shown with the picture of the month', async () => {
  const opened = await open('/databases/analytics')
  const backups = page.getByRole('region', { name: 'Backups' })
  await expect.element(backups).toHaveTextContent('Not checked yet. It takes one request.')
  await backups.getByRole('button', { name: 'Check backups' }).click()
  await expect.element(backups.getByRole('slider')).toHaveAccessibleName(/^Last 30 days of/)
  await expect.element(backups).toHaveTextContent(/ago.*scheduled/i)
  expect(readsOf(opened, '/databases/analytics/backups')).toBe(1)
  await backups.getByRole('link', { name: 'View all' }).click()
  await expect.element(selectedTab()).toHaveTextContent('Backups')
})

test('if its backups cannot be read, the reason is shown, and it can be tried again', async () => {
  await open('/databases/analytics', {
    prepare: (portal, token) => portal.fail(token, { path: /\/backups$/, fault: '403', times: 1 }),
  })
  const backups = page.getByRole('region', { name: 'Backups' })
  await backups.getByRole('button', { name: 'Check backups' }).click()
  await expect.element(backups).toHaveTextContent('(403)')
  await backups.getByRole('button', { name: 'Check backups' }).click()
  await expect.element(backups.getByRole('slider')).toBeVisible()
})

test('times are in the zone of the person, in full on demand', async () => {
  await open('/databases/analytics', {
    prepare: (portal, token) => {
      first(portal, token).created_at = '2026-03-01T20:30:00Z'
    },
  })
  const time = details().getByRole('time')
  await expect.element(time).toHaveTextContent('Mar 2, 2026, 03:30')
  await expect.element(time).toHaveAttribute('datetime', '2026-03-01T20:30:00.000Z')
})

test('each tab has an address; keys move between them and open them', async () => {
  await open('/databases/analytics')
  const tab = (name: string) => page.getByRole('tab', { name })
  await expect.element(details()).toBeVisible()
  tab('Summary').element().focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(tab('Connect')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => location.pathname).toBe('/databases/analytics/connect')
  await expect.element(page.getByRole('tabpanel', { name: 'Connect' })).toBeVisible()
  await expect.element(tab('Connect')).toHaveFocus()
  await userEvent.keyboard('{End}')
  await userEvent.keyboard(' ')
  await expect.poll(() => location.pathname).toBe('/databases/analytics/raw')
  history.back()
  await expect.element(selectedTab()).toHaveTextContent('Connect')
})

test('the summary has an address of its own, too', async () => {
  await open('/databases/analytics/summary')
  await expect.element(selectedTab()).toHaveTextContent('Summary')
})

test('from creating to running by itself, with what changed, in at most 12 requests a minute', async () => {
  const opened = await open('/databases/analytics', { prepare: startCreating })
  const { portal, token } = opened
  await expect.element(details()).toHaveTextContent('Creating')
  stopClock()
  const reads = () => readsOf(opened, '/databases/analytics')
  const atFirst = reads()
  await pass(55)
  // Each answer that takes time moves the next read; every 15 s would be at most 4.
  expect(reads() - atFirst).toBeGreaterThan(4)
  expect(reads() - atFirst).toBeLessThanOrEqual(12)
  Object.assign(first(portal, token), { status: 'running', changesAt: undefined })
  await pass(20)
  await expect.element(details()).toHaveTextContent('Running')
  await expect
    .element(page.getByRole('region', { name: 'Changes since you opened this page' }))
    .toHaveTextContent('status: creating → running')
  const before = reads()
  await pass(30, 5)
  expect(reads()).toBe(before)
})

test('F149 a hidden tab sends no reads', async () => {
  const opened = await open('/databases/analytics', { prepare: startCreating })
  await expect.element(details()).toHaveTextContent('Creating')
  setVisible('hidden')
  // The reads in flight before are over.
  await pass(1)
  const before = opened.calls().length
  await pass(60)
  expect(opened.calls()).toHaveLength(before)
  setVisible('visible')
  await expect.poll(() => opened.calls().length).toBe(before + 1)
})

test('the raw record: folding, search, masked secrets, copied without secrets', async () => {
  const copied = catchClipboard()
  // The connection is nested in the second database's odd answer.
  await open('/databases/orders-prod/raw', { token: 'full_odd-shapes' })
  const raw = page.getByRole('region', { name: 'Raw' })
  await expect.element(raw).toHaveTextContent('connection:')
  await expect
    .element(raw.getByRole('listitem').filter({ hasText: 'password' }))
    .toHaveTextContent('••••••')
  await raw.getByRole('button', { name: 'connection' }).click()
  await expect.element(raw).not.toHaveTextContent('hostname')
  await raw.getByRole('searchbox', { name: 'Search this response' }).fill('3306')
  await expect.element(raw.getByText('Nothing matches')).toBeVisible()
  await raw.getByRole('searchbox').fill('hostname')
  await expect.element(raw.getByRole('listitem')).toHaveLength(2)
  await raw.getByRole('button', { name: 'Copy without secrets' }).click()
  await expect.poll(() => copied).toHaveLength(1)
  expect(JSON.parse(copied[0] ?? '')).toMatchObject({ connection: { password: '••••••' } })
  await raw.getByRole('searchbox').fill('password')
  await raw.getByRole('button', { name: 'Show secrets' }).click()
  await expect.element(raw.getByRole('listitem').last()).not.toHaveTextContent('••••••')
})

test('fields that this dashboard does not know are marked as new', async () => {
  await open('/databases/analytics/raw')
  const raw = page.getByRole('region', { name: 'Raw' })
  const item = (text: string) => raw.getByRole('listitem').filter({ hasText: text })
  await expect.element(item('region')).toHaveTextContent('New')
  await expect.element(item('sku')).not.toHaveTextContent('New')
  await expect.element(raw).toHaveTextContent('2 unrecognised fields')
})

test('the read and a backup as curl, without the token', async () => {
  const copied = catchClipboard()
  await open('/databases/analytics')
  await page.getByText('API calls', { exact: true }).click()
  const buttons = page.getByRole('button', { name: 'Copy as curl' })
  await expect.element(buttons).toHaveLength(2)
  await buttons.first().click()
  await buttons.last().click()
  const header = '-H "Authorization: Bearer $HTX_TOKEN"'
  const path = `${location.origin}/api/portal/databases/analytics`
  await expect
    .poll(() => copied)
    .toEqual([`curl '${path}' \\\n  ${header}`, `curl -X POST '${path}/backups' \\\n  ${header}`])
})

test('a backup starts from here', async () => {
  const { writes } = await open('/databases/analytics')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect.poll(writes).toEqual(['POST /api/portal/databases/analytics/backups'])
})

test('F042 deleted meanwhile: a sentence with a link to the list, which is read again once', async () => {
  const opened = await open('/databases')
  await expect.element(link('analytics')).toBeVisible()
  remove(opened.portal, opened.token, 'analytics')
  await link('analytics').click()
  await expect
    .element(alert())
    .toHaveTextContent("Not found. It was deleted, or this token can't see it.")
  await expect.element(page.getByRole('tab')).toHaveLength(0)
  await expect.poll(() => readsOf(opened, '/databases')).toBe(2)
  await link('Back to databases').click()
  await expect.element(link('shop')).toBeVisible()
  await expect.element(link('analytics')).not.toBeInTheDocument()
  expect(readsOf(opened, '/databases')).toBe(2)
})

test('F142 deleted while it is shown: no old details stay', async () => {
  const { portal, token } = await open('/databases/analytics')
  await expect.element(details()).toBeVisible()
  remove(portal, token, 'analytics')
  await pass(61, 5)
  await expect.element(alert()).toHaveTextContent('Last seen at')
  await expect.element(details()).not.toBeInTheDocument()
})

test('F142 Back to a database that was deleted here says so, and shows no details', async () => {
  await open('/databases')
  await link('analytics').click()
  await deleteButton().click()
  const dialog = page.getByRole('dialog', { name: 'Delete analytics?' })
  await dialog.getByRole('textbox', { name: 'Type analytics to confirm' }).fill('analytics')
  await dialog.getByRole('button', { name: 'Delete database' }).click()
  await expect.poll(() => location.pathname).toBe('/databases')
  history.back()
  await expect.element(alert()).toHaveTextContent(/analytics was deleted at \d\d:\d\d\./)
  await expect.element(page.getByRole('tab')).toHaveLength(0)
  await expect.element(deleteButton()).not.toBeInTheDocument()
})

test('F063 of two entries with one name neither can be deleted', async () => {
  await open('/databases', { token: 'full_hostile' })
  await expect.element(page.getByRole('rowheader', { name: 'twin' })).toHaveLength(2)
  // No link leads there, but the address may be typed.
  history.pushState(null, '', '/databases/twin')
  dispatchEvent(new PopStateEvent('popstate'))
  await expect.element(heading('twin')).toBeVisible()
  await expect.element(deleteButton()).toHaveAccessibleDescription('Two entries share this name.')
})

test('F074 an answer about another database is reported', async () => {
  await open('/databases/analytics', {
    prepare: (portal, token) =>
      portal.fail(token, { path: /\/analytics$/, fault: 'wrong-name', times: 9 }),
  })
  await expect.element(alert()).toHaveTextContent('The response is for another database.')
  for (const name of ['Back up now', 'Delete']) {
    const button = page.getByRole('button', { name, exact: true })
    await expect.element(button).toBeDisabled()
    await expect
      .element(button)
      .toHaveAccessibleDescription('The response is for another database.')
  }
})

test('a refused and a failed read are shown in place of the data', async () => {
  const { portal, token } = await open('/databases/analytics', {
    prepare: (world, own) => world.fail(own, { path: /\/analytics$/, fault: '403' }),
  })
  await expect.element(alert()).toHaveTextContent("This token can't read databases (403).")
  portal.fail(token, { path: /\/analytics$/, fault: '500' })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(alert()).toHaveTextContent('The portal reported an error. (500)')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(details()).toBeVisible()
  await expect.element(alert()).not.toBeInTheDocument()
})

describe('bodies that are not documented', () => {
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
  test.each(bodies)('F059 F067 F127 F133 %s: each tab shows what it can', async (_, body) => {
    const answers = { '/databases/analytics': () => Response.json(body) }
    await open('/databases/analytics', { answers })
    for (const tab of ['Summary', 'Connect', 'Raw']) {
      await page.getByRole('tab', { name: tab }).click()
      await expect.element(page.getByRole('tabpanel', { name: tab })).toHaveTextContent(/\w/)
      await expect.element(page.getByText('Loading…')).not.toBeInTheDocument()
      const main = page.getByRole('main').element()
      expect(main instanceof HTMLElement && main.innerText).not.toMatch(
        /\[object|NaN|undefined|Invalid Date|hunter2|\u202E/,
      )
      await expect.element(alert()).not.toBeInTheDocument()
      expect(document.querySelectorAll('main a[href^="javascript"], main b')).toHaveLength(0)
    }
  })

  test.each([
    ['null', 'The response has an unexpected format.'],
    ['object', 'The response has an unexpected format.'],
    ['string', 'The response has an unexpected format.'],
    ['number', 'The response has an unexpected format.'],
    ['deep', 'The response has an unexpected format.'],
    ['html', 'The portal returned a web page instead of data.'],
    ['empty', 'The response has an unexpected format.'],
  ] as const)(
    'F057 F065 %s in place of the database is told in its place',
    async (fault, words) => {
      await open('/databases/analytics', {
        prepare: (portal, token) => portal.fail(token, { path: /\/analytics$/, fault, times: 9 }),
      })
      await expect.element(alert()).toHaveTextContent(words)
      await expect.element(deleteButton()).toBeDisabled()
    },
  )
})

describe('odd names', () => {
  test.each([
    ['a%2Fb', 'The name contains a slash.'],
    ['a%5Cb', 'The name contains a slash.'],
    ['100%25', 'The name contains a percent sign.'],
    ['a%252Fb', 'The name contains a percent sign.'],
    ['abc%E2%80%AEfed', 'The name contains invisible characters.'],
    ['line%0Abreak', 'The name contains a control character.'],
  ])('F124 F130 %s: explained, and nothing is sent', async (address, reason) => {
    const { calls } = await open(`/databases/${address}`, { token: 'full_hostile' })
    await expect
      .element(page.getByRole('status').filter({ hasText: reason }))
      .toHaveTextContent("This name can't be used in a request.")
    await expect.element(page.getByRole('tab')).toHaveLength(0)
    await expect.element(page.getByRole('link', { name: 'Databases' }).last()).toBeVisible()
    expect(calls()).toEqual([])
  })

  test.each([
    'what?#now',
    'two words',
    'dữ-liệu',
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
  ])('F125 F133 F134 %s: encoded once, from the list to the portal, and text', async (name) => {
    const { calls } = await open('/databases', { token: 'full_hostile' })
    await link(name).click()
    await expect.element(heading(name)).toBeVisible()
    await expect.element(details()).toHaveTextContent(name)
    expect(document.title).toBe(`${name} · HTX Cloud`)
    expect(document.querySelectorAll(':is(head, main) img')).toHaveLength(0)
    expect(calls().at(-1)?.path).toBe(`/api/portal/databases/${encodeURIComponent(name)}`)
  })

  test('F132 a name of 10,000 characters stays on its line', async () => {
    const name = 'n'.repeat(10_000)
    await open('/databases', { token: 'full_hostile', width: 360 })
    await link(name).click()
    await expect.element(heading(name)).toBeVisible()
    await expect.element(details()).toBeVisible()
    expect(document.documentElement.scrollWidth).toBe(360)
    expect(heading(name).element().getBoundingClientRect().height).toBeLessThan(40)
  })

  test('a database named "new" has a summary of its own', async () => {
    await open('/databases', { token: 'full_hostile' })
    await link('new').click()
    await expect.poll(() => location.pathname).toBe('/databases/new/summary')
    await expect.element(heading('new')).toBeVisible()
  })

  test.each(['/databases/%E0%A4%A', '/databases/analytics/nonsense'])(
    'F126 %s is "Page not found" inside the frame',
    async (address) => {
      await open(address)
      await expect.element(heading('Page not found')).toBeVisible()
      await expect.element(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
    },
  )
})
