/** A portal on another origin: creating, deleting, backing up, unknown outcomes and bulk runs, over CORS. */
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { forward, pass, soon, stopClock } from './time'
import { holdStatuses } from './worlds'
import { backUp, createButton, deleteButton, fillCreate, fillDelete, row, writesOf } from './writes'

holdStatuses()

/** Signs in on a site whose portal is elsewhere. */
async function enter(page: Page, url: string, token: string): Promise<void> {
  await page.goto(`${url}/sign-in?next=/databases`)
  await page.getByRole('textbox', { name: 'API token' }).fill(token)
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(row(page, 'shop')).toBeVisible()
}

test.describe('a portal on another origin', () => {
  let url = ''
  test.beforeEach(async ({ site, serve }) => {
    const portal = await serve({ portal: site.portal, cors: '*', headers: {} })
    url = await serve({ portalOrigin: portal })
  })

  test('a database is created, backed up and deleted, each by one call', async ({
    page,
    site,
    token,
  }) => {
    await enter(page, url, token())
    await fillCreate(page, 'fresh')
    await createButton(page).click()
    await expect(page.getByRole('heading', { level: 1, name: 'fresh' })).toBeVisible()
    await page.getByRole('link', { name: 'Databases', exact: true }).first().click()
    await backUp(page, 'shop')
    await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
      'The backup of shop is running…',
    )
    await fillDelete(page, 'crm')
    await deleteButton(page).click()
    await expect(row(page, 'crm')).toContainText('Deleting…')
    expect(writesOf(site.portal, token())).toEqual([
      'POST /api/portal/databases',
      'POST /api/portal/databases/shop/backups',
      'DELETE /api/portal/databases/crm',
    ])
  })

  for (const [what, fault] of [
    ['F105 no answer', 'reset-done'],
    ['F047 an answer of the gateway', '502-done'],
  ] as const)
    test(`${what} to a create: looked up and found`, async ({ page, site, token }) => {
      await page.clock.install()
      await enter(page, url, token())
      await fillCreate(page, 'fresh')
      site.portal.fail(token(), { method: 'POST', fault })
      // The first look comes after two seconds.
      await stopClock(page)
      await createButton(page).click()
      await soon(page, () =>
        expect(page.getByText('Checking whether fresh exists…')).toBeVisible({ timeout: 500 }),
      )
      await pass(page, 3)
      await expect(page.getByText('fresh exists now.')).toBeVisible()
      expect(writesOf(site.portal, token())).toEqual(['POST /api/portal/databases'])
    })

  test('F106 F107 F122 a create that is not found stays a question, and no press sends it again', async ({
    page,
    site,
    token,
  }) => {
    await page.clock.install()
    await enter(page, url, token())
    await fillCreate(page, 'fresh')
    site.portal.fail(token(), { method: 'POST', fault: 'reset', times: 2 })
    await createButton(page).click()
    await expect(page.getByText('Checking whether fresh exists…')).toBeVisible()
    await pass(page, 62)
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('Not visible after 60 s. It may still appear.')
    await expect(createButton(page)).toBeDisabled()
    expect(writesOf(site.portal, token())).toEqual(['POST /api/portal/databases'])
    const path = '/api/portal/databases/fresh'
    site.portal.fail(token(), { method: 'GET', path, fault: '403', times: 9 })
    await alert.getByRole('button', { name: 'Check again' }).click()
    await expect(alert).toContainText('Outcome unknown, and this token cannot check.')
  })

  test('F108 F119 a name that came meanwhile is not sent; an accepted one is a row', async ({
    page,
    site,
    token,
  }) => {
    await page.clock.install()
    await enter(page, url, token())
    await fillCreate(page, 'fresh')
    await forward(page, 12_000)
    const { databases } = site.portal.world(token())
    const [first] = databases
    if (first) databases.push({ ...first, id: 'other', name: 'fresh' })
    await createButton(page).click()
    await expect(page.getByText('in use already').first()).toBeVisible()
    expect(writesOf(site.portal, token())).toEqual([])
    await page.getByRole('textbox', { name: 'Name' }).fill('fresh-2')
    site.portal.fail(token(), { method: 'POST', fault: '204' })
    await createButton(page).click()
    await expect(row(page, 'fresh-2')).toContainText('Accepted, waiting to appear')
  })

  for (const [what, fault, words] of [
    ['found deleted', 'reset-done', 'Deleted.'],
    ['still there', 'reset', 'Still there.'],
  ] as const)
    test(`F110 no answer to a delete: looked up and ${what}`, async ({ page, site, token }) => {
      await page.clock.install()
      await enter(page, url, token())
      await fillDelete(page, 'shop')
      site.portal.fail(token(), { method: 'DELETE', fault })
      await stopClock(page)
      await deleteButton(page).click()
      await expect(page.getByText('Checking whether shop still exists…')).toBeVisible()
      await pass(page, 62)
      await expect(page.getByRole('dialog')).toContainText(words)
      expect(writesOf(site.portal, token())).toEqual(['DELETE /api/portal/databases/shop'])
    })

  test('F109 no answer to a backup: found among the backups', async ({ page, site, token }) => {
    await page.clock.install()
    await enter(page, url, token())
    site.portal.fail(token(), { method: 'POST', fault: 'reset-done' })
    await stopClock(page)
    await backUp(page, 'shop')
    const told = page.getByRole('region', { name: 'Notifications' })
    await expect(told).toContainText('Checking whether')
    await pass(page, 3)
    await expect(told).toContainText(/A new backup from \d\d:\d\d exists\./)
    expect(writesOf(site.portal, token())).toHaveLength(1)
  })

  test('F042 F050 F120 the detail, how to connect, and a database that is gone', async ({
    page,
    site,
    token,
  }) => {
    await enter(page, url, token())
    await page.getByRole('link', { name: 'shop', exact: true }).click()
    await expect(page.getByRole('region', { name: 'Details' })).toContainText('running')
    await page.getByRole('tab', { name: 'Connect' }).click()
    await expect(page.getByRole('button', { name: 'Copy host' })).toBeVisible()
    await page.getByRole('link', { name: 'Databases', exact: true }).first().click()
    await fillDelete(page, 'crm')
    site.portal.fail(token(), { method: 'DELETE', fault: '204' })
    await deleteButton(page).click()
    await expect(row(page, 'crm')).toContainText('Deleting…')
    await fillDelete(page, 'shop')
    const world = site.portal.world(token())
    world.databases = world.databases.filter(({ name }) => name !== 'shop')
    await deleteButton(page).click()
    await expect(page.getByRole('dialog')).toContainText('Already gone.')
    await page.goto(`${url}/databases/shop`)
    await expect(page.getByRole('alert')).toContainText('Not found: deleted, or hidden')
  })

  test('F037 F044 F078 a refusal, the quota and the rate limit are told as what they are', async ({
    page,
    site,
    token,
  }) => {
    await page.clock.install()
    await enter(page, url, token())
    await fillCreate(page, 'fresh')
    const alert = page.getByRole('alert')
    for (const [fault, sentence] of [
      ['402', "Not created: your plan's quota is used up (402)."],
      ['422', 'the request could not be processed'],
      ['403', 'This token may not create databases (403).'],
    ] as const) {
      site.portal.fail(token(), { method: 'POST', fault })
      await createButton(page).click()
      await expect(alert).toContainText(sentence)
    }
    await page.getByRole('button', { name: 'Try anyway' }).click()
    site.portal.fail(token(), { method: 'POST', fault: '429' })
    await stopClock(page)
    await createButton(page).click()
    // Where the list has grown old meanwhile, it is read before.
    await soon(page, () =>
      expect(alert).toContainText(/can be pressed again in 2[0-3] s/, { timeout: 500 }),
    )
    expect(writesOf(site.portal, token())).toHaveLength(4)
  })

  test('several are backed up in one run', async ({ page, site, token }) => {
    await enter(page, url, token())
    for (const name of ['shop', 'crm', 'analytics'])
      await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check()
    await page.getByRole('button', { name: 'Back up', exact: true }).click()
    await page.getByRole('button', { name: 'Back up 3 databases' }).click()
    await expect(page.getByRole('region', { name: 'Backing up databases' })).toContainText('3 done')
    expect(writesOf(site.portal, token())).toHaveLength(3)
  })
})
