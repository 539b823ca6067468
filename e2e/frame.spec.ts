/** The frame in a whole browser: keyboard, language and theme, stored preferences, and messages to other tabs. */
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { openTabs, chooseAccount } from './tabs'

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

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
    (wantedType) =>
      document.activeElement instanceof HTMLInputElement &&
      document.activeElement.type === wantedType,
    type,
  )
}

test('what is preferred in one tab holds in the others', async ({
  page,
  context,
  token,
  signIn,
}) => {
  await signIn(token())
  const [other] = await openTabs(context, 1)
  await chooseAccount(page, 'Preferences')
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
  signedIn,
}) => {
  const [light, dark] = ['rgb(245, 246, 248)', 'rgb(12, 15, 20)']
  const body = page.locator('body')
  await page.emulateMedia({ colorScheme: 'dark' })
  await signedIn(token())
  await expect(body).toHaveCSS('background-color', dark)
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(body).toHaveCSS('background-color', light)
  await chooseAccount(page, 'Preferences')
  await page.getByLabel('Theme').selectOption('Dark')
  await expect(body).toHaveCSS('background-color', dark)
  await page.reload()
  await expect(body).toHaveCSS('background-color', dark)
})

test('a chosen language is remembered', async ({ page, token, signedIn }) => {
  await signedIn(token())
  await chooseAccount(page, 'Preferences')
  await page.getByLabel('Language').selectOption('Tiếng Việt')
  await expect(heading(page, 'Cơ sở dữ liệu')).toBeVisible()
  await page.reload()
  await expect(heading(page, 'Cơ sở dữ liệu')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi')
})
