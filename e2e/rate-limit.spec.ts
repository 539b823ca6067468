/** The rate limit as a person sees it: its figures, its picture, its pauses, and what waits for it. */
import type { Locator, Page } from '@playwright/test'
import { callsOf, expect, test } from './fixtures'
import { pressRefresh, pressRefreshAndStop } from './refresh'
import { forward, pass, settleLedger, soon, stopClock } from './time'
import { createButton, fillCreate, writesOf } from './writes'

async function openToken(page: Page) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Token' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible()
}

const limitPart = (page: Page) => page.getByRole('region', { name: 'Rate limit', exact: true })
const lane = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Lanes' }).getByRole('row', { name: new RegExp(`^${name}`) })
const pause = (page: Page) => page.getByRole('status', { name: 'Rate limit reached' })
const waits = (page: Page) =>
  page.getByRole('status').filter({ hasText: /waits \d+ s for the rate limit/ })

/** What is on the screen soon, on a clock that stands. */
const toSay = (page: Page, where: Locator, words: RegExp) =>
  soon(page, () => expect(where).toContainText(words, { timeout: 500 }))

/** Answers the next read of the databases by a 429 with these headers; the later ones pass. */
async function refuseOnce(page: Page, headers: Record<string, string>) {
  await page.route(
    '**/api/portal/databases',
    (route) => route.fulfill({ status: 429, headers, json: { error: 'rate limit exceeded' } }),
    { times: 1 },
  )
}

test('used, free, by lane, and where the number comes from', async ({ page, token, signIn }) => {
  // Nothing grows old, which would be a reason to read again.
  await page.clock.setFixedTime(new Date())
  await signIn(token())
  await openToken(page)
  const figure = (name: string) =>
    limitPart(page).getByRole('definition').nth(['Used', 'Free', 'A minute'].indexOf(name))
  await expect(figure('Used')).toHaveText('3')
  await expect(figure('Free')).toHaveText('117')
  await expect(figure('A minute')).toHaveText('120')
  await expect(lane(page, 'Read').getByRole('cell')).toHaveText(['3', '0', 'at once'])
  await expect(lane(page, 'Write').getByRole('cell')).toHaveText(['0', '0', 'at once'])
  await expect(limitPart(page)).toContainText('What the portal gives unless the vendor set another')
  const picture = /At most 3 of 120 calls in a minute; 0 refused/
  await expect(limitPart(page).getByRole('img', { name: picture })).toBeVisible()
})

test('the number from a header, and from the settings', async ({
  page,
  site,
  serve,
  token,
  signIn,
}) => {
  await signIn(token('full_limit-20_ratelimitheaders'))
  await openToken(page)
  await expect(limitPart(page)).toContainText('Limit: 20 calls a minute. Told by the portal')
  await expect(page.getByRole('banner').getByRole('meter')).toHaveAttribute('aria-valuemax', '20')

  const url = await serve({ portal: site.portal, configJson: { rateLimit: 60 } })
  await page.goto(`${url}/sign-in?next=/databases`)
  await page.getByRole('textbox', { name: 'API token' }).fill(token('full'))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await openToken(page)
  await expect(limitPart(page)).toContainText(
    "Limit: 60 calls a minute. From this site's settings.",
  )
})

test('the meter opens a short form of it, by mouse and keyboard', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  const button = page.getByRole('button', { name: 'About the rate limit' })
  const more = page.getByRole('link', { name: 'All about this token and its limit' })
  await button.click()
  await expect(page.getByText('3 of 120 used in the last minute, 117 free')).toBeVisible()
  await expect(page.getByText('No call is waiting.')).toBeVisible()
  await button.click()
  await expect(more).toBeHidden()
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(more).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(more).toBeHidden()
  await button.press('Space')
  await more.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible()
  await expect(more).toBeHidden()
})

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 360, height: 740 } })
  test('the short form and the whole of it fit', async ({ page, token, signIn }) => {
    await signIn(token())
    await page.getByRole('button', { name: 'About the rate limit' }).click()
    const more = page.getByRole('link', { name: 'All about this token and its limit' })
    await expect(more).toBeInViewport({ ratio: 1 })
    await more.click()
    await expect(limitPart(page)).toBeVisible()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(360)
  })
})

test('F075 F086 a 429 is marked in the picture and its table, with its cause and what it teaches', async ({
  page,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  // So long that there is still something of it after all that follows.
  await refuseOnce(page, { 'Retry-After': '100' })
  await pressRefresh(page)
  await expect(pause(page)).toContainText('Others may be using this token.')
  await openToken(page)
  await expect(limitPart(page)).toContainText(/Paused for \d+ s/)
  await expect(limitPart(page)).toContainText('said how long to wait (Retry-After)')
  await expect(limitPart(page)).toContainText('1 refused (429)')
  await expect(limitPart(page)).toContainText('Others seem to use this token')
  await expect(lane(page, 'Read').getByRole('cell').last()).toHaveText(/in \d+ s/)
  await page.getByRole('button', { name: 'Check again' }).click()
  // The databases were asked for a moment ago, and may still rest.
  await expect(lane(page, 'Read').getByRole('cell').nth(1)).toHaveText(/^[23]$/)
  await page.getByText('The same as a table').click()
  const minutes = page.getByRole('table', { name: 'Calls by minute' })
  await expect(minutes.getByRole('row')).toHaveCount(16)
  await expect(minutes.getByRole('row').nth(1).getByRole('cell')).toHaveText(['0', '4', '0', '1'])
  await page.getByRole('button', { name: 'About the rate limit' }).click()
  const short = page.locator('[popover]:popover-open')
  await expect(short).toContainText(/Paused for \d+ s/)
  await expect(short).toContainText(/Waiting: Read [23]/)
})

test('evenly paced calls that are refused again teach a lower limit, and that is said', async ({
  page,
  site,
  serve,
  token,
}) => {
  await page.clock.install()
  const url = await serve({ portal: site.portal, configJson: { rateLimit: 8 } })
  await page.goto(`${url}/sign-in?next=/token`)
  await page.getByRole('textbox', { name: 'API token' }).fill(token())
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(limitPart(page)).toContainText('Limit: 8 calls a minute.')
  const checkAgain = page.getByRole('button', { name: 'Check again' })
  const refuseNext = () => site.portal.fail(token(), { fault: '429' })
  refuseNext()
  await checkAgain.click()
  await expect(pause(page)).toBeVisible()
  // How many calls were made in the last minute decides: no more time may go by than is meant.
  await stopClock(page)
  // The pause, and a whole minute in which what was refused is read again at an even pace.
  await pass(page, 60, 2)
  await checkAgain.click()
  await pass(page, 30, 2)
  refuseNext()
  await checkAgain.click()
  await pass(page, 10, 2)
  await page.clock.resume()
  await expect(limitPart(page)).toContainText('Learned from a refusal (429)')
  await expect(limitPart(page)).toContainText(/Limit: [4-7] calls a minute/)
})

test('F078 a backup that met a 429: the button counts down, and the person presses it again', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  const button = page.getByRole('button', { name: 'Back up now' })
  await expect(button).toBeEnabled()
  site.portal.fail(token(), { method: 'POST', fault: '429' })
  await stopClock(page)
  await button.click()
  await soon(page, () =>
    expect(button).toHaveAccessibleDescription(/rate limit\. Again in 2\d s\./, { timeout: 500 }),
  )
  await pass(page, 10)
  await expect(button).toHaveAccessibleDescription(/rate limit\. Again in 1\d s\./)
  await pass(page, 15)
  await expect(button).toHaveAccessibleDescription('')
  expect(writesOf(site.portal, token())).toHaveLength(1)
  await page.clock.resume()
  await button.click()
  await expect.poll(() => writesOf(site.portal, token())).toHaveLength(2)
  await expect(page.getByText(/backup of shop/i).first()).toBeVisible()
})

test('F089 fifty presses on a list that fails are one call; then the button rests', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  site.portal.fail(token(), { path: '/api/portal/databases', fault: '500', times: Infinity })
  await page.reload()
  const again = page.getByRole('button', { name: 'Try again' })
  await expect(again).toBeVisible()
  const before = callsOf(site.portal, token()).length
  // In the page: so many presses of a mouse would take longer than the rest.
  const press = () =>
    again.evaluate((button) => {
      for (let times = 0; times < 50; times++) (button as HTMLElement).click()
    })
  const made = () => callsOf(site.portal, token()).length - before
  await press()
  await expect.poll(made).toBe(1)
  await expect(again).toBeVisible()
  await forward(page, 4000)
  await press()
  await expect.poll(made).toBe(2)
})

test('F076 without a readable Retry-After: a minute, and why', async ({ page, token, signIn }) => {
  await page.clock.install()
  await signIn(token())
  await refuseOnce(page, {})
  await pressRefreshAndStop(page)
  await toSay(page, pause(page), /Updates resume in (6|7)\d s\./)
  await openToken(page)
  await expect(limitPart(page)).toContainText('429 without a readable Retry-After')
})

test('F077 failures that nobody can read count as a 429 once half is used', async ({
  page,
  site,
  serve,
  token,
}) => {
  await page.clock.install()
  const url = await serve({ portal: site.portal, configJson: { rateLimit: 8 } })
  await page.goto(`${url}/sign-in?next=/databases`)
  await page.getByRole('textbox', { name: 'API token' }).fill(token())
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(page.getByRole('table', { name: 'Databases' })).toBeVisible()
  await page.route('**/api/portal/databases', (route) => route.abort())
  await pressRefresh(page)
  await pass(page, 4)
  await expect(pause(page)).toContainText(
    'The portal cannot be read (network, CORS, or rate limit).',
  )
})

test('F079 Retry-After as a date', async ({ page, token, signIn }) => {
  await page.clock.install()
  await signIn(token())
  const now = Date.now()
  await refuseOnce(page, {
    Date: new Date(now).toUTCString(),
    'Retry-After': new Date(now + 30_000).toUTCString(),
  })
  await pressRefreshAndStop(page)
  await toSay(page, pause(page), /Updates resume in (2|3)\d s\./)
})

test('F080 F081 a date in the past and words are no wait that is believed', async ({
  page,
  token,
  signIn,
}) => {
  await page.clock.install()
  await signIn(token())
  await refuseOnce(page, { 'Retry-After': new Date(Date.now() - 3_600_000).toUTCString() })
  await pressRefreshAndStop(page)
  await toSay(page, pause(page), /Updates resume in [4-6] s\./)
  await pass(page, 7)
  await page.clock.resume()
  await expect(pause(page)).toBeHidden()
  await expect(page.getByText(/^Updated/)).toBeVisible()
  await refuseOnce(page, { 'Retry-After': 'tomorrow' })
  await pressRefresh(page)
  await expect(pause(page)).toContainText(/Updates resume in \d\d s\./)
})

/** A few seconds before midnight "tomorrow" would be the day after, and so with the year. */
const noon = new Date('2026-11-24T05:00:00Z')
const yearOf = (wait: number) => new Date(noon.getTime() + wait).getFullYear()

for (const [number, seconds, words] of [
  [
    'F082',
    '9999999999',
    new RegExp(`asks to wait until \\w+ \\d+, ${yearOf(9_999_999_999_000)}\\. Nothing is sent`),
  ],
  ['F083', '86400', /The portal asks to wait until tomorrow \d\d:\d\d\. Nothing is sent/],
] as const)
  test(`${number} Retry-After: ${seconds} is waited for, until the person tries now`, async ({
    page,
    site,
    token,
    signIn,
  }) => {
    await page.clock.install({ time: noon })
    await signIn(token())
    const before = callsOf(site.portal, token()).length
    await refuseOnce(page, { 'Retry-After': seconds })
    await pressRefresh(page)
    await expect(pause(page)).toContainText(words)
    await forward(page, 25 * 60_000)
    expect(callsOf(site.portal, token()).length).toBe(before)
    await pause(page).getByRole('button', { name: 'Try now' }).click()
    await expect(pause(page)).toBeHidden()
    await expect.poll(() => callsOf(site.portal, token()).length).toBe(before + 1)
  })

test('F084 few left: background rests, what the person does goes on', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token())
  await page.route('**/api/portal/databases', async (route) =>
    route.fulfill({
      response: await route.fetch(),
      headers: { 'content-type': 'application/json', RateLimit: '"default";r=2;t=59' },
    }),
  )
  await openToken(page)
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(lane(page, 'Background').getByRole('cell').last()).toHaveText(/in [1-5]\d s/)
  await expect(lane(page, 'Read').getByRole('cell').last()).toHaveText('at once')
})

test('F091 without a storage that tabs share, it says so', async ({ page, token, signIn }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }))
  await signIn(token())
  await openToken(page)
  await expect(limitPart(page)).toContainText('gives the tabs no storage to count together')
})

test('F092 with the portal elsewhere, calls that nobody here can see are named', async ({
  page,
  site,
  serve,
  token,
}) => {
  const portal = await serve({ portal: site.portal, cors: '*', headers: {} })
  const url = await serve({ portalOrigin: portal })
  await page.goto(`${url}/sign-in?next=/databases`)
  await page.getByRole('textbox', { name: 'API token' }).fill(token())
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await openToken(page)
  await expect(limitPart(page)).toContainText('may ask its permission first (OPTIONS)')
})

test.describe('what waits says so where it will appear, and can be called off', () => {
  test('an update of a list', async ({ page, site, token, signIn }) => {
    await page.clock.install()
    await signIn(token())
    site.portal.fail(token(), { fault: '429' })
    await pressRefreshAndStop(page)
    await soon(page, () => expect(waits(page)).toBeVisible({ timeout: 500 }))
    const before = callsOf(site.portal, token()).length
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.clock.resume()
    await expect(waits(page)).toBeHidden()
    await expect(page.getByText(/^Updated/)).toBeVisible()
    await expect(page.getByRole('row')).toHaveCount(15)
    await forward(page, 25_000)
    await expect(pause(page)).toBeHidden()
    expect(callsOf(site.portal, token()).length).toBe(before)
  })

  test('a list that is not there yet', async ({ page, site, token, signIn }) => {
    await page.clock.install()
    await signIn(token())
    // So long that there is still something of it after all that follows.
    await refuseOnce(page, { 'Retry-After': '100' })
    await pressRefresh(page)
    await expect(pause(page)).toBeVisible()
    const before = callsOf(site.portal, token()).length
    // It shows before it is stored, and what is not stored yet goes with the page.
    await settleLedger(page)
    await page.reload()
    await expect(waits(page)).toBeVisible()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Called off.' })).toBeVisible()
    expect(callsOf(site.portal, token()).length).toBe(before)
    await page.getByRole('button', { name: 'Read it now' }).click()
    await expect(waits(page)).toBeVisible()
    await forward(page, 115_000)
    await expect(page.getByRole('row')).toHaveCount(15)
  })

  test('a write that has not left: called off it is not sent, else it is sent once', async ({
    page,
    site,
    token,
    signIn,
  }) => {
    await page.clock.install()
    await signIn(token())
    await forward(page, 4000)
    await fillCreate(page, 'patient')
    await pauseBy(page)
    await createButton(page).click()
    // The write itself, or the look at the names that are taken, where the list has grown old meanwhile.
    await expect(waits(page)).toBeVisible()
    await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('alert')).toHaveText('Not sent: called off.')
    await createButton(page).click()
    await expect(waits(page)).toBeVisible()
    expect(writesOf(site.portal, token())).toEqual([])
    await forward(page, 115_000)
    await expect(page.getByRole('heading', { level: 1, name: 'patient' })).toBeVisible()
    expect(writesOf(site.portal, token())).toEqual(['POST /api/portal/databases'])
  })
})

/** Another tab of the token is refused, which pauses this one, for longer than what follows takes. */
async function pauseBy(page: Page) {
  const other = await page.context().newPage()
  await other.route(
    '**/api/portal/functions',
    (route) => route.fulfill({ status: 429, headers: { 'Retry-After': '100' } }),
    { times: 1 },
  )
  await other.goto('/token')
  await expect(pause(other)).toBeVisible()
  await expect(pause(page)).toBeVisible()
  await other.close()
}
