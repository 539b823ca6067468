/** The command palette: every place and command by a few letters, and nothing that a button would not do. */
import type { Page } from '@playwright/test'
import { expectClean } from './accessibility'
import { callsOf, expect, test } from './fixtures'
import { writesOf } from './writes'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Commands' })
const field = (page: Page) => dialog(page).getByRole('combobox')
const options = (page: Page) => dialog(page).getByRole('option')
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const opener = (page: Page) =>
  page.getByRole('banner').getByRole('button', { name: 'Search or run a command', exact: true })

/** Opens it by its keys and types. */
async function ask(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type(text)
}

/** The option that Enter would choose. */
const active = (page: Page) => dialog(page).getByRole('option', { selected: true })

test('the button and Ctrl+K open it, without a call; Escape closes it and gives the focus back', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  const before = callsOf(site.portal, token()).length
  await opener(page).click()
  await expect(field(page)).toBeFocused()
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(opener(page)).toBeFocused()

  const search = page.getByRole('searchbox', { name: 'Filter databases' })
  for (const keys of ['Control+k', 'Meta+k']) {
    await search.focus()
    await page.keyboard.press(keys)
    await expect(field(page)).toBeFocused()
    await page.keyboard.type('no such thing')
    await expect(dialog(page).getByRole('status')).toHaveText('Nothing matches')
    await expect(field(page)).toHaveAttribute('aria-expanded', 'false')
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expect(search).toBeFocused()
  }
  // Pressed again in the moment in which it closes, it opens again.
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await dialog(page).evaluate((element: HTMLDialogElement) => {
    element.close()
    dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }))
  })
  await expect(field(page)).toBeFocused()
  expect(callsOf(site.portal, token()).length).toBe(before)
})

test('places, commands and databases, first without a text, then the best for what is typed', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  await page.keyboard.press('Control+k')
  const group = (name: string) => dialog(page).getByRole('group', { name, exact: true })
  const places = await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link')
    .allInnerTexts()
  await expect(group('Go to').getByRole('option')).toHaveText(places)
  await expect(group('Commands').getByRole('option')).toHaveText([
    'Create database',
    'Preferences',
    'Theme: System',
    'Theme: Light',
    'Theme: Dark',
    'Language: English',
    'Language: Tiếng Việt',
    'Sign out',
  ])
  await expect(group('Databases').getByRole('option')).toHaveCount(14)

  await field(page).fill('SHOP')
  await expect(options(page)).toHaveText(['shop', 'Back up shop', 'Delete shop…'])
  await expect(active(page)).toHaveText('shop')
  await expect(dialog(page).getByRole('status')).toHaveText('3 commands')
  await field(page).fill('orders del')
  await expect(options(page)).toHaveText(['Delete orders-prod…', 'Delete orders-staging…'])
})

test('functions and proxies by name, where there is a screen for them', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  const main = page.getByRole('navigation', { name: 'Main' })
  for (const [screen, name] of [
    ['Functions', 'legacy-import'],
    ['Proxies', 'hcm-3'],
  ] as const) {
    const offered = await main.getByRole('link', { name: screen }).count()
    await ask(page, name)
    await expect(options(page)).toHaveCount(offered)
    if (offered === 1) {
      await page.keyboard.press('Enter')
      await expect(heading(page, screen)).toBeFocused()
      await expect(page.getByRole('rowheader')).toHaveText([name])
    } else await page.keyboard.press('Escape')
  }
})

test('with the keyboard: arrows move through the list, Enter goes there', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  await ask(page, 'shop')
  for (const [key, name] of [
    ['ArrowDown', 'Back up shop'],
    ['ArrowDown', 'Delete shop…'],
    ['ArrowDown', 'shop'],
    ['ArrowUp', 'Delete shop…'],
    ['ArrowDown', 'shop'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(active(page)).toHaveText(name)
    const id = await active(page).getAttribute('id')
    await expect(field(page)).toHaveAttribute('aria-activedescendant', id ?? '')
  }
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/databases\/shop$/)
  await expect(heading(page, 'shop')).toBeFocused()

  await ask(page, 'token')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Token')).toBeFocused()
  await ask(page, 'create')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Create database')).toBeFocused()
})

test('a backup, from any screen: sent once, its progress among the notifications', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  await page.getByRole('link', { name: 'Token', exact: true }).click()
  await expect(heading(page, 'Token')).toBeVisible()
  await ask(page, 'back up shop')
  await expect(active(page)).toHaveText('Back up shop')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('shop')
  await expect
    .poll(() => writesOf(site.portal, token()))
    .toEqual(['POST /api/portal/databases/shop/backups'])
  await expect(heading(page, 'Token')).toBeVisible()
})

test('a delete asks as everywhere, and leaves the screen of what is gone', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  await expect(heading(page, 'shop')).toBeVisible()
  await ask(page, 'delete shop')
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog', { name: 'Delete shop?' })
  await expect(question).toBeVisible()
  // No second dialog over a question that waits for its answer.
  await page.keyboard.press('Control+k')
  await expect(dialog(page)).toHaveCount(0)
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(question).toHaveCount(0)
  expect(writesOf(site.portal, token())).toEqual([])

  await ask(page, 'delete shop')
  await page.keyboard.press('Enter')
  await question.getByRole('textbox').fill('shop')
  await question.getByRole('button', { name: 'Delete database' }).click()
  await expect(page).toHaveURL(/\/databases$/)
  await expect(question).toHaveCount(0)
  await expect
    .poll(() => writesOf(site.portal, token()))
    .toEqual(['DELETE /api/portal/databases/shop'])
})

test('what cannot be done now says why, and is not done', async ({
  page,
  context,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  // Its code comes while the line is idle; here the line is cut as soon as that has happened.
  await ask(page, '')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await context.setOffline(true)
  await ask(page, 'back up shop')
  await expect(active(page)).toBeDisabled()
  await expect(active(page)).toContainText('You are offline.')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeVisible()
  await context.setOffline(false)
  await expect(active(page)).toBeEnabled()
  expect(writesOf(site.portal, token())).toEqual([])
})

test('F124 a name that no request can carry is not among them', async ({ page, token, signIn }) => {
  await signIn(token('full_hostile'))
  await page.keyboard.press('Control+k')
  for (const [typed, found] of [
    ['a/b', 0],
    ['100%', 0],
    ['twin', 0],
    ['zero', 0],
    ['two words', 3],
    ['dữ-liệu', 3],
    ['<img', 3],
  ] as const) {
    await field(page).fill(typed)
    await expect(options(page), typed).toHaveCount(found)
  }
})

test('preferences, theme, language and sign-out', async ({ page, token, signIn }) => {
  await signIn(token())
  const run = async (typed: string) => {
    await opener(page).focus()
    await ask(page, typed)
    await page.keyboard.press('Enter')
  }
  await run('theme dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(opener(page)).toBeFocused()
  await run('preferences')
  await expect(page.getByRole('dialog', { name: 'Preferences' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(opener(page)).toBeFocused()
  await run('tieng viet')
  await expect(heading(page, 'Cơ sở dữ liệu')).toBeVisible()
  await ask(page, 'dang xuat')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Đăng nhập bằng token API')).toBeVisible()
})

test('F136 among ten thousand databases the best fifty, at once', async ({
  page,
  site,
  token,
  signIn,
}) => {
  const many = token('full_many-10000')
  await signIn(many)
  const before = callsOf(site.portal, many).length
  await page.keyboard.press('Control+k')
  await expect(options(page)).toHaveCount(50)
  await page.keyboard.type('shop-99')
  await expect(active(page)).toHaveText(/^shop-99/)
  expect(await options(page).count()).toBeLessThanOrEqual(50)
  await field(page).fill('delete analytics-9997')
  await expect(options(page)).toHaveText([/^Delete analytics-9997…$/])
  expect(callsOf(site.portal, many).length).toBe(before)
})

for (const [locale, colorScheme, width] of [
  ['en-US', 'light', 1280],
  ['vi-VN', 'dark', 360],
] as const)
  test.describe(`${locale}, ${colorScheme}, ${width} wide`, () => {
    test.use({ locale, colorScheme, viewport: { width, height: 740 } })
    test('axe finds nothing, and all of it is in view', async ({ page, token }) => {
      await page.goto('/sign-in?next=/databases')
      await page.getByRole('textbox').fill(token())
      await page.keyboard.press('Enter')
      await expect(page.getByRole('table')).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('row')).toHaveCount(15)
      await page.keyboard.press('Control+k')
      const opened = page.getByRole('dialog')
      await expect(opened).toBeInViewport({ ratio: 1 })
      await expect(opened.getByRole('option').first()).toBeInViewport()
      await expectClean(page)
    })
  })
