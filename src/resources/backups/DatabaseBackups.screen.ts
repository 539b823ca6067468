/** The backups of one database: every row, the picture and its table, live, and odd ones as they came. */
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { page, userEvent, type Locator } from 'vitest/browser'
import { endBackups, holdStatuses } from '~/demo/testing'
import { pass } from '~/testing/clock'
import { open } from '~/testing/open'
import { backupReadsOf, pressRefresh } from '~/testing/steps'
import { button, hourOf } from './testing'

beforeEach(holdStatuses)

const table = () => page.getByRole('table', { name: 'Backups', exact: true })
const rows = () =>
  table()
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })

async function openRaw(row: Locator): Promise<void> {
  await row.getByRole('button', { name: /^Actions for orders-prod-/ }).click()
  await page.getByRole('menuitem', { name: 'View raw record' }).click()
}

test('all backups, newest first, with kind, status, size and duration', async () => {
  await open('/databases/orders-prod')
  await page.getByRole('tab', { name: 'Backups' }).click()
  await expect.poll(() => location.pathname).toBe('/databases/orders-prod/backups')
  await expect.element(rows()).toHaveLength(35)
  await expect
    .element(rows().first())
    .toHaveTextContent(/:0\d.*Scheduled.*Completed.*(MB|GB)\d+[ms].*orders-prod-/)
  await expect.element(page.getByText('On demand', { exact: true }).first()).toBeVisible()
  await expect.element(page.getByText(/^Latest complete backup: .*:0\d \(\d+h ago\)/)).toBeVisible()
  await expect.element(page.getByText(/^35 backups/)).toBeVisible()
  await expect.element(page.getByText('Asia/Ho_Chi_Minh')).toBeVisible()
})

test('on a phone a backup takes two lines, with its status and its raw record', async () => {
  await open('/databases/orders-prod/backups', { width: 360, height: 780 })
  await expect.element(rows().first()).toHaveTextContent('Completed')
  for (const row of rows().elements())
    expect(row.getBoundingClientRect().height).toBeLessThanOrEqual(72)
  for (const whole of [
    rows().first().getByText('Completed').element(),
    rows().first().getByRole('rowheader').element(),
  ])
    expect(whole.scrollWidth).toBeLessThanOrEqual(whole.clientWidth)
  await openRaw(rows().first())
  await expect.element(page.getByRole('dialog')).toHaveTextContent('completed_at')
})

test('the picture is there, too, larger, and usable by keyboard', async () => {
  await open('/databases/orders-prod/backups')
  const picture = page.getByRole('slider', { name: 'Last 30 days of orders-prod' })
  await expect.element(picture).toBeVisible()
  picture.element().focus()
  await userEvent.keyboard('{Home}')
  await expect
    .element(picture)
    .toHaveAttribute('aria-valuetext', expect.stringMatching(/:0\d · Scheduled · Complete/))
})

test('times in UTC and the sort are in the address; each row has its raw record', async () => {
  await open('/databases/orders-prod/backups')
  const time = rows().first().getByRole('time')
  await expect.element(time).toBeVisible()
  const here = hourOf(time)
  await page.getByRole('checkbox', { name: 'Show times in UTC' }).click()
  await expect.poll(() => location.search).toBe('?tz=utc')
  // Vietnam is seven hours ahead.
  await expect.poll(() => hourOf(time)).toBe((here + 17) % 24)
  await button('Size').click()
  await expect.poll(() => location.search).toContain('sort=size')
  await openRaw(rows().last())
  await expect.element(page.getByRole('dialog')).toHaveTextContent('completed_at')
})

test('the days of the picture as a table', async () => {
  await open('/databases/audit-log/backups')
  await page.getByText('View as table').click()
  const days = page.getByRole('table', { name: 'Last 30 days of audit-log' }).getByRole('row')
  await expect.element(days).toHaveLength(31)
  await expect.element(days.filter({ hasText: /Scheduled · Failed/ }).first()).toBeVisible()
  await expect.element(days.filter({ hasText: /Scheduled · Complete/ }).first()).toBeVisible()
})

test('the backups are shown although the database itself cannot be read', async () => {
  const { portal, token } = await open('/databases/shop/backups', {
    prepare: (world, own) =>
      world.fail(own, { fault: '500', path: /\/databases\/shop$/, times: 9 }),
  })
  await expect.element(rows()).toHaveLength(30)
  await expect.element(page.getByRole('alert')).toHaveTextContent('(500)')
  await pressRefresh()
  await expect.poll(() => backupReadsOf(portal, token)).toEqual(['shop', 'shop'])
})

test('F138 of a thousand the newest fifty are shown, and more on request', async () => {
  await open('/databases/shop/backups', { token: 'full_backups-1000' })
  await expect.element(rows()).toHaveLength(50)
  await expect.element(page.getByText('Latest 50 of 1,000')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Account' })).toBeVisible()
  expect(document.querySelectorAll('body *').length).toBeLessThanOrEqual(1500)
  await button('Show more').click()
  await expect.element(rows()).toHaveLength(100)
})

test('F138 a poll with the same answer renders no row again', async () => {
  let formatted = 0
  const real = Intl.DateTimeFormat
  Intl.DateTimeFormat = new Proxy(real, {
    construct(target, options: [string, Intl.DateTimeFormatOptions]) {
      formatted++
      return Reflect.construct(target, options)
    },
  })
  onTestFinished(() => void (Intl.DateTimeFormat = real))
  const { portal, token } = await open('/databases/shop/backups', { token: 'full_backups-1000' })
  await expect.element(rows()).toHaveLength(50)
  const before = formatted
  // Each row at least once; React's development build renders it twice.
  expect(before).toBeGreaterThanOrEqual(50)
  expect(backupReadsOf(portal, token)).toHaveLength(1)
  await pass(61, 20)
  await expect.poll(() => backupReadsOf(portal, token)).toHaveLength(2)
  await expect.element(page.getByText(/^Updated (now|\d+s)/)).toBeVisible()
  expect(formatted - before).toBeLessThan(before)
})

test('F067 odd backups: unreadable times, unknown words and fields are shown as they are', async () => {
  await open('/databases/shop/backups', { token: 'full_hostile' })
  await expect.element(table().getByText('tomorrow', { exact: true })).toBeVisible()
  await expect
    .element(table().getByText('<b>bk</b>').or(table().getByText('⟨U+202E⟩gpj.exe')).first())
    .toBeVisible()
  await expect.element(table().getByText('completed⟨U+0000⟩')).toBeVisible()
  await expect.element(page.getByText(/^Latest complete backup/)).toBeVisible()
  await expect
    .element(page.getByRole('main'))
    .not.toHaveTextContent(/undefined|NaN|Invalid Date|\[object/)
})

test('a database without backups says so', async () => {
  await open('/databases/sandbox/backups')
  await expect.element(page.getByRole('heading', { name: 'No backups yet' })).toBeVisible()
  await expect.element(page.getByText(/^Updated/)).toBeVisible()
})

test('a refusal is shown in place of the backups', async () => {
  await open('/databases/crm/backups', {
    prepare: (portal, token) => portal.fail(token, { fault: '403', path: /crm\/backups$/ }),
  })
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent("This token can't read backups (403).")
})

test('a running backup is live', async () => {
  const { portal, token } = await open('/databases/shop/backups')
  await expect.element(rows()).toHaveLength(30)
  await button('Back up now').click()
  await expect.element(rows()).toHaveLength(31)
  await expect.element(rows().first()).toHaveTextContent('Running')
  endBackups(portal, token)
  await pass(6)
  await expect.element(rows().first()).toHaveTextContent('Completed')
})
