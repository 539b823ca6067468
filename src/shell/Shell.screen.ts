/** The frame around every screen: landmarks, titles, focus, language, narrow screens. */
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { open } from '~/testing/open'
import { goTo, heading, rows, textsOf } from '~/testing/steps'
import { chooseAccount, profileMenu } from '~/testing/sign-in'

const link = (name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true })
const preferences = () => chooseAccount('Preferences')

test('landmarks, names and controls of the frame', async () => {
  await open('/databases', { checked: true, token: 'databases' })
  const banner = page.getByRole('banner')
  await expect.element(page.getByRole('main')).toHaveLength(1)
  await expect.element(link('Databases')).toHaveAttribute('aria-current', 'page')
  await expect.element(link('Token')).not.toHaveAttribute('aria-current')
  await expect
    .element(banner.getByRole('link', { name: 'Access: databases only', exact: true }))
    .toHaveAttribute('href', '/token')
  const meter = banner.getByRole('meter', { name: 'Rate limit' })
  await expect.element(meter).toHaveAttribute('aria-valuenow', '3')
  await expect.element(meter).toHaveAttribute('aria-valuemax', '120')
  await profileMenu().click()
  await expect.element(banner.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
})

test('the preferences hold theme, language and idle time, and give the focus back', async () => {
  await open('/databases')
  await preferences()
  const dialog = page.getByRole('dialog', { name: 'Preferences' })
  for (const [label, options] of [
    ['Theme', ['System', 'Light', 'Dark']],
    ['Language', ['English', 'Tiếng Việt']],
    ['Sign out after', ['5 minutes', '15 minutes', '30 minutes', '60 minutes', '240 minutes']],
  ] as const)
    await expect
      .poll(() => textsOf(dialog.getByLabelText(label).getByRole('option')))
      .toEqual(options)
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(profileMenu()).toHaveFocus()
})

test('each screen has its title and one heading, which gets the focus', async () => {
  await open('/overview')
  for (const name of ['Functions', 'Proxies', 'Token', 'Databases']) {
    await goTo(name)
    await expect.element(heading(name)).toHaveFocus()
    expect(document.title).toBe(`${name} · HTX Cloud`)
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveLength(1)
  }
  await page
    .getByRole('banner')
    .getByRole('link', { name: /^Access:/ })
    .click()
  await expect.element(heading('Token')).toHaveFocus()
  history.back()
  await expect.element(heading('Databases')).toHaveFocus()
})

test.each(['/nowhere', '/databases/a/b/c', '/databases/%E0%A4%A', '/Sign-Out'])(
  'the address %s is not found, and leads back',
  async (address) => {
    await open(address)
    await expect.element(heading('Page not found')).toBeVisible()
    expect(document.title).toBe('Page not found · HTX Cloud')
    await expect.element(page.getByRole('banner')).toBeVisible()
    await expect.element(link('Databases')).toBeVisible()
    const back = page.getByRole('main').getByRole('link', { name: 'Back to databases' })
    await back.click()
    await expect.element(heading('Databases')).toHaveFocus()
  },
)

test('the language changes at once, everywhere', async () => {
  const html = document.documentElement
  await open('/databases')
  await preferences()
  await page.getByLabelText('Language').selectOptions('Tiếng Việt')
  await userEvent.keyboard('{Escape}')
  await expect.element(heading('Cơ sở dữ liệu')).toBeVisible()
  expect(html.lang).toBe('vi')
  expect(document.title).toBe('Cơ sở dữ liệu · HTX Cloud')
  await chooseAccount('Đăng xuất')
  await expect.element(heading('Đăng nhập bằng token API')).toBeVisible()
  await page.getByLabelText('Ngôn ngữ').selectOptions('English')
  await expect.element(heading('Sign in with an API token')).toBeVisible()
  expect(html.lang).toBe('en')
})

test('the theme changes at once', async () => {
  const background = () => getComputedStyle(document.body).backgroundColor
  await open('/databases', { preferences: { theme: 'light' } })
  await expect.poll(background).toBe('rgb(245, 246, 248)')
  await preferences()
  await page.getByLabelText('Theme').selectOptions('Dark')
  await expect.poll(background).toBe('rgb(12, 15, 20)')
})

test('on a narrow screen nothing is wider than the page', async () => {
  const fits = (screen: string) =>
    expect(document.documentElement.scrollWidth, screen).toBeLessThanOrEqual(360)
  await open('/databases', { checked: true, token: 'full_hostile', width: 360, height: 740 })
  await expect.element(page.getByText('54 databases')).toBeVisible()
  fits('databases')
  await expect.element(profileMenu()).toBeInViewport()
  await preferences()
  await expect.element(page.getByRole('dialog')).toBeInViewport({ ratio: 1 })
  await userEvent.keyboard('{Escape}')
  await goTo('Token')
  await expect.element(page.getByRole('table', { name: 'Access' })).toBeVisible()
  fits('token')
  for (const name of ['Functions', 'Proxies']) {
    await goTo(name)
    await expect.element(page.getByRole('table', { name })).toBeVisible()
    fits(name)
    await rows().nth(3).getByRole('link').first().click()
    await page.getByRole('complementary').getByText('Raw', { exact: true }).click()
    fits(`${name}, a row opened`)
  }
})

test.each([
  ['sign-in', '/sign-in?next=/databases', false, 'Sign in with an API token'],
  ['not found', '/nowhere', true, 'Page not found'],
])(
  'on a narrow screen nothing of "%s" is wider than the page',
  async (_, address, signedIn, title) => {
    const { token } = await open(address, { signedIn, width: 360, height: 740 })
    await expect.element(heading(title)).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
    if (signedIn) return
    await page.getByRole('textbox', { name: 'API token' }).fill(token)
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('button', { name: 'Open dashboard' })).toHaveFocus()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
  },
)
