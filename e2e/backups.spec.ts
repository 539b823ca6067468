/** Backups of one database, and backing up from the board: live rows, notices, runs over many. */
import type { Page } from '@playwright/test'
import { expectClean } from './accessibility'
import { allChecked, boardRow, hourOf, openBoard, readsOf, told } from './boards'
import { pressRefresh } from './refresh'
import { forward, pass, runFor } from './time'
import { endBackups, holdStatuses } from './worlds'
import { writesOf } from './writes'
import { callsOf, expect, test } from './fixtures'

holdStatuses()

const table = (page: Page) => page.getByRole('table', { name: 'Backups', exact: true })
const rows = (page: Page) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })

test('all backups of a database, newest first, with kind, status, size and duration; the picture larger', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  await page.goto('/databases/orders-prod')
  await page.getByRole('tab', { name: 'Backups' }).click()
  await expect(page).toHaveURL(/\/databases\/orders-prod\/backups$/)
  await expect(rows(page)).toHaveCount(35)
  await expect(rows(page).first()).toContainText(
    /:0\d.*scheduled.*completed.*(MB|GB).*(min|sec).*orders-prod-/,
  )
  await expect(page.getByText('on-demand', { exact: true }).first()).toBeVisible()
  await expect(page.getByText(/^Newest complete backup: .*:0\d \(\d+ hours? ago\)/)).toBeVisible()
  await expect(page.getByText(/^35 backups/)).toBeVisible()
  const picture = page.getByRole('slider', { name: 'Last 30 days of orders-prod' })
  await picture.focus()
  await page.keyboard.press('Home')
  await expect(picture).toHaveAttribute('aria-valuetext', /:0\d · scheduled · complete/)
  const time = rows(page).first().getByRole('time')
  const here = hourOf(await time.textContent())
  await page.getByRole('checkbox', { name: 'Times in UTC' }).check()
  await expect(page).toHaveURL(/\?tz=utc$/)
  const inUtc = () => time.textContent().then(hourOf)
  await expect.poll(inUtc, 'Vietnam is seven hours ahead').toBe((here + 17) % 24)
  await page.getByRole('button', { name: 'Size' }).click()
  await expect(page).toHaveURL(/sort=size/)
  await rows(page)
    .last()
    .getByRole('button', { name: /^Raw of orders-prod-/ })
    .click()
  await expect(page.getByRole('dialog')).toContainText('completed_at')
})

test('the days of the picture as a table', async ({ page, token, signIn }) => {
  await signIn(token())
  await page.goto('/databases/audit-log/backups')
  await page.getByText('As a table').click()
  const days = page.getByRole('table', { name: 'Last 30 days of audit-log' }).getByRole('row')
  await expect(days).toHaveCount(31)
  await expect(days.filter({ hasText: /scheduled · failed/ }).first()).toBeVisible()
  await expect(days.filter({ hasText: /scheduled · complete/ }).first()).toBeVisible()
})

test('the backups are shown although the database itself cannot be read', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  site.portal.fail(token(), { fault: '500', path: /\/databases\/shop$/, times: 9 })
  await page.goto('/databases/shop/backups')
  await expect(rows(page)).toHaveCount(30)
  await expect(page.getByRole('alert')).toContainText('(500)')
  await pressRefresh(page)
  await expect
    .poll(() => readsOf(site.portal, token()).filter((name) => name === 'shop').length)
    .toBe(2)
})

test('F138 a poll that brings the same draws no row anew', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.addInitScript(() => {
    const counted = { dates: 0 }
    Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
      construct(target, options: [string, Intl.DateTimeFormatOptions]) {
        counted.dates++
        return Reflect.construct(target, options)
      },
    })
    Object.assign(window, { counted })
  })
  // A cast, because the page's own script above has put it there.
  const dates = () =>
    page.evaluate(() => (window as unknown as { counted: { dates: number } }).counted.dates)
  const words = token('full_backups-1000')
  await page.clock.install()
  await signIn(words)
  await page.goto('/databases/shop/backups')
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(rows(page)).toHaveCount(100)
  const before = await dates()
  expect(before).toBeGreaterThan(100)
  const reads = () => readsOf(site.portal, words).length
  expect(reads()).toBe(1)
  await runFor(page, 61_000)
  await expect.poll(reads).toBe(2)
  await expect(page.getByText(/^Updated (now|\d+ s)/)).toBeVisible()
  expect((await dates()) - before).toBeLessThan(100)
})

test('F138 of a thousand the newest fifty are shown, and more on request', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token('full_backups-1000'))
  await page.goto('/databases/shop/backups')
  await expect(rows(page)).toHaveCount(50)
  await expect(page.getByText('Newest 50 of 1,000')).toBeVisible()
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(rows(page)).toHaveCount(100)
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  expect(nodes).toBeLessThan(3000)
})

test('F067 odd backups: times that cannot be read, unknown words and fields stay as they came', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token('full_hostile'))
  await page.goto('/databases/shop/backups')
  await expect(table(page).getByText('tomorrow', { exact: true })).toBeVisible()
  await expect(
    table(page).getByText('<b>bk</b>').or(table(page).getByText('⟨U+202E⟩gpj.exe')),
  ).toBeVisible()
  await expect(table(page).getByText('completed⟨U+0000⟩')).toBeVisible()
  await expect(page.getByText(/^Newest complete backup/)).toBeVisible()
  const text = await page.getByRole('main').innerText()
  expect(text).not.toMatch(/undefined|NaN|Invalid Date|\[object/)
})

test('a database without backups says so; a refusal, too', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  await page.goto('/databases/sandbox/backups')
  await expect(page.getByRole('heading', { name: 'No backups yet' })).toBeVisible()
  await expect(page.getByText(/^Updated/)).toBeVisible()
  site.portal.fail(token(), { fault: '403', path: /crm\/backups$/ })
  await page.goto('/databases/crm/backups')
  await expect(page.getByRole('alert')).toContainText('This token may not read backups (403).')
})

test('a backup from the board: a notice with a link wherever the person goes, the row as it is', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  await openBoard(page)
  await allChecked(page)
  await page.getByRole('button', { name: 'Back up sandbox now' }).click()
  await expect(told(page)).toContainText('The backup of sandbox is running…')
  await expect(boardRow(page, 'sandbox')).toContainText('running')
  expect(writesOf(site.portal, token())).toEqual(['POST /api/portal/databases/sandbox/backups'])
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Token' }).click()
  endBackups(site.portal, token())
  await forward(page, 6000)
  await expect(told(page)).toContainText('The backup of sandbox is complete.')
  await told(page).getByRole('link', { name: 'Its backups' }).click()
  await expect(page).toHaveURL(/\/databases\/sandbox\/backups$/)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('on-demand')
  await openBoard(page)
  await expect(boardRow(page, 'sandbox')).toContainText('fresh')
})

test('a running backup is live on the tab of its database', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  await page.goto('/databases/shop/backups')
  await expect(rows(page)).toHaveCount(30)
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(rows(page)).toHaveCount(31)
  await expect(rows(page).first()).toContainText('running')
  endBackups(site.portal, token())
  await forward(page, 6000)
  await expect(rows(page).first()).toContainText('completed')
})

test('the browser tells of the end in a hidden tab, only if it was asked to by a button', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.addInitScript(() => {
    const shown: string[] = []
    let permission = 'default'
    class Fake extends EventTarget {
      static get permission() {
        return permission
      }
      static requestPermission() {
        shown.push('asked')
        permission = 'granted'
        return Promise.resolve(permission)
      }
      constructor(_title: string, { body }: { body: string }) {
        super()
        shown.push(body)
      }
    }
    Object.assign(window, { Notification: Fake, shown })
  })
  // A cast, because the page's own script above has put it there.
  const shown = () => page.evaluate(() => (window as unknown as { shown: string[] }).shown)
  await page.clock.install()
  await signIn(token())
  await openBoard(page)
  await page.getByRole('button', { name: 'Back up shop now' }).click()
  await expect(told(page)).toContainText('The backup of shop is running…')
  expect(await shown()).toEqual([])
  await told(page).getByRole('button', { name: 'Tell me when it ends' }).click()
  await expect(told(page).getByRole('button', { name: 'Tell me when it ends' })).toHaveCount(0)
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  })
  endBackups(site.portal, token())
  await pass(page, 40, 5)
  await expect.poll(shown).toEqual(['asked', 'The backup of shop is complete.'])
})

test('all that are stale, or those selected, are backed up in one run', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  await openBoard(page)
  await allChecked(page)
  await page.getByRole('button', { name: 'Back up 2 stale databases' }).click()
  const dialog = page.getByRole('dialog', { name: 'Back up 2 databases?' })
  await expect(dialog).toContainText('sandbox')
  await expect(dialog).toContainText('audit-log')
  await dialog.getByRole('button', { name: 'Back up 2 databases' }).click()
  await expect(told(page)).toContainText('2 done')
  const path = (name: string) => `POST /api/portal/databases/${name}/backups`
  expect(writesOf(site.portal, token()).toSorted()).toEqual(['audit-log', 'sandbox'].map(path))
  await expect(boardRow(page, 'sandbox')).toContainText(/running|fresh/)
  await expect(page.getByRole('button', { name: /^Back up \d+ stale/ })).toHaveCount(0)

  for (const name of ['shop', 'crm'])
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check()
  await expect(page.getByText('2 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Back up 2 databases' }).click()
  await page
    .getByRole('dialog', { name: 'Back up 2 databases?' })
    .getByRole('button', { name: 'Back up 2 databases' })
    .click()
  await expect.poll(() => writesOf(site.portal, token()).length).toBe(4)
  expect(writesOf(site.portal, token()).slice(2).toSorted()).toEqual(['crm', 'shop'].map(path))
  await expect(page.getByText('2 selected')).toHaveCount(0)
})

test('F109 a run from the board: one without a clear answer is looked up among its backups, and not sent twice', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  await openBoard(page)
  await allChecked(page)
  const path = (name: string) => `/api/portal/databases/${name}/backups`
  site.portal.fail(token(), { method: 'POST', path: path('sandbox'), fault: 'reset-done' })
  site.portal.fail(token(), { method: 'POST', path: path('audit-log'), fault: 'reset' })
  await page.getByRole('button', { name: 'Back up 2 stale databases' }).click()
  await page
    .getByRole('dialog', { name: 'Back up 2 databases?' })
    .getByRole('button', { name: 'Back up 2 databases' })
    .click()
  await expect.poll(() => writesOf(site.portal, token())).toHaveLength(2)
  await pass(page, 62)
  await expect(told(page)).toContainText('1 done')
  await expect(told(page)).toContainText('1 unknown')
  await expect(boardRow(page, 'sandbox')).toContainText(/running|fresh/)
  expect(writesOf(site.portal, token())).toHaveLength(2)
})

test('how each backup of a run ends is told wherever the person goes, with a link to what failed', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  await openBoard(page)
  await allChecked(page)
  await page.getByRole('button', { name: 'Back up 2 stale databases' }).click()
  const dialog = page.getByRole('dialog', { name: 'Back up 2 databases?' })
  await dialog.getByRole('button', { name: 'Back up 2 databases' }).click()
  await expect(told(page)).toContainText('Backups that were started')
  await expect(told(page)).toContainText('2 running')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Token' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible()
  const world = site.portal.world(token())
  const sandbox = world.databases.find(({ name }) => name === 'sandbox')
  for (const [id, each] of world.backups)
    for (const backup of each)
      if (backup.status === 'running')
        Object.assign(backup, {
          status: id === sandbox?.id ? 'timed out' : 'success',
          changesAt: undefined,
        })
  await pass(page, 20)
  const end = told(page).getByRole('alert')
  await expect(end).toContainText('The backups have ended.')
  await expect(end).toContainText('1 complete')
  await expect(end).toContainText('1 failed')
  await end.getByRole('link', { name: 'sandbox' }).click()
  await expect(page).toHaveURL(/\/databases\/sandbox\/backups$/)
})

test('a look at a started backup that fails is not the last: its end is told', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  await openBoard(page)
  await allChecked(page)
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Databases' })
    .click()
  await page.getByRole('button', { name: 'Actions for sandbox' }).click()
  await page.getByRole('menuitem', { name: 'Back up now' }).click()
  await expect(told(page)).toContainText('The backup of sandbox is running…')
  site.portal.fail(token(), { fault: '500', path: /\/sandbox\/backups$/, times: 1 })
  await pass(page, 10)
  await expect(told(page)).toContainText('The backup of sandbox is running…')
  endBackups(site.portal, token())
  await pass(page, 40)
  await expect(told(page)).toContainText('The backup of sandbox is complete.')
})

test('a token that may not back up says why on every row', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token('read'))
  await openBoard(page)
  await page.getByRole('button', { name: 'Back up shop now' }).click()
  await expect(told(page)).toContainText(
    'Not backed up. This token may not back up databases (403).',
  )
  const other = page.getByRole('button', { name: 'Back up crm now' })
  await expect(other).toBeDisabled()
  await expect(other).toHaveAccessibleDescription('This token may not back up databases (403).')
  expect(
    callsOf(site.portal, token('read')).filter(({ method }) => method === 'POST'),
  ).toHaveLength(1)
})

for (const [locale, colorScheme, width] of [
  ['en-US', 'light', 1280],
  ['vi-VN', 'dark', 360],
] as const)
  test.describe(`${locale}, ${colorScheme}, ${width} wide`, () => {
    test.use({ locale, colorScheme, viewport: { width, height: 740 } })
    test('axe finds nothing on the backups screens', async ({ page, token }) => {
      await page.goto('/sign-in?next=/databases')
      await page.getByRole('textbox').fill(token('full_many-4_backups-6'))
      await page.keyboard.press('Enter')
      await expect(page.getByRole('table')).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('row')).toHaveCount(5)
      for (const address of ['/backups', '/databases/orders-prod/backups']) {
        await page.goto(address)
        await page.getByRole('slider').first().focus()
        await page.keyboard.press('End')
        await expectClean(page, address)
      }
      await page.goto('/backups')
      await page.getByRole('columnheader').getByRole('checkbox').check()
      const start = { name: /^(Back up|Sao lưu) 4 / }
      await page.getByRole('button', start).click()
      const dialog = page.getByRole('dialog')
      await expect(dialog).toBeVisible()
      await expectClean(page, 'the question')
      await dialog.getByRole('button', start).click()
      const panel = page.getByRole('region', { name: /^(Backing up|Đang sao lưu)/ })
      await expect(panel).toBeVisible()
      await expectClean(page, 'the run')
    })
  })

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 360, height: 740 } })
  test('nothing is wider than the page', async ({ page, token, signIn }) => {
    await signIn(token('full_hostile'))
    for (const address of ['/backups', '/databases/shop/backups']) {
      await page.goto(address)
      await expect(page.getByRole('slider').first()).toBeVisible()
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, address).toBeLessThanOrEqual(360)
    }
  })
})
