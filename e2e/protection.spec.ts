/** A page with reduced protection says so, and accepts or stores no token. */
import { callsOf, expect, test } from './fixtures'
import { keysWith, rows } from './tabs'

const field = { name: 'API token' }

test('F016 over plain http, but for the machine itself, no token can be entered', async ({
  page,
  site,
  troubles,
}) => {
  await page.route('http://dashboard.example/**', async (route) => {
    const { pathname } = new URL(route.request().url())
    await route.fulfill({ response: await route.fetch({ url: site.url + pathname }) })
  })
  await page.goto('http://dashboard.example/sign-in')
  await expect(page.getByRole('alert')).toHaveText(
    "This page isn't served over HTTPS, so tokens can't be entered here.",
  )
  await expect(page.getByRole('textbox', field)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Check token' })).toHaveCount(0)
  // What a browser has only over HTTPS is missing, and no script stumbles over that.
  await page.waitForLoadState('networkidle')
  expect(troubles.filter((trouble) => trouble.startsWith('uncaught'))).toEqual([])
  troubles.length = 0
})

test.describe('a browser that does not enforce the policy', () => {
  test.use({ bypassCSP: true })
  test('F017 it is said, and no token is remembered', async ({ page, token }) => {
    await page.goto('/sign-in?next=/databases')
    await expect(page.getByRole('status')).toContainText('Reduced protection')
    const remember = page.getByRole('checkbox', { name: 'Remember on this device' })
    await expect(remember).toBeDisabled()
    await expect(remember).toHaveAccessibleDescription('Not available while protection is reduced.')
    await page.getByRole('textbox', field).fill(token())
    await page.getByRole('button', { name: 'Check token' }).click()
    await page.getByRole('button', { name: 'Open dashboard' }).click()
    await expect(page.getByRole('table', { name: 'Databases' })).toBeVisible()
    await expect(page.getByRole('status', { name: 'Reduced protection' })).toBeVisible()
    expect(await keysWith(page, token())).toEqual([])
  })
})

test('F150 a host without headers: the policy in the page holds, and the rest is said', async ({
  page,
  site,
  serve,
  troubles,
}) => {
  const url = await serve({ headers: {}, portal: site.portal })
  await page.goto(`${url}/sign-in?next=/databases`)
  await expect(page.getByRole('status')).toContainText('Reduced protection')
  await expect(page.getByRole('checkbox', { name: 'Remember on this device' })).toBeDisabled()
  const blocked = await page.evaluate(async () => {
    const reached = await fetch('http://127.0.0.1:9/').then(
      () => true,
      () => false,
    )
    const script = document.createElement('script')
    try {
      script.textContent = 'document.title = "hit"'
      document.head.append(script)
    } catch {
      // Trusted types refuse the text itself.
    }
    return !reached && document.title !== 'hit'
  })
  expect(blocked).toBe(true)
  troubles.length = 0

  // What only a header could forbid: another page frames it. Then there is no field.
  await page.route('**/framing', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${url}/sign-in"></iframe>` }),
  )
  await page.goto(`${url}/framing`)
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('alert')).toHaveText(
    "For your security, this page doesn't run inside another page.",
  )
  await expect(frame.getByRole('textbox', field)).toHaveCount(0)
})

test('inside another page a live session is neither restored nor drawn, and nothing is asked for', async ({
  page,
  site,
  serve,
  token,
  signedIn,
}) => {
  const url = await serve({ headers: {}, portal: site.portal })
  await signedIn(token(), `${url}/databases`, { portalUrl: url })
  await expect(rows(page)).toHaveCount(15)
  const before = callsOf(site.portal, token()).length
  await page.route('**/framing', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${url}/databases"></iframe>` }),
  )
  await page.goto(`${url}/framing`)
  const body = page.frameLocator('iframe').locator('body')
  await expect(body).toHaveText("For your security, this page doesn't run inside another page.")
  expect(callsOf(site.portal, token())).toHaveLength(before)
})

test('with all of it nothing is said, and nothing is reported or left in the console', async ({
  page,
}) => {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      document.documentElement.dataset['violated'] = violatedDirective
    })
  })
  const asked = page.waitForResponse((response) => response.request().method() === 'HEAD')
  await page.goto('/sign-in?next=/databases')
  await asked
  await expect(page.getByRole('textbox', field)).toBeVisible()
  await expect(page.getByText('Reduced protection')).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: 'Remember on this device' })).toBeEnabled()
  await expect(page.locator('html')).not.toHaveAttribute('data-violated')
})
