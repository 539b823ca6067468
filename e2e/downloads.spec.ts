/** Exported files are saved by the browser under their name; copied diagnostics name the build. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'

async function saved(page: Page, button: Locator) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

async function exported(page: Page, item: string) {
  await page.getByRole('button', { name: 'Export' }).click()
  return saved(page, page.getByRole('menuitem', { name: item }))
}

test('a list is saved as CSV and as JSON', async ({ page, token, signedIn }) => {
  await signedIn(token(), '/functions?q=mailer')
  await expect(page.getByRole('rowheader')).toHaveText(['mailer'])
  const csv = await exported(page, 'CSV')
  expect(csv.name).toMatch(/^functions-\d{8}T\d{6}Z-mailer\.csv$/)
  expect(csv.text.startsWith('\uFEFF"ID","Name"')).toBe(true)
  const json = await exported(page, 'JSON')
  expect(json.name).toMatch(/^functions-\d{8}T\d{6}Z-mailer\.json$/)
  expect(JSON.parse(json.text).functions).toMatchObject([{ name: 'mailer' }])
})

test('the calls of the tab are saved as HAR', async ({ page, site, token, signedIn }) => {
  await signedIn(token(), '/proxies')
  await expect(page.getByRole('table', { name: 'Proxies' })).toBeVisible()
  await page.getByRole('link', { name: 'Activity', exact: true }).click()
  await page.getByLabel('Product').selectOption('Proxies')
  const har = await exported(page, 'HAR 1.2')
  expect(har.name).toMatch(/^calls-\d{8}T\d{6}Z-proxies\.har$/)
  const { log } = JSON.parse(har.text)
  expect(log.entries).toMatchObject([
    { request: { url: `${site.portalUrl}/api/portal/proxies` }, response: { status: 200 } },
  ])
  expect(har.text).not.toContain(token())
})

test('the chosen proxies are saved as a text', async ({ page, token, signedIn }) => {
  await signedIn(token(), '/proxies')
  await page.getByRole('checkbox', { name: 'Select hn-1' }).check()
  const bar = page.getByRole('region', { name: 'Selected proxies' })
  await bar.getByLabel('Format').selectOption('host:port:user:pass')
  const file = await saved(page, bar.getByRole('button', { name: 'Download' }))
  expect(file.name).toMatch(/^proxies-\d{8}T\d{6}Z-list\.txt$/)
  expect(file.text).toMatch(/^203\.0\.113\.7:1080/)
})

test('copied diagnostics name the build that is served', async ({
  page,
  context,
  token,
  signedIn,
}) => {
  await context.grantPermissions(['clipboard-write'])
  await signedIn(token(), '/activity')
  await page.getByRole('button', { name: 'Copy diagnostics' }).click()
  await expect(page.getByText('Copied')).toBeAttached()
  // No page of the site may read the clipboard, but a person may paste it.
  await page.evaluate(() => document.body.append(document.createElement('textarea')))
  const field = page.locator('textarea')
  await field.press('Control+V')
  await expect(field).toHaveValue(
    /^HTX Cloud dashboard \d+\.\d+\.\d+ \(\S*assets\/index-\S+\.js\)\n/,
  )
})
