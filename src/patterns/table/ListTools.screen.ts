/** The options of a list: its columns, density and pages, and the backups that it knows without a call. */
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { json } from '~/testing/answers'
import { pass } from '~/testing/clock'
import { open } from '~/testing/open'
import { chooseAction, goTo, heading, row, rows, textsOf } from '~/testing/steps'

const header = (name: string) => page.getByRole('columnheader', { name, exact: true })
const pages = () => page.getByRole('navigation', { name: 'Pages' })
const button = (name: string) => page.getByRole('button', { name, exact: true })

test.each([
  ['databases', 'Cluster'],
  ['backups', 'Size'],
  ['functions', 'URL'],
  ['proxies', 'Port'],
  ['activity', 'Size'],
  ['databases/shop/backups', 'Duration'],
])('columns of %s can be turned off', async (list, column) => {
  await open(`/${list}`, { checked: true })
  await expect.element(header(column)).toBeVisible()
  await button('Columns').click()
  await page.getByRole('menuitemcheckbox', { name: column, exact: true }).click()
  await expect.element(header(column)).not.toBeInTheDocument()
})

test('rows can stand close together, and do so in every list', async () => {
  const height = () => document.querySelector('main tbody tr')?.getBoundingClientRect().height
  await open('/databases', { checked: true })
  await expect.poll(height).toBe(46)
  await button('Compact rows').click()
  await expect.poll(height).toBe(36)
  await goTo('Proxies')
  await expect.poll(height).toBe(36)
  await expect.element(button('Compact rows')).toHaveAttribute('aria-pressed', 'true')
})

test('first, last and any page of a long list, and as many rows on it as are wanted', async () => {
  await open('/databases', { token: 'full_many-1000' })
  await expect.element(pages()).toHaveTextContent('Page 1 of 20')
  await button('Last').click()
  await expect.element(pages()).toHaveTextContent('Page 20 of 20')
  const wanted = pages().getByLabelText('Go to page')
  await wanted.fill('7')
  await userEvent.keyboard('{Enter}')
  await expect.element(pages()).toHaveTextContent('Page 7 of 20')
  await button('First').click()
  await expect.element(pages()).toHaveTextContent('Page 1 of 20')
  await pages().getByLabelText('Rows per page').selectOptions('100')
  await expect.element(pages()).toHaveTextContent('Page 1 of 10')
  await expect.element(rows()).toHaveLength(100)
  await pages().getByLabelText('Rows per page').selectOptions('500')
  await expect.element(rows()).toHaveLength(500)
  await expect.element(pages().getByLabelText('Rows per page')).toBeVisible()
})

test('what is selected on other pages is said', async () => {
  await open('/databases', { token: 'full_many-1000' })
  await page
    .getByRole('checkbox', { name: /^Select (?!all)/ })
    .first()
    .click()
  await expect.element(pages()).not.toHaveTextContent('other pages')
  await button('Next').click()
  await expect.element(pages().getByRole('status')).toHaveTextContent('1 selected on other pages')
})

test('the list of databases tells the last backup where it is known, and reads nothing for it', async () => {
  const { calls } = await open('/backups')
  await expect.element(page.getByText(/databases checked/)).toBeVisible()
  const made = calls().length
  await goTo('Databases')
  await expect.element(row('analytics').getByText(/ago$/)).toBeVisible()
  expect(calls()).toHaveLength(made)
})

describe('sorted by the last backup', () => {
  const names = () => textsOf(page.getByRole('rowheader'))
  const backup = (time: string) =>
    json([{ name: 'daily', status: 'completed', created_at: `2026-05-${time}:00Z` }])

  test('what is known stands by its time, and what is not known last both ways', async () => {
    const { calls } = await open('/backups', {
      prepare: (portal, token) => portal.world(token).databases.splice(4),
      answers: {
        '/databases/analytics/backups': json([]),
        '/databases/shop/backups': backup('19T08:00'),
        '/databases/orders-prod/backups': backup('20T02:00'),
        '/databases/orders-staging/backups': backup('19T02:00'),
      },
    })
    await expect.element(page.getByText('All 4 databases checked.')).toBeVisible()
    await goTo('Databases')
    await expect.element(row('shop').getByText('19h ago')).toBeVisible()
    await expect.element(row('orders-staging').getByText('Yesterday')).toBeVisible()
    const made = calls().length
    await button('Last backup').click()
    await expect.element(header('Last backup')).toHaveAttribute('aria-sort', 'ascending')
    await expect.poll(names).toEqual(['orders-staging', 'shop', 'orders-prod', 'analytics'])
    await button('Last backup').click()
    await expect.poll(names).toEqual(['orders-prod', 'shop', 'orders-staging', 'analytics'])
    expect(location.search).toBe('?sort=-backup')
    expect(calls()).toHaveLength(made)
  })

  test('a backup that is read meanwhile takes its place', async () => {
    await open('/databases?sort=-backup', { checked: true })
    await expect.element(rows().first()).toHaveTextContent('analytics')
    await chooseAction('crm', 'Back up now')
    await pass(60)
    await expect.element(row('crm').getByText(/ago$/)).toBeVisible()
    await heading('Databases').hover()
    await expect.element(rows().first()).toHaveTextContent('crm')
  })
})
