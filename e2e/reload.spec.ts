/** What a reload must preserve: the place, from the address, and the preferences, from the browser. */
import { expect, test } from './fixtures'

test('the list is there again as it was left: filtered, sorted, with its row open', async ({
  page,
  token,
  signedIn,
}) => {
  await signedIn(token(), '/functions')
  await page.getByRole('searchbox', { name: 'Filter functions' }).fill('node.js')
  await page.getByRole('button', { name: 'Runtime' }).click()
  await page.getByRole('link', { name: 'thumbnailer', exact: true }).click()
  const opened = page.getByRole('complementary', { name: 'thumbnailer' })
  await expect(opened).toBeVisible()
  await page.reload()
  await expect(opened).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveCount(4)
  await expect(page.getByRole('rowheader').first()).toHaveText('legacy-import')
})

test('chosen columns and a chosen format are kept', async ({ page, token, signedIn }) => {
  await signedIn(token(), '/functions')
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'memory_mb' }).click()
  await page.keyboard.press('Escape')
  const headers = ['Name', 'Runtime', 'Status', 'URL', 'Last modified', 'memory_mb', 'Actions']
  await expect(page.getByRole('columnheader')).toHaveText(headers)
  await page.reload()
  await expect(page.getByRole('columnheader')).toHaveText(headers)

  await page.goto('/proxies?selected=hn-1')
  const format = page.getByRole('complementary', { name: 'hn-1' }).getByLabel('Format')
  await format.selectOption('FoxyProxy (JSON)')
  await page.reload()
  await expect(format).toHaveValue('foxyproxy')
})

test('the record of calls begins anew, and says so of a call that was open', async ({
  page,
  token,
  signedIn,
}) => {
  await signedIn(token())
  await page.getByRole('link', { name: 'Activity', exact: true }).click()
  await page.getByRole('table', { name: 'API calls' }).getByRole('link').first().click()
  await expect(page.getByRole('complementary')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'No calls yet' })).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Call not in the log' })).toBeVisible()
})
