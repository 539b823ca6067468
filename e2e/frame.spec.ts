/** What stands around every screen: landmarks, titles, focus, language, theme, accessibility, narrow screens. */
import type { Page } from '@playwright/test'
import { expectClean } from './accessibility'
import { expect, test } from './fixtures'
import { openTabs } from './tabs'

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const link = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name })

test('landmarks, names and controls of the frame', async ({ page, token, signIn }) => {
  await signIn(token('databases'))
  const banner = page.getByRole('banner')
  await expect(page.getByRole('main')).toHaveCount(1)
  await expect(link(page, 'Databases')).toHaveAttribute('aria-current', 'page')
  await expect(link(page, 'Token')).not.toHaveAttribute('aria-current')
  await expect(banner.getByRole('link', { name: 'Scope: databases', exact: true })).toHaveAttribute(
    'href',
    '/token',
  )
  const meter = banner.getByRole('meter', { name: 'Rate limit' })
  await expect(meter).toHaveAttribute('aria-valuenow', '3')
  await expect(meter).toHaveAttribute('aria-valuemax', '120')
  await expect(banner.getByRole('button', { name: 'Sign out' })).toBeVisible()

  const preferences = banner.getByRole('button', { name: 'Preferences' })
  await preferences.click()
  const dialog = page.getByRole('dialog', { name: 'Preferences' })
  for (const [label, options] of [
    ['Theme', ['System', 'Light', 'Dark']],
    ['Language', ['English', 'Tiếng Việt']],
    ['Sign out after', ['5 minutes', '15 minutes', '30 minutes', '60 minutes', '240 minutes']],
  ] as const)
    await expect(dialog.getByLabel(label).locator('option')).toHaveText(options)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(preferences).toBeFocused()
})

test('each screen has its title and one heading, which gets the focus', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  for (const name of ['Functions', 'Proxies', 'Token', 'Databases']) {
    await link(page, name).click()
    await expect(heading(page, name)).toBeFocused()
    await expect(page).toHaveTitle(`${name} · HTX Cloud`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  }
  await page
    .getByRole('banner')
    .getByRole('link', { name: /^Scope:/ })
    .click()
  await expect(heading(page, 'Token')).toBeFocused()
  await page.goBack()
  await expect(heading(page, 'Databases')).toBeFocused()

  for (const address of ['/nowhere', '/databases/a/b/c', '/databases/%E0%A4%A', '/Sign-Out']) {
    await page.goto(address)
    await expect(heading(page, 'Page not found')).toBeVisible()
    await expect(page).toHaveTitle('Page not found · HTX Cloud')
    await expect(page.getByRole('banner')).toBeVisible()
    await expect(link(page, 'Databases')).toBeVisible()
  }
  await page.getByRole('main').getByRole('link', { name: 'Back to the databases' }).click()
  await expect(heading(page, 'Databases')).toBeFocused()
})

test('with the keyboard alone: from the token to a filtered list', async ({ page, token }) => {
  await page.goto('/sign-in?next=/databases')
  await expect(page.getByRole('textbox', { name: 'API token' })).toBeFocused()
  await page.keyboard.insertText(token())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Open dashboard' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Databases')).toBeFocused()

  await page.reload()
  await expect(heading(page, 'Databases')).toBeVisible()
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await expect(page).toHaveURL(/\/databases$/)
  const search = page.getByRole('searchbox', { name: 'Filter databases' })
  for (let steps = 0; steps < 4 && !(await isFocused(page, 'search')); steps++)
    await page.keyboard.press('Tab')
  await expect(search).toBeFocused()
  await page.keyboard.type('audit')
  await expect(page.getByRole('rowheader')).toHaveText(['audit-log'])
})

/** Whether an input of this type has the focus. */
function isFocused(page: Page, type: string): Promise<boolean> {
  return page.evaluate(
    (type) =>
      document.activeElement instanceof HTMLInputElement && document.activeElement.type === type,
    type,
  )
}

test('the language changes at once, everywhere, and is remembered', async ({
  page,
  token,
  signIn,
}) => {
  const html = page.locator('html')
  await signIn(token())
  await expect(html).toHaveAttribute('lang', 'en')
  await page.getByRole('button', { name: 'Preferences' }).click()
  await page.getByLabel('Language').selectOption('Tiếng Việt')
  await page.keyboard.press('Escape')
  await expect(heading(page, 'Cơ sở dữ liệu')).toBeVisible()
  await expect(html).toHaveAttribute('lang', 'vi')
  await expect(page).toHaveTitle('Cơ sở dữ liệu · HTX Cloud')
  await page.reload()
  await expect(heading(page, 'Cơ sở dữ liệu')).toBeVisible()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await expect(heading(page, 'Đăng nhập bằng token API')).toBeVisible()
  await page.getByLabel('Ngôn ngữ').selectOption('English')
  await expect(heading(page, 'Sign in with an API token')).toBeVisible()
  await expect(html).toHaveAttribute('lang', 'en')
})

test('what is preferred in one tab holds in the others', async ({
  page,
  context,
  token,
  signIn,
}) => {
  await signIn(token())
  const [other] = await openTabs(context, 1)
  await page.getByRole('button', { name: 'Preferences' }).click()
  await page.getByLabel('Theme').selectOption('Dark')
  await page.getByLabel('Language').selectOption('Tiếng Việt')
  if (!other) throw new Error('There is no other tab')
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(heading(other, 'Cơ sở dữ liệu')).toBeVisible()
})

test.describe('in a Vietnamese browser', () => {
  test.use({ locale: 'vi-VN' })
  test('the page speaks Vietnamese from the first paint', async ({ page }) => {
    await page.goto('/sign-in?next=/databases')
    await expect(heading(page, 'Đăng nhập bằng token API')).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'vi')
    await expect(page).toHaveTitle('Đăng nhập · HTX Cloud')
  })
})

test('the theme follows the system until one is chosen, which is remembered', async ({
  page,
  token,
  signIn,
}) => {
  const [light, dark] = ['rgb(245, 246, 248)', 'rgb(13, 16, 21)']
  const body = page.locator('body')
  await page.emulateMedia({ colorScheme: 'dark' })
  await signIn(token())
  await expect(body).toHaveCSS('background-color', dark)
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(body).toHaveCSS('background-color', light)
  await page.getByRole('button', { name: 'Preferences' }).click()
  await page.getByLabel('Theme').selectOption('Dark')
  await expect(body).toHaveCSS('background-color', dark)
  await page.reload()
  await expect(body).toHaveCSS('background-color', dark)
})

test('a screen that fails leaves the frame standing and can be opened again', async ({
  page,
  token,
  signIn,
  troubles,
}) => {
  await page.route('**/assets/TokenScreen-*.js', (route) => route.abort())
  await signIn(token())
  await link(page, 'Token').click()
  await expect(heading(page, 'Something went wrong')).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('This screen has failed.')
  await expect(page.getByRole('banner')).toBeVisible()
  await link(page, 'Databases').click()
  await expect(page.getByRole('table', { name: 'Databases' })).toBeVisible()

  await link(page, 'Token').click()
  await expect(heading(page, 'Something went wrong')).toBeVisible()
  await page.unroute('**/assets/TokenScreen-*.js')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('table', { name: 'Access' })).toBeVisible()
  // The failure is told in the console, as it should be.
  troubles.length = 0
})

// Colours depend on the theme, names on the language: two rounds see both of both on every screen.
for (const [locale, colorScheme] of [
  ['en-US', 'light'],
  ['vi-VN', 'dark'],
] as const)
  test.describe(`accessibility, ${locale}, ${colorScheme}`, () => {
    test.use({ locale, colorScheme })
    test('axe finds nothing on any screen', async ({ page, token }) => {
      const clean = (screen: string) => expectClean(page, screen)
      const field = page.getByRole('textbox')
      await page.goto('/sign-in?next=/databases')
      await expect(field).toBeFocused()
      await clean('sign-in')
      await field.fill(token('full_revoked'))
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert')).toBeVisible()
      await clean('sign-in, refused')
      await field.fill(token())
      await page.keyboard.press('Enter')
      await expect(page.getByRole('table')).toBeVisible()
      await clean('sign-in, checked')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('row')).toHaveCount(15)
      await clean('databases')
      await page.getByRole('button', { name: /^(Preferences|Tùy chọn)$/ }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await clean('preferences')
      await page.keyboard.press('Escape')
      const banner = page.getByRole('banner')
      for (const what of ['adding a token', 'profiles']) {
        await banner.locator('button[aria-haspopup=menu]').click()
        await clean('the menu of profiles')
        const item = banner.getByRole('menuitem').nth(what === 'profiles' ? -1 : -2)
        await item.click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await clean(what)
        await page.keyboard.press('Escape')
      }
      await page.getByRole('banner').locator('a[href="/token"]').click()
      await expect(page.getByRole('table')).toHaveCount(2)
      await clean('token')
      await page.goto('/nowhere')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await clean('not found')
    })

    test('nor where a token cannot be checked', async ({ page, site, token }) => {
      const tried = async (what: string, words: string) => {
        await page.goto('/sign-in?next=/databases')
        await page.getByRole('textbox').fill(words)
        await page.keyboard.press('Enter')
        const main = page.getByRole('main')
        await expect(
          main.getByRole(what === '429' ? 'status' : 'alert').filter({ hasText: /\S/ }),
        ).toBeVisible()
        if (what === '429') await expect(main.getByRole('button').nth(1)).toBeVisible()
        await expectClean(page, `sign-in: ${what}`)
      }
      await tried('a token of another form', 'some-other-token')
      for (const fault of ['html', 'reset', '429'] as const) {
        const mend = site.portal.fail(token(), { fault, times: Infinity })
        await tried(fault, token())
        mend()
      }
    })

    test('nor in any state of a list', async ({ page, context, site, token }) => {
      const clean = (screen: string) => expectClean(page, screen)
      const main = page.getByRole('main')
      // Those that wait for something to say are empty.
      const notice = main.getByRole('status').filter({ hasText: /\S/ })
      const alert = main.getByRole('alert')
      const { portal } = site
      await page.goto('/sign-in?next=/databases')
      await page.getByRole('textbox').fill(token())
      await page.keyboard.press('Enter')
      await expect(page.getByRole('table')).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('row')).toHaveCount(15)

      await page.getByRole('searchbox').fill('nothing is called this')
      await expect(page.getByRole('table')).toHaveCount(0)
      await clean('filtered to nothing')
      await page.getByRole('searchbox').fill('')
      await expect(page.getByRole('row')).toHaveCount(15)
      await context.setOffline(true)
      await expect(notice).toBeVisible()
      await clean('offline')
      await context.setOffline(false)
      await expect(notice).toHaveCount(0)

      for (const fault of ['500', '403', 'html', 'object'] as const) {
        const mend = portal.fail(token(), { fault, times: Infinity })
        await page.reload()
        await expect(alert.first()).toBeVisible()
        await clean(`a list that fails: ${fault}`)
        mend()
      }
      const answer = portal.fail(token(), { fault: 'stall' })
      await page.reload()
      await expect(main.locator('[aria-busy=true]').first()).toBeVisible()
      await clean('not there yet')
      answer()
      portal.world(token()).databases = []
      await page.reload()
      await expect(page.getByRole('heading', { level: 2 })).toBeVisible()
      await clean('empty')
      portal.fail(token(), { fault: '429' })
      await page.reload()
      await expect(notice.first()).toBeVisible()
      await clean('paused')
    })

    for (const service of ['functions', 'proxies'])
      test(`nor on ${service}, with a row opened and a menu`, async ({ page, token }) => {
        const clean = (screen: string) => expectClean(page, screen)
        await page.goto('/sign-in?next=/databases')
        await page.getByRole('textbox').fill(token())
        await page.keyboard.press('Enter')
        await expect(page.getByRole('table')).toBeVisible()
        await page.keyboard.press('Enter')
        await page.locator(`nav a[href="/${service}"]`).click()
        await expect(page.getByRole('row').nth(5)).toBeVisible()
        await clean(service)
        await page.getByRole('rowheader').getByRole('link').first().click()
        await page.getByRole('complementary').locator('summary').click()
        await expect(page.getByRole('complementary').getByRole('listitem').first()).toBeVisible()
        if (service === 'proxies') await page.getByRole('checkbox').nth(2).check()
        await clean(`${service}, a row opened`)
        await page.locator('[aria-haspopup=menu]').last().click()
        await expect(page.getByRole('menuitemcheckbox').first()).toBeVisible()
        await clean(`${service}, a menu`)
      })
  })

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 360, height: 740 } })
  test('nothing is wider than the page', async ({ page, token }) => {
    const fits = async (screen: string) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, screen).toBeLessThanOrEqual(360)
    }
    await page.goto('/sign-in?next=/databases')
    await page.getByRole('textbox', { name: 'API token' }).fill(token('full_hostile'))
    await fits('sign-in')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Open dashboard' })).toBeFocused()
    await fits('sign-in, checked')
    await page.keyboard.press('Enter')
    await expect(page.getByText('54 entries')).toBeVisible()
    await fits('databases')
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeInViewport()
    await page.getByRole('button', { name: 'Preferences' }).click()
    await expect(page.getByRole('dialog')).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
    await link(page, 'Token').click()
    await expect(page.getByRole('table', { name: 'Access' })).toBeVisible()
    await fits('token')
    for (const name of ['Functions', 'Proxies']) {
      await link(page, name).click()
      await expect(page.getByRole('table', { name })).toBeVisible()
      await fits(name)
      await page.getByRole('rowheader').getByRole('link').nth(3).click()
      await page.getByRole('complementary').locator('summary').click()
      await fits(`${name}, a row opened`)
    }
    await page.goto('/nowhere')
    await expect(heading(page, 'Page not found')).toBeVisible()
    await fits('not found')
  })
})
