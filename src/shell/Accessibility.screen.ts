/**
 * What axe finds on every screen and in every state of a list. Colours depend on the theme, names on the language, so
 * two rounds cover both.
 */
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { expectAccessible } from '~/testing/axe'
import { open, tokenOfTest } from '~/testing/open'
import { rows, setOnline } from '~/testing/steps'
import { profileMenu } from '~/testing/sign-in'

const main = () => page.getByRole('main')
const banner = () => page.getByRole('banner')
const alert = () => main().getByRole('alert').first()
/** Live regions without a message are empty. */
const notice = () => main().getByRole('status').filter({ hasText: /\S/ }).first()

describe.each([
  ['en', 'light', 1280],
  ['vi', 'dark', 360],
] as const)('axe finds nothing, %s, %s, %i wide,', (language, theme, width) => {
  const show = (address: string, options?: Parameters<typeof open>[1]) =>
    open(address, { preferences: { language, theme }, width, height: 740, ...options })

  test('on the sign-in screen, empty, refused and checked', async () => {
    const { token } = await show('/sign-in?next=/databases', { signedIn: false })
    const field = page.getByRole('textbox')
    await expect.element(field).toHaveFocus()
    await expectAccessible('sign-in')
    await field.fill(tokenOfTest('full_revoked'))
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('alert')).toBeVisible()
    await expectAccessible('refused')
    await field.fill(token)
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('table')).toBeVisible()
    await expectAccessible('checked')
  })

  test.each([
    ['a token of another form', null],
    ['a web page in answer', 'html'],
    ['no connection', 'reset'],
    ['a pause', '429'],
  ] as const)('on the sign-in screen after %s', async (_, fault) => {
    const { token } = await show('/sign-in?next=/databases', {
      signedIn: false,
      prepare: (portal, own) => {
        if (fault) portal.fail(own, { fault, times: Infinity })
      },
    })
    await page.getByRole('textbox').fill(fault ? token : 'some-other-token')
    await userEvent.keyboard('{Enter}')
    await expect.element(fault === '429' ? notice() : alert()).toBeVisible()
    await expectAccessible()
  })

  test('on the databases, the preferences, and the menu of profiles with its dialogs', async () => {
    await show('/databases', { checked: true })
    await expect.element(rows()).toHaveLength(14)
    await expectAccessible('databases')
    for (const entry of [
      /^(Preferences|Tùy chọn)$/,
      /^(Add another token|Thêm token( khác)?)$/,
      /^(Profiles…|Quản lý hồ sơ…)$/,
    ]) {
      await profileMenu().click()
      await expect.element(banner().getByRole('menuitem').first()).toBeVisible()
      await expectAccessible('the menu of the account')
      await banner().getByRole('menuitem', { name: entry }).click()
      await expect.element(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(String(entry))
      await userEvent.keyboard('{Escape}')
      await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    }
  })

  test('on the token screen', async () => {
    await show('/token', { checked: true })
    await expect.element(page.getByRole('table')).toHaveLength(2)
    await expectAccessible()
  })

  test('where there is no page', async () => {
    await show('/nowhere')
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible()
  })

  test('on a list that is filtered to nothing', async () => {
    await show('/databases?q=nothing+is+called+this')
    await expect.element(main().getByRole('heading', { level: 2 })).toBeVisible()
    await expectAccessible()
  })

  test('on a list while offline', async () => {
    await show('/databases')
    await expect.element(rows()).toHaveLength(14)
    setOnline(false)
    await expect.element(notice()).toBeVisible()
    await expectAccessible()
  })

  test.each(['500', '403', 'html', 'object'] as const)(
    'on a list that fails: %s',
    async (fault) => {
      await show('/databases', {
        prepare: (portal, token) => void portal.fail(token, { fault, times: Infinity }),
      })
      await expect.element(alert()).toBeVisible()
      await expectAccessible()
    },
  )

  test('on a list that is not there yet', async () => {
    await show('/databases', {
      prepare: (portal, token) => void portal.fail(token, { fault: 'stall' }),
    })
    await expect.poll(() => document.querySelector('main [aria-busy=true]')).not.toBeNull()
    await expectAccessible()
  })

  test('on an empty list', async () => {
    await show('/databases', { token: 'full_empty' })
    await expect.element(main().getByRole('heading', { level: 2 })).toBeVisible()
    await expectAccessible()
  })

  test('on a list that waits for the end of a pause', async () => {
    await show('/databases', {
      prepare: (portal, token) => void portal.fail(token, { fault: '429' }),
    })
    await expect.element(notice()).toBeVisible()
    await expectAccessible()
  })

  test.each(['functions', 'proxies'])('on %s, with a row opened and a menu', async (service) => {
    await show(`/${service}`)
    await expect.element(rows().nth(4)).toBeVisible()
    await expectAccessible(service)
    await rows().first().getByRole('link').first().click()
    const opened = page.getByRole('complementary')
    await opened.getByText(/^(Raw|Dữ liệu thô)$/).click()
    await expect.element(opened.getByRole('listitem').first()).toBeVisible()
    if (service === 'proxies') await page.getByRole('checkbox').nth(2).click()
    await expectAccessible('a row opened')
    await userEvent.keyboard('{Escape}')
    await rows()
      .first()
      .getByRole('button', { name: /^(Actions for|Thao tác với)/ })
      .click()
    await expect.element(page.getByRole('menuitem').first()).toBeVisible()
    await expectAccessible('the menu of a row')
    await userEvent.keyboard('{Escape}')
    const sheet = main().getByRole('button', { name: /^(Filter and sort|Lọc và sắp xếp)$/ })
    if (sheet.query()) {
      await sheet.click()
      await expectAccessible('the sheet of filters')
    }
    await main()
      .getByRole('button', { name: /^(Columns|Cột)$/ })
      .click()
    await expect.element(page.getByRole('menuitemcheckbox').first()).toBeVisible()
    await expectAccessible('a menu')
  })
})
