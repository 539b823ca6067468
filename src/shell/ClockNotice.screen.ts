/** A device whose clock is wrong: ages follow the portal's clock, and the difference is reported. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Portal } from '~/demo/portal'
import { json } from '~/testing/answers'
import { open } from '~/testing/open'

const hour = 3_600_000

/** A portal whose clock is so many hours ahead, with one backup, an hour old. */
const ahead = (hours: number) => ({
  async through(request: Request, portal: Portal) {
    const answer = await portal.fetch(request)
    const body = request.url.endsWith('/shop/backups') ? backups(hours)() : answer
    body.headers.set('Date', new Date(Date.now() + hours * hour).toUTCString())
    return body
  },
})
const backups = (hours: number) =>
  json([
    {
      id: 'bk_1',
      status: 'completed',
      created_at: new Date(Date.now() + (hours - 1) * hour - 60_000).toISOString(),
    },
  ])

test.each([
  [26, 'The clock of this device is 26 hours behind the portal'],
  [-26, 'The clock of this device is 26 hours ahead of the portal'],
  [2.2 / 60, 'The clock of this device is 2 minutes behind the portal'],
])(
  '%d hours: a backup of an hour ago is an hour old, and the screen says so',
  async (hours, words) => {
    await open('/databases/shop/backups', ahead(hours))
    await expect.element(page.getByText('(1h ago)')).toBeVisible()
    const notice = page.getByRole('status').filter({ hasText: words })
    await expect.element(notice).toBeVisible()
    await notice.getByRole('button', { name: 'Hide' }).click()
    await expect.element(notice).not.toBeInTheDocument()
  },
)

test.each([0, 1.8 / 60])('a clock that is %d hours behind is not spoken of', async (hours) => {
  await open('/databases/shop/backups', ahead(hours))
  await expect.element(page.getByText('(1h ago)')).toBeVisible()
  expect(page.getByText('The clock of this device').elements()).toHaveLength(0)
})
