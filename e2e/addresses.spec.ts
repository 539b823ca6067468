/** Addresses of the databases screens, over reloads and the history of the browser. */
import { expect, test } from './fixtures'
import { rows } from './tabs'

test('a reload and a way back restore the filters and the sort of the list', async ({
  page,
  token,
  signedIn,
}) => {
  await signedIn(token(), '/databases')
  await page.getByLabel('Engine').selectOption('MySQL')
  await page.getByRole('button', { name: 'Plan' }).click()
  await expect(page).toHaveURL(/\?engine=mysql&sort=plan$/)
  const address = page.url()
  await page.reload()
  await expect(page.getByRole('rowheader').last()).toHaveText('shop')
  await expect(page.getByLabel('Engine')).toHaveValue('mysql')
  await page.getByRole('link', { name: 'Token', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(address)
  await expect(rows(page)).toHaveCount(4)
})

test('a link to a tab of a database opens it; reload, back and forward keep to the tabs', async ({
  page,
  site,
  token,
  signedIn,
}) => {
  await signedIn(token(), '/databases/analytics/connect')
  const selected = page.getByRole('tab', { selected: true })
  await expect(selected).toHaveText('Connect')
  await page.getByRole('tab', { name: 'Raw' }).click()
  await expect(page).toHaveURL(`${site.url}/databases/analytics/raw`)
  await page.reload()
  await expect(selected).toHaveText('Raw')
  await page.goBack()
  await expect(selected).toHaveText('Connect')
  await page.goForward()
  await expect(selected).toHaveText('Raw')
})

test('F125 an odd but safe name outlives a reload', async ({ page, token, signedIn }) => {
  await signedIn(token('full_hostile'), '/databases')
  await page.getByRole('link', { name: 'what?#now', exact: true }).click()
  const heading = page.getByRole('heading', { level: 1, name: 'what?#now' })
  await expect(heading).toBeVisible()
  await page.reload()
  await expect(heading).toBeVisible()
})
