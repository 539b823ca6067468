/** The command palette: every place and command by a few letters, with the same limits as the buttons. */
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { expectAccessible } from '~/testing/axe'
import { open } from '~/testing/open'
import { address, goTo, heading, notices, rows, setOnline, textsOf } from '~/testing/steps'

const dialog = () => page.getByRole('dialog', { name: 'Commands' })
const field = () => dialog().getByRole('combobox')
const options = () => dialog().getByRole('option')
/** The option that Enter would choose. */
const active = () => dialog().getByRole('option', { selected: true })
const opener = () =>
  page.getByRole('banner').getByRole('button', { name: 'Search or run a command', exact: true })
const opened = (wanted?: Parameters<typeof open>[1]) =>
  open('/databases', { checked: true, ...wanted })

async function ask(text = ''): Promise<void> {
  await userEvent.keyboard('{Control>}k{/Control}')
  await expect.element(page.getByRole('dialog').getByRole('combobox')).toHaveFocus()
  if (text) await userEvent.keyboard(text)
}

async function run(text: string): Promise<void> {
  await ask(text)
  await expect.element(page.getByRole('option', { selected: true })).toBeVisible()
  await userEvent.keyboard('{Enter}')
}

test('the button opens it, Escape closes it, and the focus goes back', async () => {
  const { calls } = await opened()
  await expect.element(rows()).toHaveLength(14)
  await opener().click()
  await expect.element(field()).toHaveFocus()
  await expect.element(field()).toHaveAttribute('aria-expanded', 'true')
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog()).not.toBeInTheDocument()
  await expect.element(opener()).toHaveFocus()
  expect(calls()).toHaveLength(3)
})

test.each(['Control', 'Meta'])('%s and K open it, wherever the focus is', async (key) => {
  await opened()
  const search = page.getByRole('searchbox', { name: 'Filter databases' })
  await search.click()
  await userEvent.keyboard(`{${key}>}k{/${key}}`)
  await expect.element(field()).toHaveFocus()
  await userEvent.keyboard('no such thing')
  await expect.element(dialog().getByRole('status')).toHaveTextContent(/^Nothing matches$/)
  await expect.element(field()).toHaveAttribute('aria-expanded', 'false')
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog()).not.toBeInTheDocument()
  await expect.element(search).toHaveFocus()
})

test('asked for in the moment in which it closes, it opens again', async () => {
  await opened()
  await expect.element(rows()).toHaveLength(14)
  await ask()
  const element = dialog().element()
  if (element instanceof HTMLDialogElement) element.close()
  dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }))
  await expect.element(field()).toHaveFocus()
})

test('places, commands and databases, first without a text, then the best for what is typed', async () => {
  await opened()
  await expect.element(rows()).toHaveLength(14)
  await ask()
  const group = (name: string) =>
    textsOf(dialog().getByRole('group', { name, exact: true }).getByRole('option'))
  const places = ['Overview', 'Databases', 'Backups', 'Functions', 'Proxies', 'Activity', 'Token']
  await expect.poll(() => group('Go to')).toEqual(places)
  expect(group('Commands')).toEqual([
    'Create database',
    'Preferences',
    'Keyboard shortcuts',
    'Theme: System',
    'Theme: Light',
    'Theme: Dark',
    'Language: English',
    'Language: Tiếng Việt',
    'Sign out',
  ])
  expect(group('Databases')).toHaveLength(14)

  await field().fill('SHOP')
  await expect.poll(() => textsOf(options())).toEqual(['shop', 'Back up shop', 'Delete shop…'])
  await expect.element(active()).toHaveTextContent(/^shop$/)
  await expect.element(dialog().getByRole('status')).toHaveTextContent(/^3 commands$/)
  await field().fill('orders del')
  await expect
    .poll(() => textsOf(options()))
    .toEqual(['Delete orders-prod…', 'Delete orders-staging…'])
})

test.each([
  ['Functions', 'legacy-import'],
  ['Proxies', 'hcm-3'],
])('%s are found by name: %s', async (screen, name) => {
  await opened()
  await expect.element(rows()).toHaveLength(14)
  await ask(name)
  await expect.element(options()).toHaveLength(1)
  await userEvent.keyboard('{Enter}')
  await expect.element(heading(screen)).toHaveFocus()
  await expect.poll(() => textsOf(page.getByRole('rowheader'))).toEqual([name])
})

test('with the keyboard: arrows move through the list, Enter goes there', async () => {
  await opened()
  await expect.element(rows()).toHaveLength(14)
  await ask('shop')
  for (const [key, name] of [
    ['ArrowDown', 'Back up shop'],
    ['ArrowDown', 'Delete shop…'],
    ['ArrowDown', 'shop'],
    ['ArrowUp', 'Delete shop…'],
    ['ArrowDown', 'shop'],
  ] as const) {
    await userEvent.keyboard(`{${key}}`)
    await expect.poll(() => textsOf(active())).toEqual([name])
    await expect.element(field()).toHaveAttribute('aria-activedescendant', active().element().id)
  }
  await userEvent.keyboard('{Enter}')
  await expect.element(heading('shop')).toHaveFocus()
  expect(address()).toBe('/databases/shop')

  await run('token')
  await expect.element(heading('Token')).toHaveFocus()
  await run('create')
  await expect.element(heading('Create database')).toHaveFocus()
})

test('a backup, from any screen: sent once, its progress among the notifications', async () => {
  const { writes } = await opened()
  await goTo('Token')
  await expect.element(heading('Token')).toHaveFocus()
  await ask('back up shop')
  await expect.element(active()).toHaveTextContent(/^Back up shop$/)
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog()).not.toBeInTheDocument()
  await expect.element(notices()).toHaveTextContent('shop')
  await expect.poll(writes).toEqual(['POST /api/portal/databases/shop/backups'])
  await expect.element(heading('Token')).toBeVisible()
})

test('a delete asks as everywhere, and leaves the screen of what is gone', async () => {
  const { writes } = await opened()
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  await expect.element(heading('shop')).toHaveFocus()
  await run('delete shop')
  const question = page.getByRole('dialog', { name: 'Delete shop?' })
  await expect.element(question).toBeVisible()
  // No second dialog over an open question.
  await userEvent.keyboard('{Control>}k{/Control}')
  await expect.element(dialog()).not.toBeInTheDocument()
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect.element(question).not.toBeInTheDocument()
  expect(writes()).toEqual([])

  await run('delete shop')
  await question.getByRole('textbox').fill('shop')
  await question.getByRole('button', { name: 'Delete database' }).click()
  await expect.poll(address).toBe('/databases')
  await expect.element(question).not.toBeInTheDocument()
  await expect.poll(writes).toEqual(['DELETE /api/portal/databases/shop'])
})

test('what cannot be done now says why, and is not done', async () => {
  const { writes } = await opened()
  await expect.element(rows()).toHaveLength(14)
  setOnline(false)
  await ask('back up shop')
  await expect.element(active()).toHaveAttribute('aria-disabled', 'true')
  await expect.element(active()).toHaveTextContent("You're offline.")
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog()).toBeVisible()
  setOnline(true)
  await expect.element(active()).not.toHaveAttribute('aria-disabled', 'true')
  expect(writes()).toEqual([])
})

test.each([
  ['a/b', 0],
  ['100%', 0],
  ['twin', 0],
  ['zero', 0],
  ['two words', 3],
  ['dữ-liệu', 3],
  ['<img', 3],
])(
  'F124 of the commands for the name %s there are %i: none where no request can carry it',
  async (typed, found) => {
    await opened({ token: 'full_hostile' })
    await expect.element(rows().nth(1)).toBeVisible()
    await ask()
    await field().fill(typed)
    await expect.element(options()).toHaveLength(found)
  },
)

test('preferences, theme, language and sign-out', async () => {
  await opened()
  await expect.element(rows()).toHaveLength(14)
  const runTyped = async (typed: string) => {
    opener().element().focus()
    await ask(typed)
    await userEvent.keyboard('{Enter}')
  }
  await runTyped('theme dark')
  await expect.poll(() => document.documentElement.dataset['theme']).toBe('dark')
  await expect.element(opener()).toHaveFocus()
  await runTyped('preferences')
  await expect.element(page.getByRole('dialog', { name: 'Preferences' })).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(opener()).toHaveFocus()
  await runTyped('tieng viet')
  await expect.element(heading('Cơ sở dữ liệu')).toBeVisible()
  await ask('dang xuat')
  await userEvent.keyboard('{Enter}')
  await expect.element(heading('Đăng nhập bằng token API')).toBeVisible()
})

test('F136 among ten thousand databases the best fifty, at once', async () => {
  const { calls } = await opened({ token: 'full_many-10000' })
  await expect.element(rows().first()).toBeVisible()
  await ask()
  await expect.element(options()).toHaveLength(50)
  await userEvent.keyboard('shop-99')
  await expect.element(active()).toHaveTextContent(/^shop-99/)
  expect(options().elements().length).toBeLessThanOrEqual(50)
  await field().fill('delete analytics-9997')
  await expect.poll(() => textsOf(options())).toEqual(['Delete analytics-9997…'])
  expect(calls()).toHaveLength(3)
})

test.each([
  ['en', 'light', 1280],
  ['vi', 'dark', 360],
] as const)(
  'axe finds nothing, and all of it is in view: %s, %s, %i wide',
  async (language, theme, width) => {
    await opened({ preferences: { language, theme }, width, height: 740 })
    await expect.element(rows()).toHaveLength(14)
    await ask()
    await expect.element(page.getByRole('dialog')).toBeInViewport({ ratio: 1 })
    await expect.element(page.getByRole('option').first()).toBeInViewport()
    await expectAccessible()
  },
)
