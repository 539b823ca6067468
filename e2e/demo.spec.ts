/** The demo: the embedded portal inside the page, where the site's settings offer it. */
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { atSignIn, rows, chooseAccount } from './tabs'

const explore = (page: Page) => page.getByRole('button', { name: 'Explore with demo data' })
const notice = (page: Page) => page.getByRole('status', { name: 'Demo data' })

/** The paths of the portal that a page asks its site for. */
function callsFrom(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(pathname)
  })
  return asked
}

test('a dashboard over data that is made up, without one call, also after a reload', async ({
  page,
  serve,
}) => {
  const url = await serve({ configJson: { demo: true } })
  const asked = callsFrom(page)
  await page.goto(`${url}/sign-in?next=/databases`)
  await explore(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Databases' })).toBeVisible()
  await expect(rows(page)).toHaveCount(15)
  await expect(notice(page)).toContainText('everything here is made up')

  await page.reload()
  await expect(rows(page)).toHaveCount(15)
  await page.getByRole('link', { name: /^Access:/ }).click()
  await expect(page.getByText('demo.invalid').filter({ visible: true })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Allowed' })).toHaveCount(3)
  expect(asked).toEqual([])

  await page.getByRole('button', { name: 'Leave the demo' }).click()
  await expect(atSignIn(page)).toBeVisible()
  await expect(page.getByRole('status')).toContainText('You left the demo.')
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
})

test('it ends in its own tab: a token in another one stays, and can be used here afterwards', async ({
  page,
  context,
  serve,
  site,
  token,
  signedIn,
}) => {
  const url = await serve({ portal: site.portal, configJson: { demo: true } })
  await page.goto(url)
  await explore(page).click()
  await expect(notice(page)).toBeVisible()

  const other = await context.newPage()
  await signedIn(token(), `${url}/databases`, { on: other, portalUrl: url })
  await expect(rows(other)).toHaveCount(15)
  await expect(notice(other)).toHaveCount(0)

  await chooseAccount(page, 'Sign out')
  await expect(page.getByText('You left the demo.')).toBeVisible()
  await other.reload()
  await expect(rows(other)).toHaveCount(15)

  const asked = callsFrom(page)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  await expect(notice(page)).toHaveCount(0)
  await expect.poll(() => asked).toContain('/api/portal/databases')
})
