/** The same done to many databases: what it will cost, how it goes, and what became of each. */
import type { Page } from '@playwright/test'
import { expectClean } from './accessibility'
import { pass, stopClock } from './time'
import { endBackups, endDeletes, holdStatuses } from './worlds'
import { catchClipboard, row, signInAnew, writesOf } from './writes'
import { callsOf, expect, test } from './fixtures'

holdStatuses()

const bar = (page: Page, name = 'Backing up databases') =>
  page.getByRole('progressbar', { name, exact: true })
const panel = (page: Page, name = 'Backing up databases') =>
  page.getByRole('region', { name, exact: true })

/** Selects rows of the list by their names. */
async function select(page: Page, ...names: string[]): Promise<void> {
  for (const name of names)
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check()
}

/** Selects all rows and opens the question. */
async function askBackupOfAll(page: Page, count = 14) {
  await page.getByRole('checkbox', { name: `Select all ${count}` }).check()
  await expect(page.getByText(`${count} selected`)).toBeVisible()
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  return page.getByRole('dialog', { name: `Back up ${count} databases?` })
}

test('backs up the selected: its cost beforehand is what it then takes, once each', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  await select(page, 'shop', 'crm', 'analytics')
  await expect(page.getByText('3 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Back up 3 databases?' })
  await expect(dialog).toContainText('6 requests, about 1 s within the limit')
  const before = callsOf(site.portal, token()).length
  await dialog.getByRole('button', { name: 'Back up 3 databases' }).click()
  await expect(panel(page)).toContainText('3 done')
  await expect(bar(page)).toHaveAttribute('aria-valuenow', '3')
  expect(writesOf(site.portal, token()).toSorted()).toEqual(
    ['analytics', 'crm', 'shop'].map((name) => `POST /api/portal/databases/${name}/backups`),
  )
  // Later on it is looked up how they end.
  const calls = callsOf(site.portal, token()).slice(before)
  expect(calls.findLastIndex(({ method }) => method === 'POST') + 1).toBe(6)
  await expect(page.getByText('3 selected')).toHaveCount(0)
})

test('the header selects all that the filter lets through, on every page', async ({
  page,
  signIn,
  token,
}) => {
  await signIn(token('full_many-1000'))
  await page.getByRole('checkbox', { name: 'Select all 1000' }).check()
  await expect(page.getByText('1,000 selected').or(page.getByText('1000 selected'))).toBeVisible()
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect(page.getByText(/selected$/)).toHaveCount(0)
  await page.getByLabel('Engine').selectOption('mysql')
  const all = page.getByRole('checkbox', { name: /^Select all \d+$/ })
  await expect(all).not.toHaveAccessibleName('Select all 1000')
  const count = Number((await all.getAttribute('aria-label'))?.replace(/\D/g, ''))
  expect(count).toBeGreaterThan(100)
  await all.check()
  await expect(page.getByText(`${count} selected`)).toBeVisible()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('dialog', { name: `Delete ${count} databases?` })).toBeVisible()
})

test('the read of the list, and of what is selected, as curl', async ({
  page,
  site,
  signIn,
  token,
}) => {
  const copied = await catchClipboard(page)
  await signIn(token())
  const button = page.getByRole('button', { name: 'Copy as curl' })
  await button.click()
  await select(page, 'shop', 'crm')
  await button.click()
  const command = (path: string) =>
    `curl '${site.portalUrl}/api/portal/databases${path}' \\\n  -H "Authorization: Bearer $HTX_TOKEN"`
  const [list, selected] = await copied()
  expect(list).toBe(command(''))
  expect(selected?.split('\n\n').toSorted()).toEqual([command('/crm'), command('/shop')])
})

test('F060 F063 F124 rows that nothing may be done to cannot be selected', async ({
  page,
  signIn,
  token,
}) => {
  await signIn(token('full_hostile'))
  const twins = page.getByRole('row').filter({ hasText: 'Two entries share this name.' })
  await expect(twins).toHaveCount(2)
  await expect(twins.getByRole('checkbox')).toHaveCount(0)
  await expect(
    page.getByRole('row').filter({ hasText: 'no name' }).getByRole('checkbox'),
  ).toHaveCount(0)
  await page.getByRole('checkbox', { name: /^Select all \d/ }).check()
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: /^Back up \d+ databases\?$/ })
  await expect(dialog.getByRole('listitem').first()).toBeVisible()
  const listed = await dialog.getByRole('listitem').allInnerTexts()
  for (const name of ['twin', '..', 'a/b', '100%', '']) expect(listed).not.toContain(name)
})

test('many: a forecast, progress, and a list of every outcome; it goes on on other screens', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  const dialog = await askBackupOfAll(page)
  await expect(dialog).toContainText(/28 requests, about \d+ s within the limit/)
  // It takes some seconds: this is looked for before it is over.
  await stopClock(page)
  await dialog.getByRole('button', { name: 'Back up 14 databases' }).click()
  await expect(bar(page)).toHaveAttribute('aria-valuemax', '14')
  await expect(panel(page)).toContainText(/about \d+ s left/)
  await page.clock.resume()
  await page.getByRole('link', { name: 'Token', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible()
  await expect(bar(page)).toBeVisible()
  // Where the machine is slow, it is the calls themselves that take long.
  await expect(async () => {
    await pass(page, 10, 2)
    await expect(panel(page)).toContainText('14 done', { timeout: 1000 })
  }).toPass()
  await panel(page).getByText('Each database').click()
  await expect(
    panel(page).getByRole('listitem').filter({ hasText: 'Backup started.' }),
  ).toHaveCount(14)
  const writes = writesOf(site.portal, token())
  expect(writes).toHaveLength(14)
  expect(new Set(writes).size).toBe(14)
  await panel(page).getByRole('button', { name: 'Close' }).click()
  await expect(bar(page)).toHaveCount(0)
})

test('paused, nothing further is sent; resumed, it goes on; cancelled, the rest is not sent', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  const dialog = await askBackupOfAll(page)
  // All along time passes in steps only: the run would be over before it is paused, or cancelled.
  await stopClock(page)
  await dialog.getByRole('button', { name: /^Back up 14/ }).click()
  await panel(page).getByRole('button', { name: 'Pause' }).click()
  await expect(panel(page).getByRole('status')).toContainText('Paused.')
  // Those that were at work end in order.
  await pass(page, 10)
  const sent = writesOf(site.portal, token()).length
  expect(sent).toBeLessThan(14)
  await pass(page, 20)
  expect(writesOf(site.portal, token())).toHaveLength(sent)
  await panel(page).getByRole('button', { name: 'Resume' }).click()
  await expect(async () => {
    await pass(page, 1)
    expect(writesOf(site.portal, token()).length).toBeGreaterThan(sent)
  }).toPass()
  await panel(page).getByRole('button', { name: 'Cancel' }).click()
  await pass(page, 5)
  const all = writesOf(site.portal, token()).length
  await expect(panel(page)).toContainText(`${all} done`)
  await expect(panel(page)).toContainText(`${14 - all} not sent`)
  await pass(page, 20)
  expect(writesOf(site.portal, token())).toHaveLength(all)
})

test('a rejected one shows the words of the portal, and failed ones alone are tried again', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  await select(page, 'shop', 'crm', 'analytics')
  const stop = site.portal.fail(token(), {
    method: 'POST',
    path: '/api/portal/databases/crm/backups',
    fault: '409',
    times: 9,
  })
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await page.getByRole('button', { name: 'Back up 3 databases' }).click()
  await expect(panel(page)).toContainText('1 failed')
  const crm = panel(page).getByRole('listitem').filter({ hasText: 'crm' })
  await expect(crm).toContainText('Not backed up (409).')
  await expect(crm).toContainText('another operation is in progress')
  stop()
  await panel(page).getByRole('button', { name: 'Try failed again' }).click()
  await expect(panel(page)).toContainText('3 done')
  await expect(panel(page)).toContainText('0 failed')
  expect(writesOf(site.portal, token()).toSorted()).toEqual(
    ['analytics', 'crm', 'crm', 'shop'].map((name) => `POST /api/portal/databases/${name}/backups`),
  )
})

test('F047 F109 an unknown outcome is looked up, and neither failed nor sent again by itself', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await select(page, 'shop', 'crm')
  site.portal.fail(token(), {
    method: 'POST',
    path: '/api/portal/databases/crm/backups',
    fault: 'reset',
  })
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await page.getByRole('button', { name: 'Back up 2 databases' }).click()
  const crm = panel(page).getByRole('listitem').filter({ hasText: 'crm' })
  await panel(page).getByText('Each database').click()
  await expect(crm).toContainText('No clear answer. Checking whether a new backup of crm exists…')
  await pass(page, 62)
  await expect(panel(page)).toContainText('1 unknown')
  await expect(crm).toContainText('Not visible after 60 s. It may still appear.')
  await expect(panel(page).getByRole('button', { name: 'Try failed again' })).toHaveCount(0)
  expect(writesOf(site.portal, token())).toHaveLength(2)
  await crm.getByRole('button', { name: 'Back up again…' }).click()
  await expect(crm).toContainText('This may make two backups.')
  await crm.getByRole('button', { name: 'Back up again' }).click()
  await expect(panel(page)).toContainText('2 done')
  expect(writesOf(site.portal, token())).toHaveLength(3)
})

test('F078 a 429 puts the item back into the queue; after the pause it goes on by itself', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await select(page, 'shop', 'crm')
  site.portal.fail(token(), {
    method: 'POST',
    path: '/api/portal/databases/crm/backups',
    fault: '429',
  })
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await page.getByRole('button', { name: 'Back up 2 databases' }).click()
  await expect(panel(page)).toContainText(/Rate limit: it goes on by itself in \d+ s\./)
  await stopClock(page)
  await pass(page, 1)
  const before = callsOf(site.portal, token()).length
  await pass(page, 8)
  expect(callsOf(site.portal, token())).toHaveLength(before)
  await page.clock.resume()
  await pass(page, 15)
  await expect(panel(page)).toContainText('2 done')
  await expect(panel(page)).toContainText('0 failed')
  expect(writesOf(site.portal, token()).filter((call) => call.includes('crm'))).toHaveLength(2)
})

test('F095 F116 offline pauses it and says so; it goes on only when asked to', async ({
  page,
  context,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  const dialog = await askBackupOfAll(page)
  // It is not over before the network is lost.
  await stopClock(page)
  await dialog.getByRole('button', { name: /^Back up 14/ }).click()
  await expect(async () => {
    await pass(page, 1)
    expect(writesOf(site.portal, token()).length).toBeGreaterThan(0)
  }).toPass()
  await context.setOffline(true)
  await expect(panel(page).getByRole('status')).toContainText('Paused: you are offline.')
  await page.clock.resume()
  await context.setOffline(false)
  await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(true)
  await pass(page, 5)
  const sent = writesOf(site.portal, token()).length
  await pass(page, 10)
  expect(writesOf(site.portal, token())).toHaveLength(sent)
  await panel(page).getByRole('button', { name: 'Resume' }).click()
  await pass(page, 70, 5)
  await expect.poll(() => new Set(writesOf(site.portal, token())).size).toBe(14)
})

test('F037 F043 a refusal pauses it: what is left is not sent for nothing', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token('read'))
  await (await askBackupOfAll(page)).getByRole('button', { name: /^Back up 14/ }).click()
  await expect(panel(page).getByRole('status')).toContainText(
    'Paused: the portal refused it (403).',
  )
  await pass(page, 20)
  expect(writesOf(site.portal, token('read')).length).toBeLessThanOrEqual(3)
  await panel(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(panel(page)).toContainText(/1[1-3] not sent/)
})

test('F114 leaving the page asks while it runs, and not once it is over', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  const question = await askBackupOfAll(page)
  await stopClock(page)
  await question.getByRole('button', { name: /^Back up 14/ }).click()
  await panel(page).getByRole('button', { name: 'Pause' }).click()
  const asked = page.waitForEvent('dialog')
  const left = page.goto('/token').catch(() => undefined)
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await left
  await panel(page).getByRole('button', { name: 'Cancel' }).click()
  await page.clock.resume()
  await pass(page, 3)
  await expect(panel(page)).toContainText(/\d+ not sent/)
  await expect(panel(page)).toContainText('Finished.')
  await page.goto('/token')
  await expect(page.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible()
  expect(writesOf(site.portal, token()).length).toBeLessThan(14)
})

test('F023 a session that ends calls it off, and says so after the next sign-in', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await expect(row(page, 'shop')).toBeVisible()
  const dialog = await askBackupOfAll(page)
  site.portal.fail(token(), { fault: '401', times: 9 })
  await dialog.getByRole('button', { name: /^Back up 14/ }).click()
  const other = token('databases')
  await signInAnew(page, other)
  await expect(
    page.getByRole('status').filter({ hasText: 'Not sent: the session ended first.' }),
  ).toContainText('To be backed up:')
  await expect(bar(page)).toHaveCount(0)
  await pass(page, 30)
  expect(writesOf(site.portal, other)).toEqual([])
  await page.getByRole('button', { name: 'Dismiss' }).first().click()
})

test.describe('delete', () => {
  const title = 'Deleting databases'

  test('F120 F123 after the number is typed: each is read first, then deleted once; its row says so', async ({
    page,
    site,
    signIn,
    token,
  }) => {
    await page.clock.install()
    await signIn(token())
    await select(page, 'shop', 'crm', 'analytics')
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete 3 databases?' })
    await expect(dialog).toContainText('6 requests, about 1 s within the limit')
    const button = dialog.getByRole('button', { name: 'Delete 3 databases' })
    await expect(button).toBeDisabled()
    const field = dialog.getByRole('textbox', { name: 'Type 3 to confirm' })
    await field.fill('2')
    await expect(button).toHaveAccessibleDescription('Type how many first.')
    await field.fill('3')
    await button.click()
    await expect(panel(page, title)).toContainText('3 done')
    await expect(row(page, 'shop')).toContainText('Deleting…')
    await expect(row(page, 'shop').getByRole('checkbox')).toHaveCount(0)
    const calls = callsOf(site.portal, token()).map(({ method, path }) => `${method} ${path}`)
    for (const name of ['shop', 'crm', 'analytics']) {
      const path = `/api/portal/databases/${name}`
      expect(calls.filter((call) => call === `DELETE ${path}`)).toHaveLength(1)
      expect(calls.indexOf(`GET ${path}`)).toBeGreaterThanOrEqual(0)
      expect(calls.indexOf(`GET ${path}`)).toBeLessThan(calls.indexOf(`DELETE ${path}`))
    }
    endDeletes(site.portal, token())
    await pass(page, 30)
    await expect(row(page, 'shop')).toHaveCount(0)
  })

  test('F074 one whose answer is about another is left alone; one that is gone is gone', async ({
    page,
    site,
    signIn,
    token,
  }) => {
    await signIn(token())
    await select(page, 'shop', 'crm', 'analytics')
    const path = '/api/portal/databases/shop'
    site.portal.fail(token(), { method: 'GET', path, fault: 'wrong-name', times: 9 })
    site.portal.fail(token(), { method: 'GET', path: '/api/portal/databases/crm', fault: '404' })
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('textbox', { name: 'Type 3 to confirm' }).fill('3')
    await page.getByRole('button', { name: 'Delete 3 databases' }).click()
    const outcome = (name: string) =>
      panel(page, title).getByRole('listitem').filter({ hasText: name })
    await expect(outcome('shop')).toContainText('Not sent: the answer is about another database.')
    await expect(outcome('crm')).toContainText('Already gone.')
    await expect(outcome('analytics')).toContainText('Deleted.')
    expect(writesOf(site.portal, token())).toEqual(['DELETE /api/portal/databases/analytics'])
  })

  test('"Back up first": each is deleted only after its own backup is complete', async ({
    page,
    site,
    signIn,
    token,
  }) => {
    await page.clock.install()
    await signIn(token())
    await select(page, 'shop', 'crm')
    site.portal.fail(token(), {
      method: 'POST',
      path: '/api/portal/databases/crm/backups',
      fault: '409',
    })
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete 2 databases?' })
    await dialog.getByRole('checkbox', { name: 'Back up first' }).check()
    await expect(dialog).toContainText('At least 10 requests')
    await dialog.getByRole('textbox', { name: 'Type 2 to confirm' }).fill('2')
    await dialog.getByRole('button', { name: 'Delete 2 databases' }).click()
    const crm = panel(page, title).getByRole('listitem').filter({ hasText: 'crm' })
    await expect(crm).toContainText(
      'Not deleted: the backup that was to come first did not complete.',
    )
    await expect(panel(page, title)).toContainText('Backing up first…')
    await expect.poll(() => writesOf(site.portal, token())).toHaveLength(2)
    endBackups(site.portal, token())
    await pass(page, 7)
    await expect(panel(page, title)).toContainText('1 done')
    expect(writesOf(site.portal, token()).toSorted()).toEqual([
      'DELETE /api/portal/databases/shop',
      'POST /api/portal/databases/crm/backups',
      'POST /api/portal/databases/shop/backups',
    ])
  })
})

for (const theme of ['light', 'dark'] as const)
  test(`no accessibility rule is broken, ${theme}`, async ({ page, site, signIn, token }) => {
    await page.emulateMedia({ colorScheme: theme })
    await signIn(token())
    const check = () => expectClean(page)
    await select(page, 'shop', 'crm', 'analytics')
    await check()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await check()
    await page.keyboard.press('Escape')
    site.portal.fail(token(), { method: 'POST', fault: '409' })
    await page.getByRole('button', { name: 'Back up', exact: true }).click()
    await page.getByRole('button', { name: 'Back up 3 databases' }).click()
    await expect(panel(page)).toContainText('1 failed')
    await check()
  })
