/** A screen whose read is refused: which scopes would help, which controls are off, and which other profile may. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { json } from '~/testing/answers'
import { expectAccessible } from '~/testing/axe'
import { open } from '~/testing/open'
import { pressRefresh } from '~/testing/steps'

const link = (name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true })
const button = (name: string) => page.getByRole('button', { name })

test.each([
  ['/databases', 'databases', ['Refresh']],
  ['/backups', 'databases', ['Refresh', 'Export']],
  ['/functions', 'functions', ['Refresh', 'Export', 'Columns']],
  ['/proxies', 'proxies', ['Refresh', 'Export', 'Columns']],
])(
  '%s names the scopes that would do, and what has nothing to act on is off',
  async (address, product, off) => {
    const other = product === 'proxies' ? 'functions' : 'proxies'
    await open(address, { token: other })
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent(`Use a token whose scope allows it: full, read or ${product}.`)
    for (const name of off) {
      await expect.element(button(name)).toHaveAttribute('aria-disabled', 'true')
      await expect
        .element(button(name))
        .toHaveAccessibleDescription('The portal refuses this to the token.')
    }
    await expect.element(button('Try again')).toBeEnabled()
    await expectAccessible()
  },
)

test('navigation shows which products were refused', async () => {
  await open('/proxies', { token: 'functions', checked: true })
  for (const name of ['Databases', 'Backups', 'Proxies'])
    await expect.element(link(name)).toHaveAccessibleDescription('Refused to this token')
  for (const name of ['Overview', 'Functions', 'Activity', 'Token'])
    await expect.element(link(name)).not.toHaveAccessibleDescription()
})

test('what was read before a refusal can still be exported', async () => {
  const refused = json({ error: 'token scope does not permit this' }, 403)
  const state = { isRefused: false }
  await open('/proxies', {
    through: async (request, portal) => (state.isRefused ? refused() : portal.fetch(request)),
  })
  await expect.element(page.getByRole('table', { name: 'Proxies' })).toBeVisible()
  state.isRefused = true
  await pressRefresh()
  await expect.element(page.getByRole('alert')).toHaveTextContent("can't read proxies (403)")
  await expect.element(button('Export')).not.toHaveAttribute('aria-disabled')
})
