/** The Activity screen: every call of the tab, live, found, opened, exported; and what became of the changes. */
import { expect, test } from 'vitest'
import { page, userEvent, type Locator } from 'vitest/browser'
import { currentSession } from '~/session/current-session'
import { expectAccessible } from '~/testing/axe'
import { pass } from '~/testing/clock'
import { open, tokenOfTest } from '~/testing/open'
import {
  address,
  catchClipboard,
  chooseAction,
  createButton,
  exported,
  fillCreate,
  goTo,
  heading,
  panel,
  pressRefresh,
  refreshButton,
  rows,
  saved,
  setOnline,
  textsOf,
} from '~/testing/steps'
import { chooseAccount } from '~/testing/sign-in'

const table = () => page.getByRole('table', { name: 'API calls' })
const links = () => table().getByRole('link')
const calls = () => textsOf(links())
/** The rows of the calls that hold a text. */
const call = (hasText: string): Locator => rows().filter({ hasText })
const openCall = (name: string) => links().filter({ hasText: name }).first().click()

async function openActivity(): Promise<void> {
  await goTo('Activity')
  await expect.element(heading('Activity')).toBeVisible()
}

/** Creates a database in the form, and opens the record of the request. */
async function createLedger(): Promise<void> {
  await fillCreate('ledger')
  await createButton().click()
  await expect.element(heading('ledger')).toBeVisible()
  await openActivity()
}

test('each call with time, method and path, status, how long it took and waited; newest first', async () => {
  await open('/databases', { checked: true, token: 'full_proxies-500' })
  await openActivity()
  await expect.element(heading('Activity')).toHaveFocus()
  expect(document.title).toBe('Activity · HTX Cloud')
  const headers = table().getByRole('columnheader')
  await expect
    .poll(() => textsOf(headers))
    .toEqual(['Time', 'Call', 'Status', 'Took', 'Waited', 'Priority', 'Size', 'Actions'])
  await expect.element(headers.first()).toHaveAttribute('aria-sort', 'descending')
  const first = call('GET /api/portal/databases')
  await expect.element(first.getByRole('rowheader')).toHaveTextContent(/^\d\d:\d\d:\d\d$/)
  const cells = first.getByRole('cell')
  await expect.element(cells.nth(1)).toHaveTextContent(/^200$/)
  await expect.element(cells.nth(2)).toHaveTextContent(/^[\d.]+\s(ms|s)$/)
  await expect.element(cells.nth(3)).toHaveTextContent(/^[\d.]+\s(ms|s)$/)
  await expect.element(cells.nth(4)).toHaveTextContent(/^Read$/)
  await expect.element(cells.nth(5)).toHaveTextContent(/^[\d.]+\skB$/)
  const failed = call('GET /api/portal/proxies').first().getByRole('cell').nth(1)
  await expect.element(failed).toHaveTextContent(/^500 Server error$/)
})

test('rows come and change while one looks, and the screen itself asks nothing', async () => {
  const { calls: asked } = await open('/activity', { checked: true })
  await expect.element(rows()).toHaveLength(3)
  await pass(120, 10)
  expect(asked()).toHaveLength(3)

  await goTo('Databases')
  await chooseAction('shop', 'Back up now')
  await openActivity()
  const write = call('POST /api/portal/databases/shop/backups').getByRole('cell')
  await expect.element(write.nth(1)).toHaveTextContent(/^201$/)
  await expect.element(write.nth(4)).toHaveTextContent(/^Write$/)
  // The running backup is followed: its reads appear one after the other.
  const shown = rows().elements().length
  await pass(6)
  await expect.poll(() => rows().elements().length).toBeGreaterThan(shown)
  expect(calls()[0]).toBe('GET /api/portal/databases/shop/backups')
})

test('F104 an answer that comes after its screen was left is in its row, and nowhere else', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  let held = 0
  await open('/databases', {
    through: async (request, portal) => {
      if (request.url.endsWith('/databases/shop')) {
        held += 1
        await promise
      }
      return portal.fetch(request)
    },
  })
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  await expect.poll(() => held).toBe(1)
  await openActivity()
  const status = call('GET /api/portal/databases/shop').first().getByRole('cell').nth(1)
  // A read that no screen needs any more is cancelled.
  await expect.element(status).toHaveTextContent(/^(Sending|Cancelled)$/)
  resolve()
  await expect.element(status).toHaveTextContent(/^(200|Cancelled)$/)
  await expect.element(heading('Activity')).toBeVisible()
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
})

test('filters and sort are in the address', async () => {
  await open('/databases', { checked: true, token: 'databases' })
  await createLedger()
  const search = page.getByRole('searchbox', { name: 'Filter calls' })
  await search.fill('LEDGER')
  // While it is being created it may have been read more than once.
  await expect
    .poll(() => [...new Set(calls())])
    .toEqual(['GET /api/portal/databases/ledger', 'POST /api/portal/databases'])
  await expect.poll(address).toBe('/activity?q=LEDGER')
  await search.fill('')
  const writes = page.getByRole('checkbox', { name: 'Writes only' })
  await writes.click()
  await expect.poll(calls).toEqual(['POST /api/portal/databases'])
  expect(address()).toBe('/activity?writes=1')
  await writes.click()

  const choose = (label: string, option: string) =>
    page.getByLabelText(label, { exact: true }).selectOptions(option)
  await choose('Product', 'Proxies')
  await expect.poll(calls).toEqual(['GET /api/portal/proxies'])
  await choose('Product', 'All')
  await choose('Status', '403')
  await expect.element(links()).toHaveLength(2)
  await choose('Status', 'Failed')
  await expect.element(links()).toHaveLength(2)
  await choose('Status', 'All')
  await choose('Method', 'GET')
  await page.getByRole('button', { name: 'Call', exact: true }).click()
  await expect
    .element(table().getByRole('columnheader', { name: 'Call' }))
    .toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('button', { name: 'Call', exact: true }).click()
  await expect.poll(() => calls()[0]).toBe('GET /api/portal/proxies')
  expect(address()).toBe('/activity?method=GET&sort=-call')

  await goTo('Token')
  await expect.element(heading('Token')).toBeVisible()
  history.back()
  await expect.element(page.getByLabelText('Method', { exact: true })).toHaveValue('GET')
  await expect.poll(() => calls()[0]).toBe('GET /api/portal/proxies')
  expect(address()).toBe('/activity?method=GET&sort=-call')
})

test('filtered to nothing, the filters are cleared at a press, and the sort stays', async () => {
  await open('/activity?method=GET&sort=-call', { checked: true })
  await page.getByRole('searchbox', { name: 'Filter calls' }).fill('no such call')
  await expect.element(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect.element(links()).toHaveLength(3)
  expect(address()).toBe('/activity?sort=-call')
})

test('an opened call has its facts, headers, bodies and curl', async () => {
  await open('/databases')
  await createLedger()
  await openCall('POST')
  const opened = panel('POST /api/portal/databases')
  const facts = opened.getByRole('region', { name: 'Call', exact: true })
  await expect.element(facts).toBeVisible()
  const fact = (term: string) =>
    facts
      .getByRole('term')
      .elements()
      .find((element) => element.textContent?.trim() === term)?.nextElementSibling?.textContent
  expect(fact('Status')).toBe('201')
  expect(fact('Waited')).toMatch(/for the rate limit/)
  expect(fact('Priority')).toBe('Write')
  expect(fact('Screen')).toBe('/databases/new')
  const part = (name: string) => opened.getByRole('region', { name })
  await expect.element(part('Request headers')).toHaveTextContent('authorizationBearer $HTX_TOKEN')
  await expect.element(part('Request headers')).toHaveTextContent('content-typeapplication/json')
  await expect.element(part('Request body')).toHaveTextContent('"ledger"')
  await expect.element(part('Response headers')).toHaveTextContent('content-type')
  await expect.element(part('Response body')).toHaveTextContent('"creating"')
  const curl = opened.getByRole('figure', { name: 'curl command' })
  await expect.element(curl).toHaveTextContent('curl')
  await expect.element(curl).toHaveTextContent('"Authorization: Bearer $HTX_TOKEN"')
  await expect.element(curl).toHaveTextContent('"name":"ledger"')
  await expect.element(curl.getByRole('button', { name: 'Copy as curl' })).toBeVisible()
})

test('the reads that are shown can be copied, each once; a write is not among them', async () => {
  const copied = catchClipboard()
  await open('/databases')
  await createLedger()
  const menu = page.getByRole('button', { name: 'API, reads only', exact: true })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Copy as Python' }).click()
  expect(copied).toHaveLength(1)
  const urls = copied[0]?.match(/\/api\/portal\/[^"]+/g)
  expect(urls).toContain('/api/portal/databases/ledger')
  expect(new Set(urls).size).toBe(urls?.length)
  await page.getByRole('checkbox', { name: 'Writes only' }).click()
  await expect.element(menu).toHaveAccessibleDescription('No reads to copy.')
})

test('with the keyboard a call opens, and closes again by Escape, "Close" and Back', async () => {
  await open('/activity', { checked: true })
  const link = links().filter({ hasText: 'proxies' })
  const opened = panel('GET /api/portal/proxies')
  await expect.element(link).toBeVisible()
  link.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(opened.getByRole('heading', { level: 2 }).first()).toHaveFocus()
  expect(address()).toMatch(/^\/activity\?call=[\w-]+$/)
  await expect.element(link).toHaveAttribute('aria-current', 'true')
  await userEvent.keyboard('{Escape}')
  await expect.element(opened).not.toBeInTheDocument()
  await expect.element(link).toHaveFocus()
  expect(address()).toBe('/activity')
  await userEvent.keyboard('{Enter}')
  await opened.getByRole('button', { name: 'Close' }).click()
  await expect.element(link).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(opened).toBeVisible()
  history.back()
  await expect.element(opened).not.toBeInTheDocument()
})

test('a call that failed says in a sentence why, what came back, and that it was made again', async () => {
  const { portal, token, calls: asked } = await open('/databases')
  await expect.element(rows()).toHaveLength(14)
  portal.fail(token, { fault: '502' })
  await pressRefresh()
  await pass(4)
  // If the screen is left earlier, the second read is cancelled.
  await expect.poll(() => asked().map(({ status }) => status)).toEqual([200, 502, 200])
  await expect.element(refreshButton()).toHaveAttribute('aria-busy', 'false')
  await openActivity()
  await openCall('GET /api/portal/databases')
  const again = panel('GET /api/portal/databases')
  await again.getByRole('link', { name: /^The same call failed at / }).click()
  await expect
    .element(again)
    .toHaveTextContent('A gateway in front of the portal returned an error. (502)')
  await expect.element(again).toHaveTextContent('Error type: broken, html')
  await expect
    .element(again.getByRole('figure', { name: 'Response body' }))
    .toHaveTextContent('<html')
})

test('a call past the rate limit says so, and what the portal asked for', async () => {
  const { portal, token } = await open('/databases')
  await expect.element(rows()).toHaveLength(14)
  portal.fail(token, { fault: '429' })
  await pressRefresh()
  await expect.element(page.getByRole('status', { name: 'Rate limit reached' })).toBeVisible()
  await openActivity()
  await expect.element(call('429 Rate limit')).toHaveLength(1)
  await call('429 Rate limit').getByRole('link').click()
  const opened = panel('GET /api/portal/databases')
  await expect.element(opened).toHaveTextContent('This token has reached its rate limit. (429)')
  await expect
    .element(opened.getByRole('region', { name: 'Response headers' }))
    .toHaveTextContent(/retry-after\d+/)
})

test('secrets are masked until asked for', async () => {
  const { portal, token } = await open('/activity', { checked: true })
  const password = portal.world(token).proxies[0]?.password ?? ''
  await openCall('GET /api/portal/proxies')
  const body = panel('GET /api/portal/proxies').getByRole('region', { name: 'Response body' })
  await expect.element(body).toHaveTextContent('••••••')
  expect(document.body.textContent).not.toContain(password)
  await body.getByRole('button', { name: 'Show secrets' }).click()
  await expect.element(body).toHaveTextContent(password)
})

test('F034 the token is nowhere: not on the screen, not in curl, HAR or JSON, whatever the portal says', async () => {
  const canary = tokenOfTest('full')
  await open('/databases', {
    answers: {
      '/databases/shop': () =>
        Response.json(
          { error: `no such token: ${canary}`, authorization: `Bearer ${canary}` },
          { status: 400, headers: { 'x-echo': canary } },
        ),
    },
  })
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  await expect.element(page.getByRole('alert')).toHaveTextContent('htx_[removed]')
  await openActivity()
  await openCall('GET /api/portal/databases/shop')
  const opened = panel('GET /api/portal/databases/shop')
  await expect.element(opened).toHaveTextContent('no such token: ••••••')
  await opened.getByRole('button', { name: 'Show secrets' }).click()
  await expect.element(opened).toHaveTextContent('no such token: htx_[removed]')
  await expect.element(opened).toHaveTextContent('Bearer $HTX_TOKEN')
  expect(document.documentElement.outerHTML).not.toContain(canary)
  await opened.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Include secrets' }).click()
  await userEvent.keyboard('{Escape}')
  for (const item of ['HAR 1.2', 'JSON']) {
    const { text } = await exported(item)
    expect(text).not.toContain(canary)
    expect(text).toContain('Bearer $HTX_TOKEN')
    expect(text).toContain('no such token: htx_[removed]')
  }
})

test('F035 diagnostics say what happened without names, values of headers, or the token', async () => {
  const copied = catchClipboard()
  const { token } = await open('/databases/shop', { checked: true })
  await expect.element(page.getByRole('region', { name: 'Details' })).toBeVisible()
  await openActivity()
  const copy = page.getByRole('button', { name: 'Copy diagnostics' })
  await copy.click()
  await expect.poll(() => copied).toHaveLength(1)
  await page.getByRole('checkbox', { name: 'Include resource names' }).click()
  await copy.click()
  await expect.poll(() => copied).toHaveLength(2)
  const [plain = '', named = ''] = copied
  expect(plain).toMatch(/^HTX Cloud dashboard \d+\.\d+\.\d+ \(/)
  expect(plain).toContain(navigator.userAgent)
  expect(plain).toMatch(
    /GET \/api\/portal\/databases\/\{name\} \[read\] 200 answered waited \d+ ms .*took \d+ ms/,
  )
  expect(plain).toMatch(/received: .*content-type/)
  for (const secret of [token, 'shop', 'Bearer', 'application/json', location.host])
    expect(plain).not.toContain(secret)
  expect(named).toContain('GET /api/portal/databases/shop')
  expect(named).not.toContain(token)
})

test('export: HAR and JSON of what the filter shows, without secrets unless they are ticked', async () => {
  const { portal, token } = await open('/activity?product=proxies', { checked: true })
  await expect.element(links()).toHaveLength(1)
  const password = portal.world(token).proxies[0]?.password ?? ''
  const file = await exported('HAR 1.2')
  expect(file.name).toMatch(/^calls-\d{8}T\d{6}Z-proxies\.har$/)
  const { log } = JSON.parse(file.text)
  expect(log.version).toBe('1.2')
  expect(log.entries).toHaveLength(1)
  expect(log.entries[0].request.url).toBe(`${location.origin}/api/portal/proxies`)
  expect(log.entries[0].response.status).toBe(200)
  expect(file.text).not.toContain(password)

  const json = await exported('JSON')
  expect(json.name).toMatch(/^calls-.*-proxies\.json$/)
  expect(JSON.parse(json.text)).toMatchObject({
    filter: { product: 'proxies' },
    calls: [{ method: 'GET', path: '/api/portal/proxies', status: 200 }],
  })
  expect(json.text).not.toContain(password)

  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Include secrets' }).click()
  const { text } = await saved(page.getByRole('menuitem', { name: 'HAR 1.2' }))
  expect(text).toContain(password)
})

test('F139 the newest 500 calls are kept, fifty a page', async () => {
  await open('/activity', { checked: true })
  await expect.element(rows()).toHaveLength(3)
  const state = currentSession.get()
  if (state.status === 'signed-out') throw new Error('Nobody is signed in')
  for (let made = 0; made < 510; made += 1)
    state.session.connection.log.start({
      at: Date.now(),
      method: 'GET',
      path: '/api/portal/databases',
      lane: 'read',
    })
  await expect.element(page.getByText('500 API calls')).toBeVisible()
  await expect.element(rows()).toHaveLength(50)
  await expect
    .element(page.getByRole('navigation', { name: 'Pages' }))
    .toHaveTextContent('Page 1 of 10')
  // The first three calls, of the sign-in, are among those that were dropped.
  await page.getByLabelText('Product', { exact: true }).selectOptions('Proxies')
  await expect.element(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
})

test('the record ends with the session: another token has its own', async () => {
  const { portal } = await open('/activity', { checked: true })
  await expect.element(rows()).toHaveLength(3)
  await chooseAccount('Sign out')
  const other = tokenOfTest('functions', 'other')
  await page.getByRole('textbox', { name: 'API token' }).fill(other)
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await openActivity()
  await expect.element(call('403 Forbidden').first()).toBeVisible()
  const answered = () => textsOf(rows()).filter((text) => !text.includes('Cancelled')).length
  const made = () => portal.calls.filter(({ token }) => token === other).length
  await expect.poll(() => answered() - made()).toBe(0)
})

test('a call of before the page was loaded is said to be in no record', async () => {
  await open('/activity?call=of-another-day')
  await expect.element(page.getByRole('heading', { name: 'No calls yet' })).toBeVisible()
  const opened = panel('Call not in the log')
  await expect.element(opened).toHaveTextContent('is cleared when you reload.')
  await opened.getByRole('button', { name: 'Close' }).click()
  await expect.poll(address).toBe('/activity')
})

test('your changes: each with how it ended', async () => {
  const { portal, token } = await open('/activity', { token: 'full_quota-15' })
  const changes = async () => {
    await openActivity()
    await page.getByRole('tab', { name: 'Your changes' }).click()
  }
  const change = (name: string, op: string) => call(name).filter({ hasText: op })
  await changes()
  await expect.element(page.getByRole('heading', { name: 'No changes yet' })).toBeVisible()

  await goTo('Databases')
  await fillCreate('ledger')
  await createButton().click()
  await expect.element(heading('ledger')).toBeVisible()
  await goTo('Databases')
  await fillCreate('one-too-many')
  await createButton().click()
  await expect.element(page.getByRole('alert')).toHaveTextContent('402')
  await goTo('Databases')
  const path = '/api/portal/databases/shop/backups'
  portal.fail(token, { fault: '504', method: 'POST', path })
  await chooseAction('shop', 'Back up now')
  await changes()
  expect(address()).toBe('/activity?view=changes')
  await expect.element(change('ledger', 'Create')).toHaveTextContent('Confirmed')
  await expect.element(change('one-too-many', 'Create')).toHaveTextContent('Rejected')
  await expect
    .element(change('one-too-many', 'Create'))
    .toHaveTextContent("you've reached your plan's quota (402)")
  await expect.element(change('shop', 'Back up')).toHaveTextContent('Checking')
  await pass(65)
  await expect.element(change('shop', 'Back up')).toHaveTextContent('Unknown')
  await expect.element(change('shop', 'Back up')).toHaveTextContent('Not listed after 60 s.')

  await goTo('Databases')
  await page.getByRole('link', { name: 'Create database' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('never')
  setOnline(false)
  await createButton().click()
  await changes()
  await expect.element(change('never', 'Create')).toHaveTextContent('Not sent')
  setOnline(true)
  await expect.element(rows()).toHaveLength(4)
  await expect.element(rows().first()).toHaveTextContent('never')

  await change('ledger', 'Create').getByRole('link', { name: 'View calls' }).click()
  await expect.poll(() => calls().at(-1)).toBe('POST /api/portal/databases')
  expect(address()).toBe('/activity?q=ledger')
})

test.each([
  ['en', 'light', 1280],
  ['vi', 'dark', 360],
] as const)(
  'axe finds nothing on the record, an opened call and the changes: %s, %s, %i wide',
  async (language, theme, width) => {
    await open('/activity', {
      checked: true,
      token: 'functions',
      preferences: { language, theme },
      width,
      height: 740,
    })
    await expect.element(rows()).toHaveLength(3)
    await expectAccessible('calls')
    for (const at of [0, 1, 2]) {
      await page.getByRole('table').getByRole('link').nth(at).click()
      await expect.element(page.getByRole('complementary')).toBeVisible()
      await expectAccessible(`opened ${at}`)
      await userEvent.keyboard('{Escape}')
      await expect.element(page.getByRole('complementary')).not.toBeInTheDocument()
    }
    await page.getByRole('tab').last().click()
    await expect.element(page.getByRole('table')).not.toBeInTheDocument()
    await expectAccessible('no changes')
  },
)

test('on a narrow screen nothing is wider than the page', async () => {
  const width = () => document.documentElement.scrollWidth
  await open('/activity', { checked: true, width: 360, height: 740 })
  await expect.element(rows()).toHaveLength(3)
  expect(width()).toBeLessThanOrEqual(360)
  await openCall('GET /api/portal/proxies')
  const opened = panel('GET /api/portal/proxies')
  await expect.element(opened).toBeInViewport()
  const box = opened.element()
  expect(box.scrollWidth - box.clientWidth).toBe(0)
  expect(width()).toBeLessThanOrEqual(360)
})
