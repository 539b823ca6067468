/** The backups board: what it says of each database, in which order and how it reads, and every way it can fail. */
import type { Page, Route } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { allChecked, board, boardRow, hourOf, openBoard, progress, readsOf } from './boards'
import { forward, pass } from './time'
import { holdStatuses } from './worlds'
import { expect, test } from './fixtures'
import { setVisible } from './tabs'

holdStatuses()

const names = (page: Page) => board(page).getByRole('rowheader')
const states = (page: Page) => page.getByRole('group', { name: 'Status' })

/**
 * Refreshes the board and pauses it before all is read, however slow the machine is. Needs the test's own clock, which
 * goes on afterwards.
 */
async function pauseAnew(page: Page): Promise<void> {
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await page.getByRole('button', { name: 'Pause' }).click()
  // What had left arrives.
  await pass(page, 1, 0.25)
  await page.clock.resume()
}

test('each database with its newest backup, its age and state; never and the stalest first; one call each', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  await openBoard(page)
  const headers = board(page).getByRole('columnheader')
  for (const [place, name] of [
    'Database',
    'Latest backup',
    'Status',
    'Age',
    'Backups',
    'Size',
    'Last 30 days',
  ].entries())
    await expect(headers.nth(place + 1)).toHaveText(name)
  await allChecked(page)
  await expect(board(page).getByText('not read yet')).toHaveCount(0)
  await expect(names(page)).toHaveCount(14)
  await expect(names(page).nth(0)).toHaveText('sandbox')
  await expect(names(page).nth(1)).toHaveText('audit-log')
  await expect(boardRow(page, 'sandbox')).toContainText('never')
  await expect(boardRow(page, 'audit-log')).toContainText(/failed.*(3|4|5) days/)
  await expect(boardRow(page, 'metrics').getByRole('time')).toBeVisible()
  await expect(boardRow(page, 'analytics')).toContainText(/\d (MB|GB)/)
  expect(readsOf(site.portal, token()).toSorted()).toHaveLength(14)
  expect(new Set(readsOf(site.portal, token())).size).toBe(14)
  await expect(page.getByText(/^Updated/)).toBeVisible()
  await boardRow(page, 'shop').getByRole('link', { name: 'shop' }).click()
  await expect(page).toHaveURL(/\/databases\/shop\/backups$/)
  await expect(page.getByRole('tab', { name: 'Backups', selected: true })).toBeVisible()
})

test('filter, state, sort, threshold and clock stand in the address; the threshold is remembered', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  await openBoard(page)
  await allChecked(page)
  await page.getByRole('searchbox', { name: 'Filter databases' }).fill('orders')
  await expect(names(page)).toHaveCount(2)
  await page.getByRole('searchbox').fill('')
  await states(page)
    .getByRole('button', { name: /^never/ })
    .click()
  await expect(names(page)).toHaveText(['sandbox'])
  await states(page)
    .getByRole('button', { name: /^never/ })
    .click()
  await page.getByLabel('Stale after (hours)').fill('1')
  await page.keyboard.press('Enter')
  await expect(states(page).getByRole('button', { name: /^stale 12$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Back up 14 stale databases' })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Times in UTC' }).check()
  await page.getByRole('button', { name: 'Database', exact: true }).click()
  await expect(names(page).first()).toHaveText('analytics')
  expect(new URL(page.url()).search).toBe('?age=1&tz=utc&sort=database')
  const time = boardRow(page, 'metrics').getByRole('time')
  const inUtc = hourOf(await time.textContent())
  await page.reload()
  await expect(names(page).first()).toHaveText('analytics')
  await expect(page.getByRole('checkbox', { name: 'Times in UTC' })).toBeChecked()
  await page.goto('/backups')
  await expect(page.getByLabel('Stale after (hours)')).toHaveValue('1')
  await page.goto('/backups?age=48')
  await expect(page.getByLabel('Stale after (hours)')).toHaveValue('48')
  await expect(boardRow(page, 'metrics')).toContainText('fresh')
  expect((hourOf(await time.textContent()) - inUtc + 24) % 24, 'Vietnam is seven hours ahead').toBe(
    7,
  )

  await test.step('a threshold is taken when it is finished, and only if it is one', async () => {
    const field = page.getByLabel('Stale after (hours)')
    await field.fill('')
    await field.pressSequentially('168')
    await expect(page).toHaveURL(/age=48/)
    await field.press('Enter')
    await expect(page).toHaveURL(/age=168/)
    await field.fill('0')
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toHaveAccessibleDescription('1 to 8,760')
    await expect(page).toHaveURL(/age=168/)
    await field.fill('24')
    await page.keyboard.press('Enter')
  })
  await page.getByRole('searchbox').fill('no such database')
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(names(page)).toHaveCount(14)
})

test('leaving, hiding the tab and a pause stop the reading; it goes on where it stopped', async ({
  page,
  site,
  token,
  signIn,
}) => {
  const words = token('full_many-24')
  const reads = () => readsOf(site.portal, words)
  await page.clock.install()
  await signIn(words)
  await page.clock.pauseAt(Date.now() + 60_000)
  const readOn = (before: number) => expect.poll(() => reads().length).toBeGreaterThan(before)
  /** How many have been read once all that had left has arrived. */
  const readSoFar = async () => {
    await pass(page, 1, 0.25)
    return reads().length
  }
  const go = async (name: string) => {
    const menu = page.getByRole('navigation', { name: 'Main' })
    await menu.getByRole('link', { name, exact: true }).click()
    await pass(page, 1, 0.25)
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }
  /** Lets the time pass that the rest takes. */
  const whole = async () => {
    for (let round = 0; round < 60 && (await progress(page).count()) > 0; round++)
      await pass(page, 0.5, 0.25)
    await expect(progress(page)).toHaveCount(0)
  }
  await go('Backups')
  await expect(progress(page)).toHaveAttribute('aria-valuemax', '24')
  await expect(page.getByText(/Checking backups: \d+ of 24 · about \d+ sec left/)).toBeVisible()
  await readOn(3)

  await test.step('paused', async () => {
    await page.getByRole('button', { name: 'Pause' }).click()
    const before = await readSoFar()
    await pass(page, 20, 5)
    expect(reads().length).toBe(before)
    await expect(page.getByText(/^Paused: \d+ of 24 checked/)).toBeVisible()
    await page.getByRole('button', { name: 'Go on' }).click()
    await pass(page, 1, 0.25)
    await readOn(before)
  })
  await test.step('left', async () => {
    await go('Token')
    const before = reads().length
    await pass(page, 20, 5)
    expect(reads().length).toBe(before)
    await go('Backups')
    await readOn(before)
  })
  await test.step('F149 hidden', async () => {
    await setVisible(page, 'hidden')
    const before = await readSoFar()
    await pass(page, 20, 5)
    expect(reads().length).toBe(before)
    await setVisible(page, 'visible')
  })
  await whole()
  // What was called off may have reached the portal; nothing that was answered is asked again.
  expect(new Set(reads()).size).toBe(24)
  expect(reads().length).toBeLessThan(32)

  await test.step('what is younger than five minutes is not read again, what is older is', async () => {
    const before = reads().length
    await go('Token')
    await go('Backups')
    await pass(page, 5)
    await expect(progress(page)).toHaveCount(0)
    expect(reads().length).toBe(before)
    await go('Token')
    await pass(page, 300, 100)
    await go('Backups')
    await whole()
    expect(reads().length).toBe(before + 24)
  })
})

test('rows in view are read before the rest', async ({ page, site, token, signIn }) => {
  const words = token('full_many-200')
  await signIn(words)
  await page.goto('/backups?sort=-database')
  await expect(names(page)).toHaveCount(50)
  const seen = (await names(page).allTextContents()).slice(0, 5)
  const reads = () => readsOf(site.portal, words)
  // In the list's own order they would be among the last.
  await expect.poll(() => seen.filter((name) => !reads().includes(name))).toEqual([])
  expect(reads().length).toBeLessThan(100)
})

test('all are read again on request, or one of them', async ({ page, site, token, signIn }) => {
  await signIn(token())
  await openBoard(page)
  await allChecked(page)
  await expect(names(page)).toHaveCount(14)
  const again = page.getByRole('button', { name: 'Read shop again' })
  await again.click()
  await expect.poll(() => readsOf(site.portal, token()).length).toBe(15)
  await expect(again).toHaveAttribute('aria-busy', 'false')
  expect(readsOf(site.portal, token()).at(-1)).toBe('shop')
  // At once, however slow the machine is: a while later it would be another wish.
  await page.getByRole('button', { name: 'Refresh' }).evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await allChecked(page)
  expect(readsOf(site.portal, token())).toHaveLength(29)
})

test('rows stay where they are while the pointer is among them, and find their place when it has left', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  await openBoard(page)
  await allChecked(page)
  await expect(names(page).first()).toHaveText('sandbox')
  const at = await names(page).nth(1).boundingBox()
  await page.getByRole('button', { name: 'Back up sandbox now' }).click()
  await expect(boardRow(page, 'sandbox')).toContainText('running')
  await expect(names(page).first()).toHaveText('sandbox')
  // What happens over the table does not move it either.
  expect((await names(page).nth(1).boundingBox())?.y).toBe(at?.y)
  await page.mouse.move(1, 1)
  await expect(names(page).first()).toHaveText('audit-log')
})

test.describe('in a time zone of half hours', () => {
  test.use({ timezoneId: 'Asia/Kolkata' })
  test('a quarter of an hour after midnight the last day is today', async ({
    page,
    token,
    signIn,
  }) => {
    await page.clock.install({ time: new Date('2026-11-24T18:45:00Z') })
    await signIn(token('full_many-2'))
    await openBoard(page)
    // Until then rows find their place, and a row that moves loses the focus.
    await allChecked(page)
    const picture = page.getByRole('slider').first()
    await picture.focus()
    await page.keyboard.press('End')
    await expect(picture).toHaveAttribute('aria-valuetext', /^Wed, Nov 25/)
  })
})

test('the picture tells each day to the pointer and to the keyboard', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  await openBoard(page)
  // Until then rows find their place, and a row that moves loses the focus.
  await allChecked(page)
  const picture = page.getByRole('slider', { name: 'Last 30 days of audit-log' })
  await picture.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowDown')
  await expect(picture).toHaveAttribute('aria-valuenow', '29')
  await expect(picture).toHaveAttribute('aria-valuetext', /: \d\d:\d\d · scheduled · failed/)
  await expect(page.getByText(/^\d\d:\d\d · scheduled · failed/)).toBeVisible()
  await page.keyboard.press('Home')
  await expect(picture).toHaveAttribute('aria-valuetext', /scheduled · complete · .*(MB|GB)/)
  await page.keyboard.press('Escape')
  await expect(page.getByText(/^\d\d:\d\d · scheduled/)).toHaveCount(0)

  const gaps = page.getByRole('slider', { name: 'Last 30 days of metrics' })
  await gaps.focus()
  const words: string[] = []
  await page.keyboard.press('Home')
  for (let day = 0; day < 30; day++) {
    words.push((await gaps.getAttribute('aria-valuetext')) ?? '')
    await page.keyboard.press('ArrowRight')
  }
  const without = words.filter((each) => each.includes('No backup on this day')).length
  expect(without).toBeGreaterThan(5)
  // The same at a glance, and what the column is sorted by.
  await expect(boardRow(page, 'metrics')).toContainText(/\d+ gaps/)
  await gaps.hover({ position: { x: 3, y: 10 } })
  await expect(gaps).toHaveAttribute('aria-valuenow', '1')
})

test('F036 a refusal is said once, not asked for each database, and stops the reading', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  const rule = { fault: '403', path: /\/backups$/, times: 1000 } as const
  const allow = site.portal.fail(token(), rule)
  await openBoard(page)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('This token may not read backups (403).')
  const calls = readsOf(site.portal, token()).length
  // Six at once, and one that may have taken the first one's place.
  expect(calls).toBeLessThanOrEqual(7)
  await forward(page, 120_000)
  await expect(alert).toBeVisible()
  allow()
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(alert).toHaveCount(0)
  await expect(progress(page)).toHaveCount(0)
  await expect(boardRow(page, 'sandbox')).toContainText('never')
})

test('one that fails is unknown with its reason; the rest is read', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  site.portal.fail(token(), { fault: '500', path: /\/shop\/backups$/, times: 9 })
  site.portal.fail(token(), { fault: 'object', path: /\/crm\/backups$/, times: 9 })
  await openBoard(page)
  await allChecked(page)
  await expect(boardRow(page, 'shop')).toContainText('unknown')
  await expect(boardRow(page, 'shop')).toContainText('The portal reported an error. (500)')
  await expect(boardRow(page, 'crm')).toContainText('Unexpected answer shape. (200)')
  await expect(boardRow(page, 'analytics')).toContainText('fresh')
})

test('one that gives no answer is unknown, too, and does not stop the rest; not on request either', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  site.portal.fail(token(), { fault: 'timeout', path: /\/shop\/backups$/, times: 9 })
  site.portal.fail(token(), { fault: 'reset', path: /\/crm\/backups$/, times: 9 })
  await openBoard(page)
  await expect(boardRow(page, 'analytics')).toContainText('fresh')
  await expect(boardRow(page, 'metrics')).toContainText('fresh')
  await pass(page, 25)
  await expect(progress(page)).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(boardRow(page, 'shop')).toContainText('unknown')
  await expect(boardRow(page, 'crm')).toContainText('unknown')
  await page.getByRole('button', { name: 'Refresh' }).click()
  await pass(page, 25)
  await expect(progress(page)).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveCount(0)
  const reads = readsOf(site.portal, token())
  expect(reads.filter((name) => name === 'shop').length).toBeLessThanOrEqual(3)
})

test('a row is read again on request while the rest is paused, and shows that it is', async ({
  page,
  site,
  token,
  signIn,
}) => {
  const words = token('full_many-24')
  await page.clock.install()
  await signIn(words)
  await openBoard(page)
  await allChecked(page)
  await pauseAnew(page)
  const again = page.getByRole('button', { name: 'Read shop again', exact: true })
  const reads = () => readsOf(site.portal, words).filter((name) => name === 'shop').length
  const before = reads()
  let answer = () => {}
  const answered = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/databases/shop/backups', async (route) => {
    await answered
    await route.continue()
  })
  await again.click()
  await expect(again).toHaveAttribute('aria-busy', 'true')
  answer()
  await expect(again).toHaveAttribute('aria-busy', 'false')
  await expect(page.getByText(/^Paused: \d+ of 24 checked/)).toBeVisible()
  expect(reads()).toBe(before + 1)
})

test('F093 without a network it stops, keeps what it has, and goes on by itself', async ({
  page,
  context,
  token,
  signIn,
}) => {
  await signIn(token('full_many-30'))
  // The network goes in the middle of the reading, however slow the machine is.
  let asked = 0
  let isCut = false
  const waiting: Route[] = []
  await page.route('**/databases/*/backups', async (route) => {
    asked++
    if (isCut || asked <= 5) await route.continue()
    else waiting.push(route)
  })
  await openBoard(page)
  await expect(board(page).getByText('fresh').first()).toBeVisible()
  await expect.poll(() => waiting.length).toBeGreaterThan(0)
  await context.setOffline(true)
  await expect(page.getByText('You are offline.').first()).toBeAttached()
  isCut = true
  await Promise.all(waiting.map((route) => route.abort('internetdisconnected')))
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(board(page).getByText('fresh').first()).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await allChecked(page)
})

test('F058 F067 every shape of answer has a state; names that cannot be asked for are not', async ({
  page,
  site,
  token,
  signIn,
}) => {
  const odd = token('full_odd-shapes')
  await signIn(odd)
  await openBoard(page)
  await allChecked(page)
  const found = await states(page).getByRole('button').allTextContents()
  expect(found.join(' ')).toMatch(/never\s*\d.*unknown\s*\d.*fresh\s*\d/)
  await expect(boardRow(page, 'analytics')).toContainText('10 or more')
  const text = await board(page).innerText()
  expect(text).not.toMatch(/undefined|NaN|Invalid|\[object/)

  await test.step('hostile', async () => {
    const hostile = token('full_hostile')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await signIn(hostile)
    await openBoard(page)
    await allChecked(page)
    await page.getByRole('searchbox').fill('a/b')
    await expect(names(page).first()).toContainText('This name cannot be put safely')
    await expect(board(page).getByRole('button', { name: /^Back up/ })).toHaveCount(0)
    const asked = readsOf(site.portal, hostile)
    for (const name of ['..', '.', 'a/b', '100%', 'twin']) expect(asked).not.toContain(name)
    expect(asked).toContain('what?#now')
  })
})

test('F128 the board as CSV and JSON, with the filter and the time in it', async ({
  page,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token('full_hostile'))
  await openBoard(page)
  await allChecked(page)
  await page.getByRole('searchbox').fill('HYPERLINK')
  await expect(names(page)).toHaveCount(1)
  const save = async (kind: string) => {
    await page.getByRole('button', { name: 'Export' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: kind }).click(),
    ])
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
  }
  const csv = await save('CSV')
  expect(csv.name).toMatch(/^backups-\d{8}T\d{6}Z-HYPERLINK-24h\.csv$/)
  expect(csv.text).toContain(`"'=HYPERLINK(""https`)
  expect(csv.text.split('\r\n')[0]).toContain('"Database","Engine","Latest backup","Status"')
  const json = JSON.parse((await save('JSON')).text)
  expect(JSON.stringify(json)).toContain('HYPERLINK')
  expect(json).toMatchObject({ filter: { q: 'HYPERLINK', age: '24h' } })

  await test.step('in the order shown; a board that is not whole says so', async () => {
    await page.getByRole('searchbox').fill('')
    await page.getByRole('button', { name: 'Backups', exact: true }).click()
    await pauseAnew(page)
    const { name, text } = await save('JSON')
    expect(name).toMatch(/-24h-\d+-of-\d+\.json$/)
    const { backups } = JSON.parse(text) as { backups: { database: string }[] }
    expect(backups[0]?.database).toBe(await names(page).first().textContent())
  })
})
