/** The Overview: what needs attention, counts, backups that were read elsewhere, the rate limit; no calls of its own. */
import type { Page } from '@playwright/test'
import { expectClean } from './accessibility'
import { boardRow, openBoard, progress, readsOf } from './boards'
import { forward } from './time'
import { openDelete } from './writes'
import { callsOf, expect, test } from './fixtures'

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function openOverview(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByText('Overview').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeFocused()
}

test('counts and what needs attention come from what the sign-in has read', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  const before = callsOf(site.portal, token()).length
  await openOverview(page)
  await expect(page).toHaveTitle('Overview · HTX Cloud')
  for (const [name, count, href] of [
    ['Databases', 14, '/databases'],
    ['Functions', 8, '/functions'],
    ['Proxies', 10, '/proxies'],
  ] as const) {
    const card = region(page, name)
    await expect(card).toContainText(String(count))
    await expect(card.getByRole('link', { name: 'View all' })).toHaveAttribute('href', href)
  }
  await expect(region(page, 'Databases').getByRole('listitem').first()).toHaveText(/^running\d+$/)
  const attention = region(page, 'Needs attention')
  await expect(attention.getByRole('listitem').filter({ hasText: 'maintenance' })).toContainText(
    'reports',
  )
  await expect(region(page, 'Rate limit')).toContainText('3 of 120 requests used')
  await expect(region(page, 'Rate limit').getByRole('img')).toHaveAccessibleName(
    /^At most 3 calls a minute/,
  )
  expect(callsOf(site.portal, token()).length).toBe(before)

  await attention.getByRole('link', { name: 'reports' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'reports' })).toBeVisible()
})

test('the newest and oldest backups, of the databases whose backups were read', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  for (const name of ['shop', 'analytics']) {
    await openDelete(page, name)
    await expect(page.getByRole('dialog')).toContainText('Its newest backup is from')
    // The database itself is read beside them.
    await expect
      .poll(() => callsOf(site.portal, token()).map(({ path }) => path))
      .toContain(`/api/portal/databases/${name}`)
    await page.getByRole('button', { name: 'Cancel' }).click()
  }
  const before = callsOf(site.portal, token()).length
  await openOverview(page)
  const backups = region(page, 'Backups')
  await expect(backups).toContainText('Read for 2 of 14 databases.')
  await expect(backups.getByRole('term')).toHaveText(['Newest', 'Oldest'])
  await expect(backups.getByRole('link', { name: 'Check the backups' })).toHaveAttribute(
    'href',
    '/backups',
  )
  expect(callsOf(site.portal, token()).length).toBe(before)
})

test('what the board has read stays known: how many, and which backups need attention', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  await openBoard(page)
  await expect.poll(() => new Set(readsOf(site.portal, token())).size).toBe(14)
  await expect(progress(page)).toHaveCount(0)
  await expect(boardRow(page, 'sandbox')).toContainText('never')
  await openOverview(page)
  const before = callsOf(site.portal, token()).length
  await forward(page, 90_000)
  await expect(region(page, 'Backups')).toContainText('Read for 14 of 14 databases.')
  const item = (name: string) =>
    region(page, 'Needs attention').getByRole('listitem').filter({ hasText: name })
  await expect(item('sandbox')).toContainText('It has no backup.')
  await expect(item('audit-log')).toContainText('Its newest backup has failed.')
  expect(
    callsOf(site.portal, token())
      .slice(before)
      .some(({ path }) => path.endsWith('backups')),
  ).toBe(false)
  await item('sandbox').getByRole('link', { name: 'sandbox' }).click()
  await expect(page).toHaveURL(/\/databases\/sandbox\/backups$/)
})

test('F036 a product that may not be read says so, and is asked again only on request', async ({
  page,
  site,
  token,
  signIn,
}) => {
  const refused = token('functions')
  await signIn(refused)
  await openOverview(page)
  await expect(region(page, 'Functions')).toContainText('8')
  for (const [name, words] of [
    ['Databases', 'This token may not read databases (403).'],
    ['Proxies', 'This token may not read proxies (403).'],
  ] as const)
    await expect(region(page, name).getByRole('alert')).toContainText(words)
  await expect(region(page, 'Needs attention')).toContainText('Not all products could be read.')
  const before = callsOf(site.portal, refused).length
  await region(page, 'Proxies').getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => callsOf(site.portal, refused).length).toBe(before + 1)
})

for (const [locale, colorScheme, width] of [
  ['en-US', 'light', 1280],
  ['vi-VN', 'dark', 360],
] as const)
  test.describe(`${locale}, ${colorScheme}, ${width} wide`, () => {
    test.use({ locale, colorScheme, viewport: { width, height: 740 } })
    test('axe finds nothing, and nothing is wider than the page', async ({ page, token }) => {
      await page.goto('/sign-in?next=/overview')
      await page.getByRole('textbox').fill(token())
      await page.keyboard.press('Enter')
      await expect(page.getByRole('table')).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('region')).toHaveCount(6)
      await expectClean(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(width)
    })
  })
