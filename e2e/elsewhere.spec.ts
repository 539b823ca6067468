/** A portal on another origin: every write is sent once, over CORS, and what the browser hides of an answer is looked up. */
import { expect, test } from './fixtures'
import { holdStatuses } from './worlds'
import { backUp, createButton, deleteButton, fillCreate, fillDelete, row, writesOf } from './writes'

holdStatuses()

let url = ''
let portalUrl = ''
test.beforeEach(async ({ site, serve }) => {
  portalUrl = await serve({ portal: site.portal, cors: '*', headers: {} })
  url = await serve({ portalOrigin: portalUrl })
})

test('databases are created, backed up, one and several, and deleted, each by one call', async ({
  page,
  site,
  signedIn,
  token,
}) => {
  await signedIn(token(), `${url}/databases`, { portalUrl })
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
  for (const name of ['billing', 'analytics'])
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check()
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await page.getByRole('button', { name: 'Back up 2 databases' }).click()
  await expect(page.getByRole('region', { name: 'Backing up databases' })).toContainText('2 done')
  expect(writesOf(site.portal, token()).toSorted()).toEqual([
    'DELETE /api/portal/databases/crm',
    'POST /api/portal/databases',
    'POST /api/portal/databases/analytics/backups',
    'POST /api/portal/databases/billing/backups',
    'POST /api/portal/databases/shop/backups',
  ])
})

test('F105 F109 F110 writes whose answer is lost are looked up and found', async ({
  page,
  site,
  signedIn,
  token,
}) => {
  await signedIn(token(), `${url}/databases`, { portalUrl })
  const { portal } = site
  await fillCreate(page, 'fresh')
  portal.fail(token(), { method: 'POST', fault: 'reset-done' })
  await createButton(page).click()
  await expect(page.getByText('fresh now exists.')).toBeVisible()
  await page.getByRole('link', { name: 'Databases', exact: true }).first().click()

  portal.fail(token(), { method: 'POST', fault: 'reset-done' })
  await backUp(page, 'shop')
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    /Found a new backup from \d\d:\d\d\./,
  )

  await fillDelete(page, 'crm')
  portal.fail(token(), { method: 'DELETE', fault: 'reset-done' })
  await deleteButton(page).click()
  await expect(page.getByRole('dialog')).toContainText('Deleted.')
  expect(writesOf(portal, token())).toHaveLength(3)
})

test('F037 F044 F078 a refusal, the quota and the rate limit are told as what they are', async ({
  page,
  site,
  signedIn,
  token,
}) => {
  await signedIn(token(), `${url}/databases`, { portalUrl })
  await fillCreate(page, 'fresh')
  const alert = page.getByRole('alert')
  for (const [fault, sentence] of [
    ['402', "Not created: you've reached your plan's quota (402)."],
    ['403', "Not created: this token can't create databases (403)."],
  ] as const) {
    site.portal.fail(token(), { method: 'POST', fault })
    await createButton(page).click()
    await expect(alert).toContainText(sentence)
  }
  await page.getByRole('button', { name: 'Try anyway' }).click()
  // The duration is in a header that the portal lets the page read.
  site.portal.fail(token(), { method: 'POST', fault: '429' })
  await createButton(page).click()
  await expect(alert).toContainText(/can try again in (?:1?\d|2[0-3]) s/)
  expect(writesOf(site.portal, token())).toHaveLength(3)
})

test.describe('a portal that lets the page read none of its headers', () => {
  let silent = ''
  let own = ''
  test.beforeEach(async ({ site, serve }) => {
    silent = await serve({
      portal: site.portal,
      cors: '*',
      exposesHeaders: false,
      headers: {},
      tellsTime: true,
    })
    own = await serve({ portalOrigin: silent })
  })

  test('writes work, and a pause of unknown length is taken for a minute', async ({
    page,
    site,
    signedIn,
    token,
  }) => {
    await signedIn(token(), `${own}/databases`, { portalUrl: silent })
    await fillDelete(page, 'crm')
    await deleteButton(page).click()
    await expect(row(page, 'crm')).toContainText('Deleting…')
    expect(writesOf(site.portal, token())).toEqual(['DELETE /api/portal/databases/crm'])

    await page.getByRole('link', { name: 'Databases', exact: true }).first().click()
    await fillCreate(page, 'fresh')
    // The portal says 20 seconds, in a header that the page cannot read.
    site.portal.fail(token(), { method: 'POST', fault: '429', times: 1 })
    await createButton(page).click()
    await expect(page.getByRole('alert')).toContainText(/can try again in (?:[3-6]\d|7[0-2]) s/)
  })

  test('the diagnosis names the headers, and the line to add', async ({
    page,
    signedIn,
    token,
  }) => {
    await signedIn(token(), `${own}/token`, { portalUrl: silent })
    const settings = page.getByRole('region', { name: 'Settings' })
    await settings.getByRole('button', { name: 'Diagnose' }).click()
    await expect(settings).toContainText("The portal doesn't let this site read Retry-After, Date")
    await expect(settings).toContainText('Access-Control-Expose-Headers: Retry-After, Date,')
  })
})
