/** The browser's word on the network is a hint: the portal is tried before anything is shown. */
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { open, tokenOfTest } from '~/testing/open'
import { heading, pressRefresh, rows, setOnline } from '~/testing/steps'

const notice = () => page.getByRole('status').filter({ hasText: "You're offline." })

test('the browser says that there is no network, and the portal answers: signing in, Refresh and writing work', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const { calls, writes } = await open('/sign-in?next=/databases/analytics', { signedIn: false })
  await page.getByRole('textbox', { name: 'API token' }).fill(tokenOfTest('full'))
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect.element(heading('analytics')).toBeVisible()
  const before = calls().length
  await pressRefresh()
  await expect.poll(() => calls().length).toBeGreaterThan(before)
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect.poll(writes).toEqual(['POST /api/portal/databases/analytics/backups'])
  expect(page.getByText("You're offline.").elements()).toEqual([])
})

test('it is said where the portal cannot be reached either, and taken back when there is a network', async () => {
  await open('/databases')
  await expect.poll(() => rows().elements()).toHaveLength(14)
  setOnline(false)
  await expect.element(notice()).toBeVisible()
  setOnline(true)
  await expect.poll(() => notice().elements()).toEqual([])
})
