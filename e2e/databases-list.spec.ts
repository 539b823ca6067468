/** The list of databases: what it shows, how it is filtered and kept current, and every way it can fail. */
import type { Page } from '@playwright/test'
import { callsOf, expect, test } from './fixtures'
import { pressRefresh, refreshButton } from './refresh'
import { forward, pass, runFor, soon, stopClock } from './time'

const minute = 60_000

const table = (page: Page) => page.getByRole('table', { name: 'Databases' })
/** The rows below the header. */
const rows = (page: Page) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
const row = (page: Page, name: string) =>
  rows(page).filter({ has: page.getByRole('rowheader', { name, exact: true }) })
const names = (page: Page) => rows(page).getByRole('rowheader')

/** Makes the page believe that it is, or is not, in view. */
async function setVisible(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
    Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }, state)
}

test('each database with its engine, plan in words, status and cluster', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  const headers = table(page).getByRole('columnheader')
  for (const [place, name] of ['', 'Name', 'Engine', 'Plan', 'Status', 'Cluster'].entries())
    await expect(headers.nth(place)).toHaveText(name)
  await expect(page.getByText('14 entries')).toBeVisible()
  const cells = row(page, 'analytics').getByRole('cell')
  for (const [place, name] of ['PostgreSQL', '4 vCPU · 16 GB', 'running', 'hn-1'].entries())
    await expect(cells.nth(place + 1)).toHaveAccessibleName(name)
  await expect(page.getByText(/^Updated/)).toBeVisible()
})

test('filters and sort stand in the address, and a reload or a way back restores them', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  await page.getByRole('searchbox', { name: 'Filter databases' }).fill('orders')
  await expect(names(page)).toHaveText(['orders-prod', 'orders-staging'])
  await expect(page).toHaveURL(/\/databases\?q=orders$/)
  await expect(page.getByText('2 of 14')).toBeVisible()
  await page.getByLabel('Status').selectOption('stopped')
  await expect(names(page)).toHaveText(['orders-staging'])
  await page.getByRole('searchbox').fill('')
  await page.getByLabel('Status').selectOption('All')
  await page.getByLabel('Engine').selectOption('MySQL')
  await page.getByRole('button', { name: 'Name' }).click()
  await expect(names(page)).toHaveText(['shop', 'reports', 'crm'])
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await page.getByRole('button', { name: 'Plan' }).click()
  await expect(names(page).last()).toHaveText('shop')

  const address = page.url()
  expect(new URL(address).search).toBe('?engine=mysql&sort=plan')
  await page.reload()
  await expect(names(page).last()).toHaveText('shop')
  await expect(page.getByLabel('Engine')).toHaveValue('mysql')
  await page.getByRole('link', { name: 'Token', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(address)
  await expect(names(page)).toHaveCount(3)

  await page.getByRole('searchbox').fill('no such database')
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(rows(page)).toHaveCount(14)
  await expect(page).toHaveURL(/\?sort=plan$/)
})

test('an account without databases says so', async ({ page, token, signIn }) => {
  await signIn(token('full_empty'))
  await expect(page.getByRole('heading', { name: 'No databases yet' })).toBeVisible()
  await expect(table(page)).toHaveCount(0)
})

test('F036 a refused list says what was refused, is not asked again by itself, but may be', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  const refused = token('functions')
  await signIn(refused)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('This token may not read databases (403).')
  await expect(alert).toContainText('token scope does not permit this')
  await expect(page.getByText('No databases yet')).toHaveCount(0)
  const before = callsOf(site.portal, refused).length
  await forward(page, 5 * minute)
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => callsOf(site.portal, refused).length).toBe(before + 1)
  await expect(alert).toContainText('(403)')
})

test('F052 a failed update keeps the rows, and the next one that succeeds clears it', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  // A gateway that has lost its server is asked once more before it counts.
  site.portal.fail(token(), { fault: '502', times: 2 })
  await pressRefresh(page)
  await expect(page.getByText(/Last update failed \(502\)/)).toBeVisible()
  await expect(page.getByRole('alert')).toContainText(
    'A gateway in front of the portal reported an error. (502)',
  )
  await expect(rows(page)).toHaveCount(14)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByText(/^Updated/)).toBeVisible()

  site.portal.fail(token(), { fault: '500' })
  await pressRefresh(page)
  await expect(page.getByRole('alert')).toContainText('The portal reported an error. (500)')
  await expect(page.getByRole('alert')).toContainText('internal error')
  await expect(rows(page)).toHaveCount(14)
  // It goes on by itself.
  await forward(page, 31_000)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('F053 a portal that asks to come back later is left alone until then', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  site.portal.fail(token(), { fault: '503' })
  const before = callsOf(site.portal, token()).length
  await stopClock(page)
  await pressRefresh(page)
  await expect.poll(() => callsOf(site.portal, token()).length).toBe(before + 1)
  await pass(page, 15)
  await refreshButton(page).click()
  await expect(rows(page)).toHaveCount(14)
  expect(callsOf(site.portal, token()).length).toBe(before + 1)
  await pass(page, 8)
  await page.clock.resume()
  await expect.poll(() => callsOf(site.portal, token()).length).toBe(before + 2)
})

test('F054 F055 F057 answers that are no list keep the rows and say what came', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  const alert = page.getByRole('alert')
  for (const [fault, words, raw] of [
    ['html', 'The answer was a web page, not data.', 'Welcome'],
    ['object', 'Unexpected answer shape.', '{}'],
    ['string', 'Unexpected answer shape.', '"ok"'],
    ['number', 'Unexpected answer shape.', '7'],
  ] as const) {
    site.portal.fail(token(), { fault })
    await pressRefresh(page)
    await expect(alert).toContainText(words)
    await alert.getByText('Show raw').click()
    await expect(alert.getByText(raw)).toBeVisible()
    await expect(rows(page)).toHaveCount(14)
    await pressRefresh(page)
    await expect(alert).toHaveCount(0)
  }

  site.portal.fail(token(), { fault: 'cutoff', times: 2 })
  const before = callsOf(site.portal, token()).length
  await pressRefresh(page)
  await expect(alert).toContainText('The answer was cut off.')
  expect(callsOf(site.portal, token()).length).toBe(before + 2)
  await expect(rows(page)).toHaveCount(14)
})

test('F056 null is an empty list', async ({ page, token, signIn }) => {
  await signIn(token('full_databases-null'))
  await expect(page.getByRole('heading', { name: 'No databases yet' })).toBeVisible()
})

test('F059 to F063 F124 F130 odd rows are shown, and those without a safe name lead nowhere', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token('full_hostile'))
  await expect(page.getByText('54 entries')).toBeVisible()

  await test.step('F059 what is missing is a dash', async () => {
    const cells = row(page, 'all-null').getByRole('cell')
    for (const place of [1, 2, 3, 4]) await expect(cells.nth(place)).toHaveText('—')
  })
  const leadsNowhere = async (text: string, reason: string, count = 1) => {
    const found = rows(page).filter({ hasText: reason }).filter({ hasText: text })
    await expect(found).toHaveCount(count)
    await expect(found.getByRole('link')).toHaveCount(0)
    await expect(found.getByRole('button')).toHaveCount(0)
  }
  const unsafe = 'This name cannot be put safely into a request.'
  await test.step('F060 F061 no name, or one that is no text', async () => {
    await leadsNowhere('(no name)', `The portal sent no name. ${unsafe}`, 5)
    for (const text of ['42', '["a","b"]', '{"x":1}'])
      await leadsNowhere(text, `The name is not a text. ${unsafe}`)
  })
  await test.step('F062 an unknown status is cut', async () => {
    const status = row(page, 'unknown-status').getByRole('cell').nth(3)
    await expect(status).toHaveText(`${'half-asleep '.repeat(40).slice(0, 40)}…`)
  })
  await test.step('F063 two rows with one name', async () => {
    await leadsNowhere('twin', 'Two entries share this name.', 2)
  })
  await test.step('F124 names that no request can carry', async () => {
    for (const [text, reason] of [
      ['..', 'The name is a step in a path.'],
      ['(no name)', 'The name is empty.'],
      ['a/b', 'The name holds a slash.'],
      ['a\\b', 'The name holds a slash.'],
      ['100%', 'The name holds a percent sign.'],
      ['line⟨U+000A⟩break', 'The name holds a control character.'],
      ['nul⟨U+0000⟩byte', 'The name holds a control character.'],
      ['lone⟨U+D800⟩surrogate', 'The name holds half a character.'],
    ] as const)
      await leadsNowhere(text, `${reason} ${unsafe}`)
  })
  await test.step('F130 what is invisible is made visible', async () => {
    await leadsNowhere('abc⟨U+202E⟩fed', 'The name contains invisible characters.')
    await leadsNowhere('zero⟨U+200B⟩width', 'The name contains invisible characters.')
  })
  await test.step('markup is text, and unusual but safe names are links', async () => {
    for (const [name, path] of [
      ['<img src=x onerror=alert(1)>', '/databases/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E'],
      ['what?#now', '/databases/what%3F%23now'],
      ['two words', '/databases/two%20words'],
      ['dữ-liệu', '/databases/d%E1%BB%AF-li%E1%BB%87u'],
      ['__proto__', '/databases/__proto__'],
    ] as const)
      await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('href', path)
  })
})

test('F136 a thousand databases come a hundred at a time', async ({ page, token, signIn }) => {
  await signIn(token('full_many-1000'))
  await expect(page.getByText('1,000 entries')).toBeVisible()
  await expect(rows(page)).toHaveCount(100)
  const pages = page.getByRole('navigation', { name: 'Pages' })
  await expect(pages).toContainText('Page 1 of 10')
  await expect(pages.getByRole('button', { name: 'Previous' })).toBeDisabled()
  await pages.getByRole('button', { name: 'Next' }).click()
  await expect(page).toHaveURL(/\?page=2$/)
  await page.goto('/databases?page=10&sort=name')
  await expect(pages).toContainText('Page 10 of 10')
  await expect(pages.getByRole('button', { name: 'Next' })).toBeDisabled()
  await page.getByRole('searchbox').fill('shop-16')
  await expect(names(page)).toHaveText(['shop-16'])
  await expect(pages).toHaveCount(0)
})

test('F137 fifty thousand: the same view, and the last of them is found', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token('full_many-50000'))
  await expect(page.getByText('50,000 entries')).toBeVisible()
  await expect(rows(page)).toHaveCount(100)
  await page.getByRole('searchbox').fill('metrics-50000')
  await expect(names(page)).toHaveText(['metrics-50000'])
})

test('F075 past the rate limit: rows kept, a countdown on every screen, then on by itself', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  site.portal.fail(token(), { fault: '429' })
  const before = callsOf(site.portal, token()).length
  await stopClock(page)
  await pressRefresh(page)
  const pause = page.getByRole('status', { name: 'Rate limit reached' })
  await expect(pause).toContainText(/Updates resume in 2\d s\./)
  await expect(rows(page)).toHaveCount(14)
  await forward(page, 10_000)
  await expect(pause).toContainText(/Updates resume in 1\d s\./)
  expect(callsOf(site.portal, token()).length).toBe(before + 1)
  await forward(page, 15_000)
  await page.clock.resume()
  await expect(pause).toBeHidden()
  await expect.poll(() => callsOf(site.portal, token()).length).toBe(before + 2)
  await expect(page.getByText(/^Updated/)).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)

  site.portal.fail(token(), { fault: '429' })
  await pressRefresh(page)
  await expect(pause).toBeVisible()
  await page.getByRole('link', { name: 'Token', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible()
  await expect(pause).toContainText(/in \d+ s\./)
})

test('F093 F095 offline: said at once, rows kept, and reading goes on when it is over', async ({
  page,
  context,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  const before = callsOf(site.portal, token()).length
  await context.setOffline(true)
  const notice = page.getByRole('status').filter({ hasText: 'You are offline.' })
  await expect(notice).toBeVisible()
  await pressRefresh(page)
  await expect(page.getByText(/^Last update failed/)).toBeVisible()
  await expect(rows(page)).toHaveCount(14)
  await forward(page, 20_000)
  await context.setOffline(false)
  await expect(notice).toBeHidden()
  await expect(page.getByText(/^Updated/)).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  const calls = callsOf(site.portal, token()).slice(before)
  expect(calls.map(({ method }) => method)).toEqual(['GET'])
})

test('F094 a start without a connection says so at once and sends nothing', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  const before = callsOf(site.portal, token()).length
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true }),
  )
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('You are offline.')
  expect(callsOf(site.portal, token()).length).toBe(before)
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { value: true })
    dispatchEvent(new Event('online'))
  })
  await expect(rows(page)).toHaveCount(14)
})

test('F098 a slow read: a skeleton, a word after 3 s, an end after 15 s', async ({
  page,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  let answer = () => {}
  const late = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/api/portal/databases', async (route) => {
    await late
    await route.fulfill({ json: [{ name: 'too-late' }] }).catch(() => undefined)
  })
  // From here on time passes in steps only, however slow the machine is.
  await stopClock(page)
  const asked = page.waitForRequest('**/api/portal/databases')
  await page.reload()
  await asked
  await expect(page.getByRole('status').filter({ hasText: 'Loading…' })).toBeAttached()
  await expect(page.getByText('Still waiting…')).toHaveCount(0)
  // In small steps: what counts the three seconds comes with a file of its own.
  await expect(async () => {
    await page.clock.runFor(100)
    await expect(page.getByText('Still waiting…')).toBeVisible({ timeout: 50 })
  }).toPass({ intervals: [20] })
  await forward(page, 12_000)
  await page.clock.resume()
  await expect(page.getByRole('alert')).toContainText('No answer from the portal in time.')
  answer()
  await page.unroute('**/api/portal/databases')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(rows(page)).toHaveCount(14)
  await expect(page.getByText('too-late')).toHaveCount(0)
})

test('F089 twenty presses on Refresh are one request', async ({ page, site, token, signIn }) => {
  await page.clock.install()
  await signIn(token())
  const before = callsOf(site.portal, token()).length
  await page.clock.pauseAt(Date.now() + minute / 2)
  await refreshButton(page).evaluate((button) => {
    if (button instanceof HTMLElement) for (let times = 0; times < 20; times++) button.click()
  })
  await soon(page, () => expect(page.getByText('Updated now')).toBeVisible({ timeout: 50 }))
  expect(callsOf(site.portal, token()).length).toBe(before + 1)
  await refreshButton(page).click()
  await runFor(page, 500)
  await expect(refreshButton(page)).toHaveAttribute('aria-busy', 'false')
  expect(callsOf(site.portal, token()).length).toBe(before + 1)
})

test('polling: once a minute, and every 5 s while something changes', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  const calls = () => callsOf(site.portal, token()).length
  // From here on time passes in steps only, however slow the machine is.
  await stopClock(page)
  await pressRefresh(page)
  await soon(page, () => expect(page.getByText('Updated now')).toBeVisible({ timeout: 50 }))
  let before = calls()
  await forward(page, 50_000)
  await expect(page.getByText(/^Updated 5\d s ago/)).toBeVisible()
  expect(calls()).toBe(before)
  await forward(page, 10_000)
  await soon(page, () => expect(page.getByText(/^Updated (now|\d s)/)).toBeVisible({ timeout: 50 }))
  expect(calls()).toBe(before + 1)

  const [first] = site.portal.world(token()).databases
  if (!first) throw new Error('The world is empty')
  first.status = 'creating'
  await pressRefresh(page)
  await soon(page, () =>
    expect(row(page, first.name).filter({ hasText: 'creating' })).toBeVisible({ timeout: 50 }),
  )
  before = calls()
  await forward(page, 5000)
  await expect.poll(calls).toBe(before + 1)
  first.status = 'running'
  await expect(async () => {
    await pass(page, 1)
    await expect(row(page, first.name)).toContainText('running', { timeout: 50 })
  }).toPass()
  before = calls()
  await forward(page, 30_000)
  await expect(page.getByText(/^Updated 3\d s ago/)).toBeVisible()
  expect(calls()).toBe(before)
})

test('F149 a page that is hidden makes no requests, and one when it is seen again', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  const before = callsOf(site.portal, token()).length
  await setVisible(page, 'hidden')
  for (let times = 0; times < 4; times++) await forward(page, 2 * minute)
  expect(callsOf(site.portal, token()).length).toBe(before)
  await setVisible(page, 'visible')
  await expect.poll(() => callsOf(site.portal, token()).length).toBe(before + 1)
  await expect(page.getByText(/^Updated (now|\d s)/)).toBeVisible()
})
