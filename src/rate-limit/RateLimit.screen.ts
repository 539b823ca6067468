/** The rate limit on the screen: its figures, its picture, its pauses, and what waits for it. */
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent, type Locator } from 'vitest/browser'
import { forward, pass, resumeClock, stopClock } from '~/testing/clock'
import { createLine, limited } from '~/testing/line'
import { open } from '~/testing/open'
import {
  createButton,
  fillCreate,
  goTo,
  heading,
  pressRefresh,
  rows,
  textsOf,
} from '~/testing/steps'

const limitPart = () => page.getByRole('region', { name: 'Rate limit', exact: true })
const lane = (name: string): Locator =>
  page.getByRole('table', { name: 'Priorities' }).getByRole('row', { name: new RegExp(`^${name}`) })
const pause = () => page.getByRole('status', { name: 'Rate limit reached' })
const waits = () => page.getByRole('status').filter({ hasText: /Waiting \d+ s for the rate limit/ })
const aboutButton = () => page.getByRole('button', { name: 'Rate limit details' })
const more = () => page.getByRole('link', { name: 'Token and rate limit details' })

/** The list of databases, whose next read is answered by a 429. */
async function openRefused(headers: Record<string, string> | (() => Record<string, string>)) {
  const line = createLine()
  const opened = await open('/databases', { through: line.through })
  await expect.element(rows()).toHaveLength(14)
  line.answer(/GET .*databases$/, (request) =>
    limited(typeof headers === 'function' ? headers() : headers)(request),
  )
  return opened
}

test('used, free, by lane, and where the number comes from', async () => {
  await open('/token', { checked: true })
  await expect.poll(() => textsOf(limitPart().getByRole('definition'))).toEqual(['3', '117', '120'])
  const cells = (name: string) => textsOf(lane(name).getByRole('cell'))
  await expect.poll(() => cells('Read')).toEqual(['3', '0', 'now'])
  expect(cells('Write')).toEqual(['0', '0', 'now'])
  await expect
    .element(limitPart())
    .toHaveTextContent("The portal's default; nothing has shown otherwise.")
  const picture = /Peak: 3 of 120 requests a minute; 0 refused/
  await expect.element(limitPart().getByRole('img', { name: picture })).toBeVisible()
})

test.each([
  ['a header', 20, "Reported in the portal's", { token: 'full_limit-20_ratelimitheaders' }],
  ['the settings', 60, "From this site's configuration.", { config: { rateLimit: 60 } }],
])('the number from %s: %i', async (_, limit, source, options) => {
  await open('/token', { checked: true, ...options })
  await expect
    .element(limitPart())
    .toHaveTextContent(`Limit: ${limit} requests a minute. ${source}`)
  await expect
    .element(page.getByRole('banner').getByRole('meter'))
    .toHaveAttribute('aria-valuemax', String(limit))
})

test('the meter opens a short form of it, by mouse and keyboard', async () => {
  await open('/databases')
  await expect.element(rows()).toHaveLength(14)
  await aboutButton().click()
  await expect.element(page.getByText('1 of 120 used in the last minute, 119 left')).toBeVisible()
  await expect.element(page.getByText('No request is waiting.')).toBeVisible()
  await aboutButton().click()
  await expect.element(more()).not.toBeInTheDocument()
  await userEvent.keyboard('{Enter}')
  await expect.element(more()).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(more()).not.toBeInTheDocument()
  await userEvent.keyboard(' ')
  await more().click()
  await expect.element(heading('Token')).toBeVisible()
  await expect.element(more()).not.toBeInTheDocument()
})

test('on a narrow screen the short form and the whole of it fit', async () => {
  await open('/databases', { width: 360, height: 740 })
  await aboutButton().click()
  await expect.element(more()).toBeInViewport({ ratio: 1 })
  await more().click()
  await expect.element(limitPart()).toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
})

test('F075 F086 a 429 is marked in the picture and its table, with its cause and what it teaches', async () => {
  await openRefused({ 'Retry-After': '100' })
  await pressRefresh()
  await expect.element(pause()).toHaveTextContent('This token may also be in use elsewhere.')
  await goTo('Token')
  await expect.element(limitPart()).toHaveTextContent(/Paused for \d+ s/)
  await expect.element(limitPart()).toHaveTextContent('said how long to wait (Retry-After)')
  await expect.element(limitPart()).toHaveTextContent('1 refused (429)')
  await expect.element(limitPart()).toHaveTextContent('This token seems to be in use elsewhere')
  await expect.element(lane('Read').getByRole('cell').last()).toHaveTextContent(/^in \d+s$/)
  await page.getByRole('button', { name: 'Check again' }).click()
  // The databases were requested a moment ago, and their read may still be in its cooldown.
  await expect.element(lane('Read').getByRole('cell').nth(1)).toHaveTextContent(/^[23]$/)
  await page.getByText('View as table').click()
  const minutes = page.getByRole('table', { name: 'Requests by minute' }).getByRole('row')
  await expect.element(minutes).toHaveLength(16)
  await expect.poll(() => textsOf(minutes.nth(1).getByRole('cell'))).toEqual(['0', '2', '0', '1'])
  await aboutButton().click()
  const short = () => document.querySelector('[popover]:popover-open')?.textContent ?? ''
  await expect.poll(short).toMatch(/Paused for \d+ s/)
  expect(short()).toMatch(/Waiting: Read [23]/)
})

test('evenly paced calls that are refused again teach a lower limit, and that is said', async () => {
  const { portal, token } = await open('/token', { checked: true, config: { rateLimit: 8 } })
  await expect.element(limitPart()).toHaveTextContent('Limit: 8 requests a minute.')
  const checkAgain = page.getByRole('button', { name: 'Check again' })
  const refuseNext = () => portal.fail(token, { fault: '429' })
  await pass(4)
  refuseNext()
  await checkAgain.click()
  await expect.element(pause()).toBeVisible()
  // The calls of the last minute decide, so no more time may pass than intended.
  stopClock()
  // The pause, and a whole minute in which refused reads are repeated at an even pace.
  await pass(60, 2)
  await checkAgain.click()
  await pass(30, 2)
  refuseNext()
  await checkAgain.click()
  await pass(10, 2)
  resumeClock()
  await expect.element(limitPart()).toHaveTextContent('Learned from a 429')
  await expect.element(limitPart()).toHaveTextContent(/Limit: [4-7] requests a minute/)
})

test('F078 a backup that met a 429: the button counts down, and the person presses it again', async () => {
  const { portal, token, writes } = await open('/databases/shop')
  const button = page.getByRole('button', { name: 'Back up now' })
  await expect.element(button).toBeEnabled()
  portal.fail(token, { method: 'POST', fault: '429' })
  stopClock()
  await button.click()
  await expect
    .element(button)
    .toHaveAccessibleDescription(/rate limit reached\. Try again in 2\d s\./)
  await pass(10)
  await expect
    .element(button)
    .toHaveAccessibleDescription(/rate limit reached\. Try again in 1\d s\./)
  await pass(15)
  await expect.element(button).toHaveAccessibleDescription('')
  expect(writes()).toHaveLength(1)
  resumeClock()
  await button.click()
  await expect.poll(() => writes().length).toBe(2)
  await expect.element(page.getByText(/backup of shop/i).first()).toBeVisible()
})

test('F089 fifty presses on a list that fails are one call; then the button rests', async () => {
  const { calls } = await open('/databases', {
    prepare: (portal, token) =>
      portal.fail(token, { path: '/api/portal/databases', fault: '500', times: Infinity }),
  })
  const again = page.getByRole('button', { name: 'Try again' })
  await expect.element(again).toBeVisible()
  const before = calls().length
  const press = () => {
    const button = again.element()
    for (let times = 0; times < 50; times++) if (button instanceof HTMLElement) button.click()
  }
  const made = () => calls().length - before
  press()
  await expect.poll(made).toBe(1)
  await expect.element(again).toBeVisible()
  await forward(4000)
  press()
  await expect.poll(made).toBe(2)
})

test.each<[string, string, () => Record<string, string>, RegExp]>([
  ['F076', 'is missing', () => ({}), /Updates resume in (6|7)\d s\./],
  [
    'F079',
    'is a date',
    () => ({ 'Retry-After': new Date(Date.now() + 30_000).toUTCString() }),
    /Updates resume in (2|3)\d s\./,
  ],
  [
    'F080',
    'is a date in the past',
    () => ({ 'Retry-After': new Date(Date.now() - 3_600_000).toUTCString() }),
    /Updates resume in [4-6] s\./,
  ],
  ['F081', 'is words', () => ({ 'Retry-After': 'tomorrow' }), /Updates resume in (6|7)\d s\./],
])('%s where Retry-After %s, the pause says how long it is', async (_, _what, headers, words) => {
  await openRefused(headers)
  stopClock()
  await pressRefresh()
  await expect.element(pause()).toHaveTextContent(words)
})

test('F076 a minute without a readable Retry-After is said to be one', async () => {
  await openRefused({})
  await pressRefresh()
  await expect.element(pause()).toBeVisible()
  await goTo('Token')
  await expect.element(limitPart()).toHaveTextContent('429 without a valid Retry-After')
})

test('a pause ends by itself, and the list is read', async () => {
  const { calls } = await openRefused({ 'Retry-After': '5' })
  await pressRefresh()
  await expect.element(pause()).toBeVisible()
  await pass(8)
  await expect.element(pause()).not.toBeInTheDocument()
  await expect.poll(() => calls().length).toBe(2)
  await expect.element(page.getByText(/^Updated/)).toBeVisible()
})

test.each([
  ['F082', '9999999999', /asks to wait until \w+ \d+, 2343\. Nothing is sent/],
  ['F083', '86400', /The portal asks to wait until tomorrow \d\d:\d\d\. Nothing is sent/],
])('%s Retry-After: %s is waited for, until the person tries now', async (_, seconds, words) => {
  const { calls } = await openRefused({ 'Retry-After': seconds })
  const before = calls().length
  await pressRefresh()
  await expect.element(pause()).toHaveTextContent(words)
  await forward(25 * 60_000)
  expect(calls()).toHaveLength(before)
  await pause().getByRole('button', { name: 'Try now' }).click()
  await expect.element(pause()).not.toBeInTheDocument()
  await expect.poll(() => calls().length).toBe(before + 1)
})

test('F077 failures that nobody can read count as a 429 once half is used', async () => {
  const line = createLine()
  await open('/databases', { checked: true, config: { rateLimit: 8 }, through: line.through })
  await expect.element(rows()).toHaveLength(14)
  line.answer(/databases$/, () => Promise.reject(new TypeError('Failed to fetch')), Infinity)
  await pressRefresh()
  await pass(4)
  await expect
    .element(pause())
    .toHaveTextContent('No readable response from the portal (network, CORS or rate limit).')
})

test('F084 few left: background rests, what the person does goes on', async () => {
  const line = createLine()
  await open('/token', { checked: true, through: line.through })
  line.answer(/databases$/, () =>
    Response.json([], { headers: { RateLimit: '"default";r=2;t=59' } }),
  )
  await pass(4)
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect
    .element(lane('Background').getByRole('cell').last())
    .toHaveTextContent(/^in [1-5]\ds$/)
  await expect.element(lane('Read').getByRole('cell').last()).toHaveTextContent(/^now$/)
})

test('F091 without a storage that tabs share, it says so', async () => {
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('The request is denied.', 'SecurityError')
  })
  await open('/token')
  await expect.element(limitPart()).toHaveTextContent('gives tabs no shared storage (IndexedDB)')
})

test('F092 with the portal elsewhere, calls that nobody here can see are named', async () => {
  await open('/token', { config: { portalUrl: 'https://portal.example' } })
  await expect.element(limitPart()).toHaveTextContent('may first send an OPTIONS request')
})

describe('what waits says so where it will appear, and can be called off', () => {
  test('an update of a list', async () => {
    const { calls } = await openRefused({ 'Retry-After': '20' })
    stopClock()
    await pressRefresh()
    await expect.element(waits()).toBeVisible()
    const before = calls().length
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect.element(waits()).not.toBeInTheDocument()
    await expect.element(page.getByText(/^Updated/)).toBeVisible()
    await expect.element(rows()).toHaveLength(14)
    await forward(25_000)
    await expect.element(pause()).not.toBeInTheDocument()
    expect(calls()).toHaveLength(before)
  })

  test('a list that is not there yet', async () => {
    const { calls } = await openRefused({ 'Retry-After': '100' })
    await pressRefresh()
    await expect.element(pause()).toBeVisible()
    const before = calls().length
    await goTo('Functions')
    await expect.element(waits()).toBeVisible()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect.element(page.getByRole('status').filter({ hasText: 'Cancelled.' })).toBeVisible()
    expect(calls()).toHaveLength(before)
    await page.getByRole('button', { name: 'Load now' }).click()
    await expect.element(waits()).toBeVisible()
    await forward(125_000)
    await expect.element(page.getByRole('table', { name: 'Functions' })).toBeVisible()
  })

  test('a write that has not left: called off it is not sent, else it is sent once', async () => {
    const { writes } = await openRefused({ 'Retry-After': '100' })
    await pressRefresh()
    await expect.element(pause()).toBeVisible()
    await fillCreate('patient')
    await createButton().click()
    // The write itself, or the read of the names in use, where the list has become too old.
    await expect.element(waits()).toBeVisible()
    await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click()
    await expect.element(page.getByRole('alert')).toHaveTextContent(/^Cancelled before sending\.$/)
    await createButton().click()
    await expect.element(waits()).toBeVisible()
    expect(writes()).toEqual([])
    await forward(125_000)
    await expect.element(heading('patient')).toBeVisible()
    expect(writes()).toEqual(['POST /api/portal/databases'])
  })
})
