/** The way in, where only a real page shows it: the first visit, a token in the address, a portal elsewhere. */
import { callsOf, expect, test } from './fixtures'

const field = 'API token'

test('pasted token to rows: the check, its evidence, and four calls at most', async ({
  page,
  context,
  site,
  token,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  // Nothing grows old, which would be a reason to read again.
  await page.clock.setFixedTime(new Date())
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in$/)
  await expect(page).toHaveTitle('Sign in · HTX Cloud')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in with an API token')
  await expect(page.getByRole('textbox', { name: field })).toBeFocused()
  await expect(page.getByRole('checkbox', { name: 'Remember on this device' })).not.toBeChecked()

  await page.evaluate((text) => navigator.clipboard.writeText(text), ` Bearer ${token()}\n`)
  await page.getByRole('textbox', { name: field }).press('ControlOrMeta+v')
  await expect(page.getByRole('textbox', { name: field })).toHaveValue(token())
  await page.keyboard.press('Enter')
  const check = page.getByRole('region', { name: 'Token check' })
  const access = check.getByRole('table', { name: 'Access' })
  for (const product of ['Databases', 'Functions', 'Proxies'])
    await expect(access.getByRole('row', { name: product })).toHaveText(
      `${product}AllowedNot tried`,
    )
  await expect(check.getByRole('meter', { name: 'Rate limit' })).toHaveAttribute(
    'aria-valuenow',
    '3',
  )
  await expect(check.getByRole('meter', { name: 'Rate limit' })).toHaveAttribute(
    'aria-valuemax',
    '120',
  )
  await expect(check).toContainText('Scope: full, read, databases, functions, or proxies')
  await expect(check.getByRole('button', { name: 'Open dashboard' })).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/overview$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeFocused()
  await page.getByRole('link', { name: 'Databases', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Databases' }).getByRole('row')).toHaveCount(15)
  expect(callsOf(site.portal, token()).length).toBeLessThanOrEqual(4)
})

test('F007 a token in the address is removed, reported and not used, whoever is signed in', async ({
  page,
  site,
  token,
  signedIn,
}) => {
  const told = page.getByRole('alert')
  await page.goto(`/sign-in?token=${token()}#htx_other`)
  await expect(told).toContainText('The address contained a token, which has been removed')
  expect(page.url()).toBe(`${site.url}/sign-in`)
  expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain('htx_')
  await expect(page.getByRole('textbox', { name: field })).toHaveValue('')
  expect(callsOf(site.portal, token())).toHaveLength(0)

  await signedIn(token(), '/databases?q=shop&access_token=abc#token=htx_other')
  await expect(page.getByRole('rowheader')).toHaveText(['shop'])
  await expect(told).toContainText('The address contained a token, which has been removed')
  expect(page.url()).toBe(`${site.url}/databases?q=shop`)
})

test('a portal that does not allow this site is told from one that is not there', async ({
  page,
  site,
  serve,
  token,
}) => {
  const portal = await serve({ portal: site.portal, cors: false, headers: {} })
  const url = await serve({ portalOrigin: portal })
  await page.goto(`${url}/sign-in?next=/databases`)
  await page.getByRole('textbox', { name: field }).fill(token())
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Diagnose' }).click()
  // The notice about the host beside it cannot tell the two apart.
  const told = page
    .getByRole('status')
    .filter({ hasText: "The host responds but doesn't allow this site (CORS)" })
  await expect(told).toBeVisible()
})
