/** The CSV export: where its protection against formulas changes a value, that is reported and JSON is offered. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { json } from '~/testing/answers'
import { open } from '~/testing/open'
import { exported, saved } from '~/testing/steps'

const proxy = (password: string) => ({
  id: 'px_1',
  host: '203.0.113.7',
  port: 1080,
  username: 'u',
  password,
})
const said = () => page.getByRole('status').filter({ hasText: 'has an apostrophe in front' })

/** The file, with the passwords in it. */
async function withSecrets() {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Include secrets' }).click()
  return saved(page.getByRole('menuitem', { name: 'CSV' }))
}

test('a password that the protection changed is reported, and JSON has it unchanged', async () => {
  await open('/proxies', { answers: { '/proxies': json([proxy('-s3cret')]) } })
  expect((await withSecrets()).text).toContain(`"'-s3cret"`)
  await expect.element(said()).toBeVisible()
  const file = await saved(said().getByRole('button', { name: 'Save as JSON' }))
  expect(file.name).toMatch(/\.json$/)
  expect(JSON.parse(file.text)).toMatchObject({ proxies: [{ password: '-s3cret' }] })
})

test('a file without changes is not reported', async () => {
  await open('/proxies', { answers: { '/proxies': json([proxy('-s3cret')]) } })
  expect((await exported('CSV')).text).not.toContain('s3cret')
  expect(said().elements()).toHaveLength(0)
})
