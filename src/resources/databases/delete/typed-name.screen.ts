/** A name with accents, composed or not, is found and confirmed by typing it. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { json } from '~/testing/answers'
import { open } from '~/testing/open'
import { chooseAction, deleteButton, rows } from '~/testing/steps'

const name = 'dữ-liệu'.normalize('NFD')
const record = { id: 'db_1', name, engine: 'mysql', status: 'running' }

test('a decomposed name is found and confirmed as it is typed, and a difference is reported', async () => {
  await open('/databases', {
    answers: {
      '/databases': json([record, { id: 'db_2', name: 'shop' }]),
      [`/databases/${encodeURIComponent(name)}`]: json(record),
    },
  })
  const filter = page.getByRole('searchbox', { name: 'Filter databases' })
  for (const text of ['dữ-liệu', 'DU-LIEU']) {
    await filter.fill(text)
    await expect.element(rows()).toHaveLength(1)
  }
  await chooseAction(name, 'Delete')
  const field = page.getByRole('textbox', { name: /^Type .* to confirm$/ })
  await field.fill('du-lieu')
  const said = (words: string) => page.getByRole('status').filter({ hasText: words })
  await expect.element(said('It differs in an accent.')).toBeVisible()
  await field.fill('Dữ-liệu')
  await expect.element(said('It differs in upper and lower case.')).toBeVisible()
  await field.fill('dữ-liệu')
  await expect.element(deleteButton()).toBeEnabled()
  await expect.element(page.getByText(/^It differs/)).not.toBeInTheDocument()
})
