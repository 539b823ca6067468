/** What all lists have in common: rows without a name, incomplete lists, and rows that differ only in their users. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { json } from '~/testing/answers'
import { open } from '~/testing/open'
import { panel, pressRefresh, row, rows } from '~/testing/steps'

const lists = [
  ['/databases', '/databases', { id: 'x_1' }],
  ['/functions', '/functions', { id: 'x_1' }],
  ['/proxies', '/proxies', { id: 'x_1' }],
  ['/backups', '/databases', { id: 'x_1' }],
  ['/databases/shop/backups', '/databases/shop/backups', { id: 'x_1' }],
] as const

test.each(lists)('%s: an item with an id and no name is a row', async (address, path, record) => {
  await open(address, { answers: { [path]: json([record]) } })
  await expect.element(rows()).toHaveLength(1)
})

test.each(lists)('%s: an incomplete list says so', async (address, path, record) => {
  await open(address, { answers: { [path]: json({ data: [record], total: 31 }) } })
  await expect.element(page.getByText('The portal has more items than it returned.')).toBeVisible()
  await expect.element(rows()).toHaveLength(1)
})

test.each(['functions', 'proxies'] as const)(
  'F136 ten thousand %s are at most 1,500 elements, with all that comes after the rows',
  async (list) => {
    await open(`/${list}`, {
      prepare: ({ world }, token) => {
        const account = world(token)
        const many = <Item extends { id: string; name: string }>(few: readonly Item[]) =>
          Array.from({ length: 1250 }, (_, round) =>
            few.slice(0, 8).map((item) => ({
              ...item,
              id: `${item.id}-${round}`,
              name: `${item.name}-${round}`,
            })),
          ).flat()
        if (list === 'functions') account.functions = many(account.functions)
        else account.proxies = many(account.proxies)
      },
    })
    await expect.element(rows()).toHaveLength(50)
    await expect.element(page.getByText(`10,000 ${list}`)).toBeVisible()
    await expect.element(page.getByRole('button', { name: /^Actions for/ })).toHaveLength(50)
    await expect.element(page.getByRole('button', { name: 'Account' })).toBeVisible()
    expect(document.querySelectorAll('body *').length).toBeLessThanOrEqual(1500)
  },
)

test('the overview says that a list is incomplete', async () => {
  await open('/overview', { answers: { '/proxies': json({ data: [{ id: 'x_1' }], total: 31 }) } })
  const card = page.getByRole('region', { name: 'Proxies' })
  await expect.element(card.getByText('This list may be incomplete.')).toBeVisible()
})

test('an open or selected proxy stays the one of its user when others leave the list', async () => {
  const gate = (username: string) => ({
    host: 'gw.example.net',
    port: 1080,
    username,
    password: `of-${username}`,
  })
  let users = ['alice', 'bob', 'carol']
  await open('/proxies', { answers: { '/proxies': () => json(users.map(gate))() } })
  const bob = 'gw.example.net:1080 (bob)'
  await row(bob).getByRole('checkbox').click()
  await row(bob).getByRole('link').click()
  await expect.element(panel(bob)).toBeVisible()
  users = ['carol', 'alice']
  await pressRefresh()
  await expect.element(rows()).toHaveLength(2)
  await expect.element(page.getByText('is not in this list')).toBeVisible()
  expect(page.getByRole('complementary').elements()).toHaveLength(0)
  expect(page.getByRole('checkbox', { checked: true }).elements()).toHaveLength(0)
})
