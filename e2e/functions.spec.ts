/** The functions: their list, one opened beside it, how to call it, and every state of the screen. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { callsOf, expect, test } from './fixtures'
import { pressRefresh } from './refresh'
import { runFor } from './time'

const table = (page: Page) => page.getByRole('table', { name: 'Functions' })
const rows = (page: Page) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
const row = (page: Page, name: string) =>
  rows(page).filter({ has: page.getByRole('rowheader', { name, exact: true }) })
const names = (page: Page) => rows(page).getByRole('rowheader')
const panel = (page: Page, name: string) => page.getByRole('complementary', { name, exact: true })

async function open(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Functions' })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Functions' })).toBeFocused()
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('each function with runtime, status, address and last change, from the reads of the sign-in', async ({
  page,
  site,
  token,
  signIn,
}) => {
  // Nothing grows old, and nothing is being deployed: either would be a reason to read again.
  await page.clock.setFixedTime(new Date())
  for (const each of site.portal.world(token()).functions) each.status = 'ready'
  await signIn(token())
  const before = callsOf(site.portal, token()).length
  await open(page)
  await expect(page).toHaveTitle('Functions · HTX Cloud')
  const headers = table(page).getByRole('columnheader')
  await expect(headers).toHaveText(['Name', 'Runtime', 'Status', 'Address', 'Last change'])
  await expect(page.getByText('8 entries')).toBeVisible()
  const cells = row(page, 'mailer').getByRole('cell')
  await expect(cells.nth(0)).toHaveAccessibleName('Python 3.12')
  await expect(cells.nth(1)).toHaveText('ready')
  await expect(cells.nth(2).getByRole('link')).toHaveAttribute(
    'href',
    'https://mailer.fn.example.net',
  )
  await expect(cells.nth(2).getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer')
  await expect(cells.nth(3)).toHaveText(/days? ago|hours? ago|yesterday/)
  expect(callsOf(site.portal, token()).length).toBe(before)
})

test('filter, sort and the open row stand in the address, and Back closes what was opened', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  await open(page)
  await page.getByRole('searchbox', { name: 'Filter functions' }).fill('node.js')
  await expect(names(page)).toHaveText([
    'legacy-import',
    'price-sync',
    'thumbnailer',
    'webhook-relay',
  ])
  await page.getByRole('button', { name: 'Runtime' }).click()
  await expect(names(page).first()).toHaveText('legacy-import')
  await expect(names(page).last()).toHaveText('price-sync')
  await row(page, 'thumbnailer').getByRole('link', { name: 'thumbnailer', exact: true }).click()
  await expect(panel(page, 'thumbnailer')).toBeVisible()
  await expect(page).toHaveURL(/\/functions\?q=node.js&sort=runtime&selected=thumbnailer$/)
  await page.reload()
  await expect(panel(page, 'thumbnailer')).toBeVisible()
  await page.goto('/functions?selected=gone')
  await expect(page.getByRole('status').filter({ hasText: 'is not in this list' })).toContainText(
    'gone',
  )
  await page.getByRole('main').getByRole('button', { name: 'Close' }).click()
  await expect(page).toHaveURL(/\/functions$/)

  await row(page, 'mailer').getByRole('link', { name: 'mailer', exact: true }).click()
  await expect(panel(page, 'mailer')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('complementary')).toHaveCount(0)
  await page.getByRole('searchbox').fill('no such function')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(rows(page)).toHaveCount(8)
})

test('a row opens wherever it is pressed; Escape and "Close" give the focus back to it', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  await open(page)
  await row(page, 'mailer').getByRole('cell').nth(1).click()
  const opened = panel(page, 'mailer')
  await expect(opened.getByRole('heading', { name: 'mailer' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(opened).toHaveCount(0)
  const link = row(page, 'mailer').getByRole('link', { name: 'mailer', exact: true })
  await expect(link).toBeFocused()
  await page.keyboard.press('Enter')
  await opened.getByRole('button', { name: 'Close' }).click()
  await expect(link).toBeFocused()
})

test('Escape in a field of the panel is the field’s; a panel whose row is filtered out gives the focus to the heading', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  await open(page)
  await row(page, 'mailer').getByRole('link', { name: 'mailer', exact: true }).click()
  const opened = panel(page, 'mailer')
  await opened.getByText('Raw', { exact: true }).click()
  const field = opened.getByRole('searchbox', { name: 'Find in the answer' })
  await field.fill('runtime')
  await field.press('Escape')
  await expect(opened).toBeVisible()
  for (const name of ['Details', 'More', 'Call it', 'Raw'])
    await expect(opened.getByRole('heading', { level: 3, name, exact: true })).toBeVisible()

  await page.getByRole('searchbox', { name: 'Filter functions' }).fill('thumbnailer')
  await expect(row(page, 'mailer')).toHaveCount(0)
  await opened.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Functions' })).toBeFocused()
})

test('the panel has all fields, ways to call it, and the raw answer with what is new marked', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  await open(page)
  await row(page, 'mailer').getByRole('link', { name: 'mailer', exact: true }).click()
  const opened = panel(page, 'mailer')
  const details = opened.getByRole('region', { name: 'Details' })
  for (const text of ['mailer', 'fn_2', 'Python 3.12', 'https://mailer.fn.example.net'])
    await expect(details.getByText(text, { exact: true }).first()).toBeVisible()
  await expect(opened.getByRole('region', { name: 'More' })).toContainText('memory_mb')

  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  await opened.getByRole('button', { name: 'Copy URL' }).click()
  await expect.poll(clipboard).toBe('https://mailer.fn.example.net')
  const call = opened.getByRole('region', { name: 'Call it' })
  for (const [name, text] of [
    ['curl', `curl 'https://mailer.fn.example.net'`],
    ['fetch', 'await fetch("https://mailer.fn.example.net")'],
    ['Python', 'urlopen("https://mailer.fn.example.net")'],
  ] as const) {
    await expect(call.getByText(text)).toBeVisible()
    await call.getByRole('button', { name: `Copy ${name}` }).click()
    await expect.poll(clipboard).toContain(text)
  }

  await opened.getByText('Raw', { exact: true }).click()
  const raw = opened.getByRole('region', { name: 'Raw' })
  const line = raw.getByRole('listitem').filter({ hasText: 'memory_mb' })
  await expect(line).toContainText('new')
  await expect(raw.getByRole('listitem').filter({ hasText: 'runtime' })).not.toContainText('new')
})

test('a further field becomes a column, sorted by its numbers; the choice is kept', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  await open(page)
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('menuitemcheckbox', { name }).click()
    await page.keyboard.press('Escape')
  }
  await choose('memory_mb')
  await choose('Address')
  const headers = ['Name', 'Runtime', 'Status', 'Last change', 'memory_mb']
  await expect(table(page).getByRole('columnheader')).toHaveText(headers)
  await table(page).getByRole('button', { name: 'memory_mb' }).click()
  await expect(async () => {
    const sizes = (
      await rows(page).getByRole('cell').filter({ hasText: /^\d+$/ }).allTextContents()
    ).map(Number)
    expect(sizes).toHaveLength(8)
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
  }).toPass()
  await page.reload()
  await expect(table(page).getByRole('columnheader')).toHaveText(headers)
  // What another page has written there counts for nothing.
  await page.evaluate(() => localStorage.setItem('htx.columns', '{"functions":7,"__proto__":[1]}'))
  await page.reload()
  await expect(table(page).getByRole('columnheader')).toHaveCount(5)
})

test('F128 what is filtered is exported as CSV and JSON, with filter and time in the name', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token('full_hostile'))
  await open(page)
  await page.getByRole('searchbox').fill('cmd')
  await expect(rows(page)).toHaveCount(1)
  const save = async (kind: string) => {
    await page.getByRole('button', { name: 'Export' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: kind }).click(),
    ])
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
  }
  const csv = await save('CSV')
  expect(csv.name).toMatch(/^functions-\d{8}T\d{6}Z-cmd\.csv$/)
  const [header, ...lines] = csv.text
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n')
  expect(header).toMatch(/^"ID","Name","Runtime","Status","Address","Last change"/)
  // Neither of them is a formula any more.
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(`"'-2+3+cmd","'@SUM(1)"`)
  const json = await save('JSON')
  expect(json.name).toMatch(/\.json$/)
  expect(JSON.parse(json.text)).toMatchObject({
    filter: { q: 'cmd' },
    functions: [{ name: '-2+3+cmd', runtime: '@SUM(1)' }],
  })
})

test('the screen does not pretend to write, and leads to where it is done', async ({
  page,
  serve,
  site,
  token,
}) => {
  const url = await serve({
    portal: site.portal,
    configJson: { brand: { name: 'Acme', tokensUrl: 'https://portal.acme.example/account' } },
  })
  await page.goto(`${url}/sign-in?next=/databases`)
  await page.getByRole('textbox', { name: 'API token' }).fill(token())
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await open(page)
  await expect(page.getByRole('main').getByRole('link', { name: 'Acme' })).toHaveAttribute(
    'href',
    'https://portal.acme.example/account',
  )
  await expect(page.getByRole('button', { name: /create|delete|deploy/i })).toHaveCount(0)
})

test('nothing, refused, limited and failing each say so', async ({ page, site, token, signIn }) => {
  await page.clock.install()
  await test.step('nothing', async () => {
    await signIn(token('full_empty'))
    await open(page)
    await expect(page.getByRole('heading', { name: 'No functions yet' })).toBeVisible()
    await page.getByRole('button', { name: 'Sign out' }).click()
  })
  await test.step('F036 refused', async () => {
    await signIn(token('databases'))
    await open(page)
    await expect(page.getByRole('alert')).toContainText('This token may not read functions (403).')
    await page.getByRole('button', { name: 'Sign out' }).click()
  })
  await test.step('failing: rows kept, raw shown', async () => {
    await signIn(token())
    await open(page)
    await expect(rows(page)).toHaveCount(8)
    // Until it is mended: the list is also read by itself, as something is being deployed.
    const mend = site.portal.fail(token(), { fault: 'object', times: Infinity })
    await pressRefresh(page)
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('Unexpected answer shape.')
    await alert.getByText('Show raw').click()
    await expect(alert.getByText('{}', { exact: true })).toBeVisible()
    await expect(rows(page)).toHaveCount(8)
    await expect(page.getByText(/^Last update failed/)).toBeVisible()
    mend()
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect(alert).toHaveCount(0)
  })
})

test('F069 F071 a redirect and a body of 9 MiB are said to be so, and the rows stay', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  await open(page)
  for (const [fault, words] of [
    ['redirect', 'The API answered with a redirect; it may have moved or asks for a login page.'],
    ['huge', 'The list is larger than 8 MiB and is not shown.'],
  ] as const) {
    // Until it is mended: the list is also read by itself, as something is being deployed.
    const mend = site.portal.fail(token(), { fault, times: Infinity })
    await pressRefresh(page)
    const alert = page.getByRole('alert')
    await expect(alert).toContainText(words)
    await expect(rows(page)).toHaveCount(8)
    expect(page.url()).toMatch(/\/functions$/)
    mend()
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect(alert).toHaveCount(0)
  }
})

test('a function that is being deployed is looked at more often', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  await open(page)
  await expect(row(page, 'price-sync')).toContainText('deploying')
  const before = callsOf(site.portal, token()).length
  await runFor(page, 6000)
  await expect.poll(() => callsOf(site.portal, token()).length).toBeGreaterThan(before)
})

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 360, height: 740 } })
  test('the panel opens below the list, in view, and nothing is wider than the page', async ({
    page,
    token,
    signIn,
  }) => {
    await signIn(token('full_hostile'))
    await open(page)
    await expect(rows(page)).toHaveCount(17)
    await row(page, 'mailer').getByRole('link', { name: 'mailer', exact: true }).click()
    await expect(panel(page, 'mailer').getByRole('heading', { name: 'mailer' })).toBeInViewport()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(360)
  })
})
