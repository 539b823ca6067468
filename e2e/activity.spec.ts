/** The Activity screen: every call of the tab, live, found, opened, exported; and what became of the changes. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectClean } from './accessibility'
import { callsOf, expect, test } from './fixtures'
import { pressRefresh, refreshButton } from './refresh'
import { pass } from './time'
import { backUp, catchClipboard, createButton, fillCreate } from './writes'

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const table = (page: Page, name = 'API calls') => page.getByRole('table', { name })
const rows = (page: Page, name?: string) =>
  table(page, name)
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
const calls = (page: Page) => table(page).getByRole('link')
const panel = (page: Page, name: string | RegExp) => page.getByRole('complementary', { name })

async function openActivity(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByText('Activity').click()
  await expect(heading(page, 'Activity')).toBeVisible()
}

const openCall = (page: Page, call: string | RegExp) =>
  table(page).getByRole('link', { name: call, exact: true }).first().click()

/** Chooses from the export menu and gives the file's name and content. */
async function exported(page: Page, item: string): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

test('each call with time, method and path, status, how long it took and waited; newest first', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token('full_proxies-500'))
  await openActivity(page)
  await expect(heading(page, 'Activity')).toBeFocused()
  await expect(page).toHaveTitle('Activity · HTX Cloud')
  const headers = table(page).getByRole('columnheader')
  await expect(headers).toHaveText(['Time', 'Call', 'Status', 'Took', 'Waited', 'Lane', 'Size'])
  await expect(headers.first()).toHaveAttribute('aria-sort', 'descending')
  const call = (path: string) => rows(page).filter({ hasText: `GET /api/portal/${path}` })
  // The first of them: a list that is old by the time that it is shown is read again.
  const first = call('databases').last()
  await expect(first.getByRole('rowheader')).toHaveText(/^\d\d:\d\d:\d\d$/)
  const cells = first.getByRole('cell')
  await expect(cells.nth(1)).toHaveText('200')
  await expect(cells.nth(2)).toHaveText(/^[\d.]+\s(ms|s)$/)
  await expect(cells.nth(3)).toHaveText(/^[\d.]+\s(ms|s)$/)
  await expect(cells.nth(4)).toHaveText('Read')
  await expect(cells.nth(5)).toHaveText(/^[\d.]+\skB$/)
  await expect(call('proxies').first().getByRole('cell').nth(1)).toHaveText('500 Server error')
})

test('rows come and change while one looks, and the screen itself asks nothing', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  await openActivity(page)
  await expect(rows(page).nth(2)).toBeVisible()
  const before = callsOf(site.portal, token()).length
  await pass(page, 120, 10)
  expect(callsOf(site.portal, token()).length).toBe(before)

  await page.getByRole('link', { name: 'Databases', exact: true }).click()
  await backUp(page, 'shop')
  await openActivity(page)
  const write = rows(page).filter({ hasText: 'POST /api/portal/databases/shop/backups' })
  await expect(write.getByRole('cell').nth(1)).toHaveText('201')
  await expect(write.getByRole('cell').nth(4)).toHaveText('Write')
  // The running backup is followed: its reads appear one after the other.
  const count = () => rows(page).count()
  const shown = await count()
  await pass(page, 6)
  await expect.poll(count).toBeGreaterThan(shown)
  await expect(calls(page).first()).toHaveText('GET /api/portal/databases/shop/backups')
})

test('F104 an answer that comes after its screen was left is in its row, and nowhere else', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  let answer = () => {}
  const late = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/api/portal/databases/shop', async (route) => {
    await late
    await route.continue()
  })
  const asked = page.waitForRequest('**/api/portal/databases/shop')
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  await asked
  await openActivity(page)
  const row = rows(page).filter({ hasText: 'GET /api/portal/databases/shop' }).first()
  // A read that nobody looks at any more is called off at once.
  await expect(row.getByRole('cell').nth(1)).toHaveText(/^(Sending|Called off)$/)
  answer()
  await expect(row.getByRole('cell').nth(1)).toHaveText(/^(200|Called off)$/)
  await expect(heading(page, 'Activity')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('filters and sort stand in the address, and a way back restores them', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token('databases'))
  await fillCreate(page, 'ledger')
  await createButton(page).click()
  await expect(heading(page, 'ledger')).toBeVisible()
  await openActivity(page)
  const search = page.getByRole('searchbox', { name: 'Filter calls' })
  await search.fill('LEDGER')
  await expect(page).toHaveURL(/\/activity\?q=LEDGER$/)
  // While it is being created it may have been read more than once.
  const found = async () => [...new Set(await calls(page).allTextContents())]
  await expect
    .poll(found)
    .toEqual(['GET /api/portal/databases/ledger', 'POST /api/portal/databases'])
  await search.fill('')
  await page.getByRole('checkbox', { name: 'Writes only' }).check()
  await expect(calls(page)).toHaveText(['POST /api/portal/databases'])
  await expect(page).toHaveURL(/\/activity\?writes=1$/)
  await page.getByRole('checkbox', { name: 'Writes only' }).uncheck()

  await page.getByLabel('Product').selectOption('Proxies')
  await expect(calls(page)).toHaveText(['GET /api/portal/proxies'])
  await page.getByLabel('Product').selectOption('All')
  await page.getByLabel('Status').selectOption('403')
  await expect(calls(page)).toHaveCount(2)
  await page.getByLabel('Status').selectOption('Failed')
  await expect(calls(page)).toHaveCount(2)
  await page.getByLabel('Status').selectOption('All')
  await page.getByLabel('Method').selectOption('GET')
  await page.getByRole('button', { name: 'Call', exact: true }).click()
  await expect(table(page).getByRole('columnheader', { name: 'Call' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await page.getByRole('button', { name: 'Call', exact: true }).click()
  await expect(calls(page).first()).toHaveText('GET /api/portal/proxies')
  await expect(page).toHaveURL(/\/activity\?method=GET&sort=-call$/)
  const address = page.url()

  await page.getByRole('link', { name: 'Token', exact: true }).click()
  await expect(heading(page, 'Token')).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(address)
  await expect(page.getByLabel('Method')).toHaveValue('GET')
  await expect(calls(page).first()).toHaveText('GET /api/portal/proxies')

  await search.fill('no such call')
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL(/\/activity\?sort=-call$/)
  await expect(calls(page)).not.toHaveCount(0)
})

test('with the keyboard: a call opens with its facts, headers, bodies and curl, and closes again', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  await fillCreate(page, 'ledger')
  await createButton(page).click()
  await expect(heading(page, 'ledger')).toBeVisible()
  await openActivity(page)
  const link = calls(page).filter({ hasText: 'POST' })
  await link.focus()
  await page.keyboard.press('Enter')
  const opened = panel(page, 'POST /api/portal/databases')
  await expect(opened.getByRole('heading', { level: 2 }).first()).toBeFocused()
  await expect(page).toHaveURL(/\/activity\?call=[\w-]+$/)
  await expect(link).toHaveAttribute('aria-current', 'true')

  const facts = opened.getByRole('region', { name: 'Call', exact: true })
  for (const [term, value] of [
    ['Status', /^201$/],
    ['Waited', /for the rate limit/],
    ['Lane', /^Write$/],
    ['Screen', /^\/databases\/new$/],
  ] as const)
    await expect(
      facts.getByRole('definition').and(facts.locator(`dt:text-is("${term}") + dd`)),
    ).toHaveText(value)
  const sent = opened.getByRole('region', { name: 'Request headers' })
  await expect(sent).toContainText('authorizationBearer $HTX_TOKEN')
  await expect(sent).toContainText('content-typeapplication/json')
  await expect(opened.getByRole('region', { name: 'Request body' })).toContainText('"ledger"')
  await expect(opened.getByRole('region', { name: 'Response headers' })).toContainText(
    'content-type',
  )
  await expect(opened.getByRole('region', { name: 'Response body' })).toContainText('"creating"')
  const curl = opened.getByRole('figure', { name: 'The call as curl' })
  await expect(curl).toContainText('curl')
  await expect(curl).toContainText('"Authorization: Bearer $HTX_TOKEN"')
  await expect(curl).toContainText('"name":"ledger"')
  await expect(curl.getByRole('button', { name: 'Copy as curl' })).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(opened).toHaveCount(0)
  await expect(link).toBeFocused()
  await expect(page).toHaveURL(/\/activity$/)
  await page.keyboard.press('Enter')
  await opened.getByRole('button', { name: 'Close' }).click()
  await expect(link).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(opened).toBeVisible()
  await page.goBack()
  await expect(opened).toHaveCount(0)
})

test('a call that failed says in a sentence why, what came back, and that it was made again', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  site.portal.fail(token(), { fault: '502' })
  await pressRefresh(page)
  await pass(page, 4)
  // Whoever leaves earlier calls the second one off.
  await expect
    .poll(() =>
      callsOf(site.portal, token())
        .map(({ status }) => status)
        .slice(-2),
    )
    .toEqual([502, 200])
  await expect(refreshButton(page)).toHaveAttribute('aria-busy', 'false')
  await openActivity(page)
  await openCall(page, 'GET /api/portal/databases')
  const again = panel(page, 'GET /api/portal/databases')
  await again.getByRole('link', { name: /^The same call at .* failed/ }).click()
  await expect(again).toContainText('A gateway in front of the portal reported an error. (502)')
  await expect(again).toContainText('Kind: broken, html')
  await expect(again.getByRole('figure', { name: 'Response body' })).toContainText('<html')

  await page.keyboard.press('Escape')
  site.portal.fail(token(), { fault: '429' })
  await page.getByRole('link', { name: 'Databases', exact: true }).click()
  await pressRefresh(page)
  await expect(page.getByRole('status', { name: 'Rate limit reached' })).toBeVisible()
  await openActivity(page)
  const limited = rows(page).filter({ hasText: '429 Rate limit' })
  await expect(limited).toHaveCount(1)
  await limited.getByRole('link').click()
  await expect(again).toContainText('The rate limit of this token is reached. (429)')
  await expect(again.getByRole('region', { name: 'Response headers' })).toContainText(
    /retry-after\d+/,
  )
})

test('secrets are masked until asked for', async ({ page, site, token, signIn }) => {
  await signIn(token())
  await openActivity(page)
  await openCall(page, 'GET /api/portal/proxies')
  const body = panel(page, 'GET /api/portal/proxies').getByRole('region', { name: 'Response body' })
  const [proxy] = site.portal.world(token()).proxies
  const { password } = proxy as unknown as { password: string }
  await expect(body).toContainText('••••••')
  await expect(page.locator('body')).not.toContainText(password)
  await body.getByRole('button', { name: 'Show secrets' }).click()
  await expect(body).toContainText(password)
})

test('F034 the token is nowhere: not on the screen, not in curl, HAR or JSON, whatever the portal says', async ({
  page,
  token,
  signIn,
}) => {
  const canary = token()
  await signIn(canary)
  await page.route('**/api/portal/databases/shop', (route) =>
    route.fulfill({
      status: 400,
      headers: { 'x-echo': canary, 'content-type': 'application/json' },
      body: JSON.stringify({
        error: `no such token: ${canary}`,
        authorization: `Bearer ${canary}`,
      }),
    }),
  )
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('htx_[removed]')
  await openActivity(page)
  await openCall(page, 'GET /api/portal/databases/shop')
  const opened = panel(page, 'GET /api/portal/databases/shop')
  await expect(opened).toContainText('no such token: ••••••')
  await opened.getByRole('button', { name: 'Show secrets' }).click()
  await expect(opened).toContainText('no such token: htx_[removed]')
  expect(await page.content()).not.toContain(canary)
  expect(await opened.textContent()).toContain('Bearer $HTX_TOKEN')
  await opened.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Include secrets' }).click()
  await page.keyboard.press('Escape')
  for (const item of ['HAR 1.2', 'JSON']) {
    const { text } = await exported(page, item)
    expect(text).not.toContain(canary)
    expect(text).toContain('Bearer $HTX_TOKEN')
    expect(text).toContain('no such token: htx_[removed]')
  }
})

test('F035 diagnostics say what happened without names, values of headers, or the token', async ({
  page,
  site,
  token,
  signIn,
}) => {
  const copied = await catchClipboard(page)
  await signIn(token())
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible()
  await openActivity(page)
  const copy = page.getByRole('button', { name: 'Copy diagnostics' })
  await copy.click()
  await page.getByRole('checkbox', { name: 'with names of resources' }).check()
  await copy.click()
  const [plain = '', named = ''] = await copied()
  expect(plain).toMatch(/^HTX Cloud dashboard \d+\.\d+\.\d+ \(\S*assets\/index-\S+\.js\)\n/)
  expect(plain).toContain(await page.evaluate(() => navigator.userAgent))
  expect(plain).toMatch(
    /GET \/api\/portal\/databases\/\{name\} \[read\] 200 answered waited \d+ ms .*took \d+ ms/,
  )
  expect(plain).toMatch(/received: .*content-type/)
  for (const secret of [token(), 'shop', 'Bearer', 'application/json', new URL(site.url).host])
    expect(plain).not.toContain(secret)
  expect(named).toContain('GET /api/portal/databases/shop')
  expect(named).not.toContain(token())
})

test('export: HAR and JSON of what the filter shows, without secrets unless they are ticked', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  await openActivity(page)
  await page.getByLabel('Product').selectOption('Proxies')
  await expect(calls(page)).toHaveCount(1)
  const [proxy] = site.portal.world(token()).proxies
  const { password } = proxy as unknown as { password: string }

  const file = await exported(page, 'HAR 1.2')
  expect(file.name).toMatch(/^calls-\d{8}T\d{6}Z-proxies\.har$/)
  const { log } = JSON.parse(file.text)
  expect(log.version).toBe('1.2')
  expect(log.entries).toHaveLength(1)
  expect(log.entries[0].request.url).toBe(`${site.url}/api/portal/proxies`)
  expect(log.entries[0].response.status).toBe(200)
  expect(file.text).not.toContain(password)

  const json = await exported(page, 'JSON')
  expect(json.name).toMatch(/^calls-.*-proxies\.json$/)
  expect(JSON.parse(json.text)).toMatchObject({
    filter: { product: 'proxies' },
    calls: [{ method: 'GET', path: '/api/portal/proxies', status: 200, screen: '/sign-in' }],
  })
  expect(json.text).not.toContain(password)

  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Include secrets' }).click()
  await page.keyboard.press('Escape')
  expect((await exported(page, 'HAR 1.2')).text).toContain(password)
})

test('F139 the newest 500 calls are kept, a hundred a page', async ({
  page,
  site,
  token,
  signIn,
}) => {
  // Five hundred calls take their time on a busy machine.
  test.setTimeout(240_000)
  await page.route('**/config.json', (route) => route.fulfill({ json: { rateLimit: 99_999 } }))
  const many = token('full_limit-99999_databases-500')
  await signIn(many)
  await expect(page.getByRole('alert')).toBeVisible()
  // What has failed is read again whenever the network is back.
  const flicker = await page.evaluate(() =>
    setInterval(() => {
      dispatchEvent(new Event('offline'))
      dispatchEvent(new Event('online'))
    }, 5),
  )
  await expect
    .poll(() => callsOf(site.portal, many).length, { timeout: 200_000 })
    .toBeGreaterThan(510)
  await page.evaluate((id) => clearInterval(id), flicker)
  await openActivity(page)
  await expect(page.getByText('500 entries')).toBeVisible()
  await expect(rows(page)).toHaveCount(100)
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('Page 1 of 5')
  // The first three calls, of the sign-in, are among those that made way.
  await page.getByLabel('Product').selectOption('Proxies')
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
})

test('the record ends with the session: another token has its own, a reload begins anew', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  await openActivity(page)
  await openCall(page, 'GET /api/portal/databases')
  const address = page.url()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Sign out' }).click()
  const other = token('functions')
  await signIn(other)
  // The list is tried once more; whoever leaves earlier calls that off.
  await expect(page.getByRole('alert')).toBeVisible()
  await openActivity(page)
  await expect(rows(page).filter({ hasText: '403 Refused' })).not.toHaveCount(0)
  await expect(rows(page)).toHaveCount(callsOf(site.portal, other).length)

  await page.goto(address)
  await expect(page.getByRole('heading', { name: 'No calls yet' })).toBeVisible()
  const opened = panel(page, 'Not in the record')
  await expect(opened).toContainText('It begins anew when the page is loaded again.')
  await opened.getByRole('button', { name: 'Close' }).click()
  await expect(page).toHaveURL(/\/activity$/)
})

test('your changes: each with how it ended', async ({ page, context, site, token, signIn }) => {
  await page.clock.install()
  const world = token('full_quota-15')
  await signIn(world)
  const changes = async () => {
    await openActivity(page)
    await page.getByRole('tab', { name: 'Your changes' }).click()
  }
  const change = (name: string, op: string) =>
    rows(page, 'Your changes').filter({ hasText: name }).filter({ hasText: op })
  await changes()
  await expect(page.getByRole('heading', { name: 'No changes yet' })).toBeVisible()

  const databases = page.getByRole('navigation', { name: 'Main' }).getByText('Databases')
  await databases.click()
  await fillCreate(page, 'ledger')
  await createButton(page).click()
  await expect(heading(page, 'ledger')).toBeVisible()
  await databases.click()
  await fillCreate(page, 'one-too-many')
  await createButton(page).click()
  await expect(page.getByRole('alert')).toContainText('402')
  await databases.click()
  site.portal.fail(world, {
    fault: '504',
    method: 'POST',
    path: '/api/portal/databases/shop/backups',
  })
  await backUp(page, 'shop')
  await changes()
  await expect(page).toHaveURL(/\/activity\?view=changes$/)
  await expect(change('ledger', 'Create')).toContainText('Confirmed')
  await expect(change('one-too-many', 'Create')).toContainText('Rejected')
  await expect(change('one-too-many', 'Create')).toContainText("your plan's quota is used up (402)")
  await expect(change('shop', 'Back up')).toContainText('Being checked')
  await pass(page, 65)
  await expect(change('shop', 'Back up')).toContainText('Unknown')
  await expect(change('shop', 'Back up')).toContainText('Not visible after 60 s.')

  await databases.click()
  await context.setOffline(true)
  // The browser tells the page a moment later; only then the person is offline for both.
  await expect(page.getByText('You are offline.').first()).toBeAttached()
  await fillCreate(page, 'never')
  await createButton(page).click()
  await changes()
  await expect(change('never', 'Create')).toContainText('Not sent')
  await context.setOffline(false)
  await expect(rows(page, 'Your changes')).toHaveCount(4)
  await expect(rows(page, 'Your changes').first()).toContainText('never')

  await change('ledger', 'Create').getByRole('link', { name: 'Its calls' }).click()
  await expect(page).toHaveURL(/\/activity\?q=ledger$/)
  await expect(calls(page).last()).toHaveText('POST /api/portal/databases')
})

for (const [locale, colorScheme] of [
  ['en-US', 'light'],
  ['vi-VN', 'dark'],
] as const)
  test.describe(`accessibility, ${locale}, ${colorScheme}`, () => {
    test.use({ locale, colorScheme })
    test('axe finds nothing on the record, an opened call and the changes', async ({
      page,
      token,
    }) => {
      const clean = (screen: string) => expectClean(page, screen)
      await page.goto('/sign-in?next=/activity')
      await page.getByRole('textbox').fill(token('functions'))
      await page.keyboard.press('Enter')
      await expect(page.getByRole('table')).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('row')).toHaveCount(4)
      await clean('calls')
      for (const at of [0, 1, 2]) {
        await page.getByRole('table').getByRole('link').nth(at).click()
        await expect(page.getByRole('complementary')).toBeVisible()
        await clean(`opened ${at}`)
        await page.keyboard.press('Escape')
      }
      await page.getByRole('tab').last().click()
      await expect(page.getByRole('table')).toHaveCount(0)
      await clean('no changes')
    })
  })

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 360, height: 740 } })
  test('nothing is wider than the page', async ({ page, token, signIn }) => {
    const fits = async (screen: string) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, screen).toBeLessThanOrEqual(360)
    }
    await signIn(token())
    await openActivity(page)
    await expect(rows(page).nth(2)).toBeVisible()
    await fits('calls')
    await openCall(page, 'GET /api/portal/proxies')
    const opened = panel(page, 'GET /api/portal/proxies')
    await expect(opened).toBeInViewport()
    expect(await opened.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
    await fits('opened')
  })
})
