/** The functions: their list, one opened next to it, how to call it, and every state of the screen. */
import { expect, test } from 'vitest'
import { page, userEvent, type Locator } from 'vitest/browser'
import type { Portal } from '~/demo/portal'
import { pass } from '~/testing/clock'
import { open } from '~/testing/open'
import {
  address,
  catchClipboard,
  exported,
  heading,
  panel,
  pressRefresh,
  row,
  rows,
  textsOf,
} from '~/testing/steps'

const table = () => page.getByRole('table', { name: 'Functions' })
const names = () => textsOf(rows().getByRole('rowheader'))
const headers = () => textsOf(table().getByRole('columnheader'))
const filter = () => page.getByRole('searchbox', { name: 'Filter functions' })
const link = (name: string): Locator => row(name).getByRole('link', { name, exact: true })

/** Nothing is being deployed, which would cause another read. */
function nothingDeploys(portal: Portal, token: string): void {
  for (const each of portal.world(token).functions) each.status = 'ready'
}

test('each function with runtime, status, address and last change, from the reads of the sign-in', async () => {
  const { calls } = await open('/functions', { checked: true, prepare: nothingDeploys })
  await expect
    .poll(headers)
    .toEqual(['Name', 'Runtime', 'Status', 'URL', 'Last modified', 'Actions'])
  expect(document.title).toBe('Functions · HTX Cloud')
  await expect.element(page.getByText('8 functions')).toBeVisible()
  const cells = row('mailer').getByRole('cell')
  await expect.element(cells.nth(0)).toHaveAccessibleName('Python 3.12')
  await expect.element(cells.nth(1)).toHaveTextContent(/^Ready$/)
  const way = cells.nth(2).getByRole('link')
  await expect.element(way).toHaveAttribute('href', 'https://mailer.fn.example.net')
  await expect.element(way).toHaveAttribute('rel', 'noopener noreferrer')
  await expect.element(cells.nth(3)).toHaveTextContent(/\dd ago|\dh ago|Yesterday/)
  expect(calls()).toHaveLength(3)
})

test('filter, sort and the open row are in the address, and Back closes the row', async () => {
  await open('/functions')
  await filter().fill('node.js')
  await expect.poll(names).toEqual(['legacy-import', 'price-sync', 'thumbnailer', 'webhook-relay'])
  await page.getByRole('button', { name: 'Runtime' }).click()
  // The first row was first before, too.
  await expect.poll(() => [names().at(0), names().at(-1)]).toEqual(['legacy-import', 'price-sync'])
  await link('thumbnailer').click()
  await expect.element(panel('thumbnailer')).toBeVisible()
  expect(address()).toBe('/functions?q=node.js&sort=runtime&selected=thumbnailer')
  history.back()
  await expect.element(panel('thumbnailer')).not.toBeInTheDocument()
  await filter().fill('no such function')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect.element(rows()).toHaveLength(8)
})

test('an address opens the list as it was left: filtered, sorted, with its row', async () => {
  await open('/functions?q=node.js&sort=-runtime&selected=thumbnailer')
  await expect.element(panel('thumbnailer')).toBeVisible()
  await expect.element(rows()).toHaveLength(4)
  expect(names().at(0)).toBe('price-sync')
})

test('a row that is not in the list is reported as gone', async () => {
  await open('/functions?selected=gone')
  const note = page.getByRole('status').filter({ hasText: 'is not in this list' })
  await expect.element(note).toHaveTextContent('gone')
  await page.getByRole('main').getByRole('button', { name: 'Close' }).click()
  await expect.poll(address).toBe('/functions')
})

test('a row opens wherever it is clicked; Escape and "Close" return the focus to it', async () => {
  await open('/functions')
  await row('mailer').getByRole('cell').nth(1).click()
  const opened = panel('mailer')
  await expect.element(opened.getByRole('heading', { name: 'mailer' })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(opened).not.toBeInTheDocument()
  await expect.element(link('mailer')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await opened.getByRole('button', { name: 'Close' }).click()
  await expect.element(link('mailer')).toHaveFocus()
})

test('Escape in a field of the panel is the field’s; a panel whose row is filtered out gives the focus to the heading', async () => {
  await open('/functions')
  await link('mailer').click()
  const opened = panel('mailer')
  await opened.getByText('Raw', { exact: true }).click()
  await opened.getByRole('searchbox', { name: 'Search this response' }).fill('runtime')
  await userEvent.keyboard('{Escape}')
  await expect.element(opened).toBeVisible()
  for (const name of ['Details', 'More', 'Call this function', 'Raw'])
    await expect.element(opened.getByRole('heading', { level: 3, name, exact: true })).toBeVisible()

  await filter().fill('thumbnailer')
  await expect.element(row('mailer')).not.toBeInTheDocument()
  await opened.getByRole('button', { name: 'Close' }).click()
  await expect.element(heading('Functions')).toHaveFocus()
})

test('the panel has all fields, ways to call it, and the raw answer with unknown fields marked', async () => {
  const copied = catchClipboard()
  await open('/functions?selected=mailer')
  const opened = panel('mailer')
  const details = opened.getByRole('region', { name: 'Details' })
  for (const text of ['mailer', 'fn_2', 'Python 3.12', 'https://mailer.fn.example.net'])
    await expect.element(details.getByText(text, { exact: true }).first()).toBeVisible()
  await expect.element(opened.getByRole('region', { name: 'More' })).toHaveTextContent('memory_mb')

  await opened.getByRole('button', { name: 'Copy URL' }).click()
  await expect.poll(() => copied).toEqual(['https://mailer.fn.example.net'])
  const call = opened.getByRole('region', { name: 'Call this function' })
  for (const [name, text] of [
    ['curl', `curl 'https://mailer.fn.example.net'`],
    ['fetch', 'await fetch("https://mailer.fn.example.net")'],
    ['Python', 'urlopen("https://mailer.fn.example.net")'],
  ] as const) {
    await expect.element(call.getByText(text)).toBeVisible()
    await call.getByRole('button', { name: `Copy ${name}` }).click()
    await expect.poll(() => copied.at(-1)).toContain(text)
  }

  await opened.getByText('Raw', { exact: true }).click()
  const line = (text: string) =>
    opened.getByRole('region', { name: 'Raw' }).getByRole('listitem').filter({ hasText: text })
  await expect.element(line('memory_mb')).toHaveTextContent('New')
  await expect.element(line('runtime')).not.toHaveTextContent('New')
})

test('an unknown field becomes a column, sorted by its numbers, and can be removed again', async () => {
  await open('/functions')
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('menuitemcheckbox', { name }).click()
    await userEvent.keyboard('{Escape}')
  }
  await choose('memory_mb')
  await choose('URL')
  await expect
    .poll(headers)
    .toEqual(['Name', 'Runtime', 'Status', 'Last modified', 'memory_mb', 'Actions'])
  await table().getByRole('button', { name: 'memory_mb' }).click()
  const sizes = () =>
    textsOf(rows().getByRole('cell')).flatMap((text) => (/^\d+$/.test(text) ? [Number(text)] : []))
  await expect.poll(sizes).toEqual(sizes().toSorted((a, b) => a - b))
  expect(sizes()).toHaveLength(8)
  await choose('memory_mb')
  await choose('URL')
  await expect
    .poll(headers)
    .toEqual(['Name', 'Runtime', 'Status', 'URL', 'Last modified', 'Actions'])
})

test('F128 the filtered rows are exported as CSV and JSON, with filter and time in the name', async () => {
  await open('/functions?q=cmd', { token: 'full_hostile' })
  await expect.element(rows()).toHaveLength(1)
  const csv = await exported('CSV')
  expect(csv.name).toMatch(/^functions-\d{8}T\d{6}Z-cmd\.csv$/)
  const [header, ...lines] = csv.text
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n')
  expect(header).toMatch(/^"ID","Name","Runtime","Status","URL","Last modified"/)
  // Neither is a formula any more.
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(`"'-2+3+cmd","'@SUM(1)"`)
  const { name, text } = await exported('JSON')
  expect(name).toMatch(/\.json$/)
  expect(JSON.parse(text)).toMatchObject({
    filter: { q: 'cmd' },
    functions: [{ name: '-2+3+cmd', runtime: '@SUM(1)' }],
  })
})

test('the screen offers no writes, and links to the portal', async () => {
  const tokensUrl = 'https://portal.acme.example/account'
  await open('/functions', { config: { brand: { name: 'Acme', tokensUrl } } })
  const way = page.getByRole('main').getByRole('link', { name: 'Acme' })
  await expect.element(way).toHaveAttribute('href', tokensUrl)
  await expect.element(rows()).toHaveLength(8)
  await expect
    .element(page.getByRole('button', { name: /create|delete|deploy/i }))
    .not.toBeInTheDocument()
})

test('an account without functions says so', async () => {
  await open('/functions', { token: 'full_empty' })
  await expect.element(page.getByRole('heading', { name: 'No functions yet' })).toBeVisible()
})

test('F036 a token that may not read functions is told so', async () => {
  await open('/functions', { token: 'databases' })
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent("This token can't read functions (403).")
})

test('an answer that is no list is shown raw, and the rows stay', async () => {
  const { portal, token } = await open('/functions', { prepare: nothingDeploys })
  await expect.element(rows()).toHaveLength(8)
  const mend = portal.fail(token, { fault: 'object', times: Infinity })
  await pressRefresh()
  const alert = page.getByRole('alert')
  await expect.element(alert).toHaveTextContent('The response has an unexpected format.')
  await alert.getByText('Show raw response').click()
  await expect.element(alert.getByText('{}', { exact: true })).toBeVisible()
  await expect.element(rows()).toHaveLength(8)
  await expect.element(page.getByText(/^Last update failed/)).toBeVisible()
  mend()
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect.element(alert).not.toBeInTheDocument()
})

test.each([
  [
    'F069 a redirect',
    'redirect',
    'The API returned a redirect; it may have moved or require a login.',
  ],
  ['F071 a body of 9 MiB', 'huge', "The list is larger than 8 MiB and isn't shown."],
] as const)('%s is said to be so, and the rows stay', async (_, fault, words) => {
  const { portal, token } = await open('/functions', { prepare: nothingDeploys })
  await expect.element(rows()).toHaveLength(8)
  const mend = portal.fail(token, { fault, times: Infinity })
  await pressRefresh()
  const alert = page.getByRole('alert')
  await expect.element(alert).toHaveTextContent(words)
  await expect.element(rows()).toHaveLength(8)
  expect(address()).toBe('/functions')
  mend()
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect.element(alert).not.toBeInTheDocument()
})

test('a function that is being deployed is polled more often', async () => {
  const { calls } = await open('/functions')
  await expect.element(row('price-sync')).toHaveTextContent('Deploying')
  const before = calls().length
  await pass(6)
  expect(calls().length).toBeGreaterThan(before)
})

test('on a narrow screen the panel opens below the list, in view, and nothing is wider than the page', async () => {
  await open('/functions', { token: 'full_hostile', width: 360, height: 740 })
  await expect.element(rows()).toHaveLength(17)
  await link('mailer').click()
  await expect.element(panel('mailer').getByRole('heading', { name: 'mailer' })).toBeInViewport()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
})
