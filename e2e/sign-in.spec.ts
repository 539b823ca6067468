/** Signing in, where only a real page shows it: the first visit, a token in the address, a portal elsewhere. */
import type { Page } from '@playwright/test'
import { callsOf, expect, test } from './fixtures'

const field = 'API token'

test('pasted token to rows: the check, its evidence, and four calls at most', async ({
  page,
  context,
  site,
  token,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  // Nothing becomes old enough to be read again.
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
  await expect(check).toContainText('Scope: probably full or read.')
  await expect(check.getByRole('button', { name: 'Open dashboard' })).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/overview$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeFocused()
  await page.getByRole('link', { name: 'Databases', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Databases' }).getByRole('row')).toHaveCount(15)
  expect(callsOf(site.portal, token()).length).toBeLessThanOrEqual(4)
})

test('what is entered before the scripts are there is kept to the letter, and tried if it was submitted', async ({
  page,
  site,
  token,
}) => {
  let release = await holdScripts(page)
  const input = page.getByRole('textbox', { name: field })
  await page.goto('/sign-in?next=/databases', { waitUntil: 'commit' })
  await expect(input).toBeFocused()
  await page.keyboard.type('htx_part')
  await page.keyboard.press('Shift+ArrowLeft')
  release()
  await expect(page.getByRole('button', { name: 'Check token' })).toBeVisible()
  await expect(input).toBeFocused()
  await page.keyboard.type('y')
  await expect(input).toHaveValue('htx_pary')

  release = await holdScripts(page)
  await page.reload({ waitUntil: 'commit' })
  await expect(input).toBeFocused()
  await page.keyboard.insertText(`Bearer ${token()}`)
  await page.keyboard.press('Enter')
  expect(callsOf(site.portal, token())).toHaveLength(0)
  release()
  await expect(page.getByRole('button', { name: 'Open dashboard' })).toBeFocused()
  await expect(input).toHaveValue(token())
  expect(callsOf(site.portal, token())).toHaveLength(3)
})

test('so is what is entered where a link leads to the sign-in', async ({ page, site, token }) => {
  const release = await holdScripts(page)
  const input = page.getByRole('textbox', { name: field })
  await page.goto('/databases/shop/connect?x=1', { waitUntil: 'commit' })
  await expect(input).toBeFocused()
  await page.keyboard.insertText(token())
  release()
  await expect(page.getByRole('button', { name: 'Check token' })).toBeEnabled()
  await expect(input).toHaveValue(token())
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(page).toHaveURL(`${site.url}/databases/shop/connect?x=1`)
})

/** Holds all scripts but the earliest until the returned function is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/{index,start}-*.js', async (route) => {
    await held
    await route.continue()
  })
  return release
}

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
  // The notice about the host next to it cannot distinguish the two.
  const told = page
    .getByRole('status')
    .filter({ hasText: "The host responds but doesn't allow this site (CORS)" })
  await expect(told).toBeVisible()
})
