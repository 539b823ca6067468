/** The list of databases: what it shows, how it is filtered and kept up to date, and every way it can fail. */
import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { ConnectionLost } from '~/demo/portal'
import { pass, stopClock } from '~/testing/clock'
import { open, type Opened } from '~/testing/open'
import {
  goTo,
  heading,
  pressRefresh,
  refreshButton,
  row,
  rows,
  setOnline,
  setVisible,
  textsOf,
} from '~/testing/steps'

const table = () => page.getByRole('table', { name: 'Databases' })
const names = () => table().getByRole('rowheader')
/** What the column "Status" says, from above. */
const statuses = () =>
  rows()
    .elements()
    .map((one) => one.children[4]?.textContent)
const alert = () => page.getByRole('alert')
const updated = () => page.getByText(/^Updated/)
const filter = () => page.getByRole('searchbox', { name: 'Filter databases' })

const expectNames = (wanted: readonly string[]) =>
  expect.poll(() => textsOf(names())).toEqual(wanted)

/** Opens the list with its rows. */
async function openList(token = 'full'): Promise<Opened> {
  const opened = await open('/databases', { token })
  await expect.element(updated()).toBeVisible()
  return opened
}

test('each database with its engine, plan in words, status and cluster, with one read', async () => {
  const { calls } = await openList()
  const headers = table().getByRole('columnheader')
  for (const [place, name] of ['Name', 'Engine', 'Plan', 'Status', 'Cluster'].entries())
    await expect.element(headers.nth(place + 1)).toHaveTextContent(name)
  await expect.element(page.getByText('14 databases')).toBeVisible()
  await expect.element(rows()).toHaveLength(14)
  const cells = row('analytics').getByRole('cell')
  for (const [place, name] of [
    'PostgreSQL',
    '4 vCPU · 16 GB db-m-4vcpu-16gb',
    'Running',
    'hn-1',
  ].entries())
    await expect.element(cells.nth(place + 1)).toHaveAccessibleName(name)
  await expect.element(heading('Databases')).toBeVisible()
  expect(calls()).toHaveLength(1)
})

test('filters and sort are in the address', async () => {
  await openList()
  await filter().fill('orders')
  await expectNames(['orders-prod', 'orders-staging'])
  await expect.poll(() => location.search).toBe('?q=orders')
  await expect.element(page.getByText('2 of 14')).toBeVisible()
  await page.getByLabelText('Status').selectOptions('Stopped')
  await expectNames(['orders-staging'])
  await filter().fill('')
  await page.getByLabelText('Status').selectOptions('All')
  await page.getByLabelText('Engine').selectOptions('MySQL')
  await page.getByRole('button', { name: 'Name' }).click()
  await expectNames(['shop', 'reports', 'crm'])
  await expect
    .element(page.getByRole('columnheader', { name: 'Name' }))
    .toHaveAttribute('aria-sort', 'descending')
  await page.getByRole('button', { name: 'Plan' }).click()
  await expect.element(names().last()).toHaveTextContent('shop')
  expect(location.search).toBe('?engine=mysql&sort=plan')

  await filter().fill('no such database')
  await expect.element(heading('Databases')).toBeVisible()
  await expect.element(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect.element(rows()).toHaveLength(14)
  expect(location.search).toBe('?sort=plan')
})

test('a known status is translated; tooltip, address, filter, sort and raw record keep the portal’s word', async () => {
  const { portal, token } = await open('/databases?status=stopped', {
    preferences: { language: 'vi' },
    prepare: ({ world }, of) => {
      const [first, second] = world(of).databases
      Object.assign(first ?? {}, { status: 'Half-asleep' })
      Object.assign(second ?? {}, { status: 'stopped' })
    },
  })
  const stopped = portal.world(token).databases.filter(({ status }) => status === 'stopped')
  await expect.element(rows()).toHaveLength(stopped.length)
  await expect.element(row('orders-staging').getByTitle('stopped')).toHaveTextContent('Đã dừng')
  await expect.element(page.getByLabelText('Trạng thái')).toHaveValue('stopped')
  await page.getByLabelText('Trạng thái').selectOptions('Bảo trì')
  await expect.poll(() => location.search).toBe('?status=maintenance')
  await page.getByLabelText('Trạng thái').selectOptions('Tất cả')
  await expect.element(rows().filter({ hasText: 'Half-asleep' })).toHaveLength(1)
  // By the translated words, "Bảo trì" would be the first.
  await page.getByRole('button', { name: 'Trạng thái' }).click()
  await expect.poll(() => location.search).toBe('?sort=status')
  await expect
    .poll(() => [...new Set(statuses())])
    .toEqual(['Half-asleep', 'Bảo trì', 'Đang chạy', 'Đã dừng'])
  await page.getByRole('link', { name: 'orders-staging' }).click()
  await page.getByRole('tab', { name: 'Dữ liệu thô' }).click()
  await expect
    .element(page.getByRole('listitem').filter({ hasText: 'status:' }))
    .toHaveTextContent('status:"stopped"')
})

test('an address restores filters and sort', async () => {
  await open('/databases?engine=mysql&sort=plan')
  await expect.element(rows()).toHaveLength(3)
  await expect.element(names().last()).toHaveTextContent('shop')
  await expect.element(page.getByLabelText('Engine')).toHaveValue('mysql')
})

test.each([
  ['an account without databases', 'full_empty'],
  ['F056 null in place of a list', 'full_databases-null'],
])('%s: says that there are none yet', async (_, token) => {
  await open('/databases', { token })
  await expect.element(page.getByRole('heading', { name: 'No databases yet' })).toBeVisible()
  await expect.element(table()).not.toBeInTheDocument()
})

test('F036 a refused list says what was refused, and is read again only on request', async () => {
  const { calls } = await open('/databases', { token: 'functions' })
  await expect.element(alert()).toHaveTextContent("This token can't read databases (403).")
  await expect.element(alert()).toHaveTextContent('token scope does not permit this')
  await expect.element(page.getByText('No databases yet')).not.toBeInTheDocument()
  const before = calls().length
  await pass(300, 30)
  expect(calls()).toHaveLength(before)
  await alert().getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => calls().length).toBe(before + 1)
  await expect.element(alert()).toHaveTextContent('(403)')
})

test('F052 a failed update keeps the rows, and the next one that succeeds clears it', async () => {
  const { portal, token } = await openList()
  // The failure of a gateway is retried once before it is shown.
  portal.fail(token, { fault: '502', times: 2 })
  await pressRefresh()
  await expect.element(page.getByText(/Last update failed \(502\)/)).toBeVisible()
  await expect
    .element(alert())
    .toHaveTextContent('A gateway in front of the portal returned an error. (502)')
  await expect.element(rows()).toHaveLength(14)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(alert()).not.toBeInTheDocument()
  await expect.element(updated()).toBeVisible()

  portal.fail(token, { fault: '500' })
  await pressRefresh()
  await expect.element(alert()).toHaveTextContent('The portal reported an error. (500)')
  await expect.element(alert()).toHaveTextContent('internal error')
  await expect.element(rows()).toHaveLength(14)
  // The list is read again later without a press.
  await pass(31, 5)
  await expect.element(alert()).not.toBeInTheDocument()
})

test('F053 a portal that asks to come back later gets no read until then', async () => {
  const { portal, token, calls } = await openList()
  await pass(4)
  portal.fail(token, { fault: '503' })
  const before = calls().length
  stopClock()
  await refreshButton().click()
  await expect.poll(() => calls().length).toBe(before + 1)
  await pass(15)
  await refreshButton().click()
  await expect.element(rows()).toHaveLength(14)
  expect(calls()).toHaveLength(before + 1)
  await pass(8)
  await expect.poll(() => calls().length).toBe(before + 2)
})

describe('an answer that is no list keeps the rows and is described', () => {
  test.each([
    ['html', 'The portal returned a web page instead of data.', 'Welcome'],
    ['object', 'The response has an unexpected format.', '{}'],
    ['string', 'The response has an unexpected format.', '"ok"'],
    ['number', 'The response has an unexpected format.', '7'],
  ] as const)('F054 F055 F057 %s', async (fault, words, raw) => {
    const { portal, token } = await openList()
    portal.fail(token, { fault })
    await pressRefresh()
    await expect.element(alert()).toHaveTextContent(words)
    await alert().getByText('Show raw response').click()
    await expect.element(alert().getByText(raw)).toBeVisible()
    await expect.element(rows()).toHaveLength(14)
    await pressRefresh()
    await expect.element(alert()).not.toBeInTheDocument()
  })

  test('F055 cut off, and read once more', async () => {
    const { portal, token, calls } = await openList()
    portal.fail(token, { fault: 'cutoff', times: 2 })
    const before = calls().length
    await pressRefresh()
    await expect.element(alert()).toHaveTextContent('The response was cut off.')
    expect(calls()).toHaveLength(before + 2)
    await expect.element(rows()).toHaveLength(14)
  })
})

describe('odd rows', () => {
  const unsafe = "This name can't be used in a request."
  const leadsNowhere = async (text: string, reason: string, count = 1) => {
    const found = rows()
      .filter({ hasText: reason })
      .filter({ has: page.getByText(text, { exact: true }) })
    await expect.element(found).toHaveLength(count)
    await expect.element(found.getByRole('link')).toHaveLength(0)
    await expect.element(found.getByRole('button')).toHaveLength(0)
  }

  test('F059 F062 what is missing is a dash, and an unknown status is cut', async () => {
    await openList('full_hostile')
    await expect.element(page.getByText('54 databases')).toBeVisible()
    const cells = row('all-null').getByRole('cell')
    for (const place of [1, 2, 3, 4])
      await expect.element(cells.nth(place)).toHaveTextContent(/^—$/)
    await expect
      .element(row('unknown-status').getByRole('cell').nth(3))
      .toHaveTextContent(`${'half-asleep '.repeat(40).slice(0, 40).trim()}…`)
  })

  test('F060 F061 F063 F124 F130 without a usable name they are no links', async () => {
    await openList('full_hostile')
    await leadsNowhere('(no name)', `The portal returned no name. ${unsafe}`, 5)
    for (const text of ['42', '["a","b"]', '{"x":1}'])
      await leadsNowhere(text, `The name isn't text. ${unsafe}`)
    await leadsNowhere('twin', 'Two entries share this name.', 2)
    for (const [text, reason] of [
      ['..', "The name can't be “.” or “..”."],
      ['(no name)', 'The name is empty.'],
      ['a/b', 'The name contains a slash.'],
      ['a\\b', 'The name contains a slash.'],
      ['100%', 'The name contains a percent sign.'],
      ['line⟨U+000A⟩break', 'The name contains a control character.'],
      ['nul⟨U+0000⟩byte', 'The name contains a control character.'],
      ['lone⟨U+D800⟩surrogate', 'The name contains an invalid character.'],
    ] as const)
      await leadsNowhere(text, `${reason} ${unsafe}`)
    await leadsNowhere('abc⟨U+202E⟩fed', 'The name contains invisible characters.')
    await leadsNowhere('zero⟨U+200B⟩width', 'The name contains invisible characters.')
  })

  test('F125 F133 markup is text, and unusual but safe names are links', async () => {
    await openList('full_hostile')
    for (const [name, path] of [
      ['<img src=x onerror=alert(1)>', '/databases/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E'],
      ['what?#now', '/databases/what%3F%23now'],
      ['two words', '/databases/two%20words'],
      ['dữ-liệu', '/databases/d%E1%BB%AF-li%E1%BB%87u'],
      ['__proto__', '/databases/__proto__'],
    ] as const)
      await expect
        .element(page.getByRole('link', { name, exact: true }))
        .toHaveAttribute('href', path)
  })
})

describe('long lists', () => {
  const pages = () => page.getByRole('navigation', { name: 'Pages' })

  test('F136 a thousand databases come fifty at a time', async () => {
    await openList('full_many-1000')
    await expect.element(page.getByText('1,000 databases')).toBeVisible()
    await expect.element(rows()).toHaveLength(50)
    await expect.element(pages()).toHaveTextContent('Page 1 of 20')
    await expect.element(pages().getByRole('button', { name: 'Previous' })).toBeDisabled()
    await pages().getByRole('button', { name: 'Next' }).click()
    await expect.poll(() => location.search).toBe('?page=2')
  })

  test('F136 the last page ends, and a filter leaves it', async () => {
    await open('/databases?page=20&sort=name', { token: 'full_many-1000' })
    await expect.element(pages()).toHaveTextContent('Page 20 of 20')
    await expect.element(pages().getByRole('button', { name: 'Next' })).toBeDisabled()
    await filter().fill('shop-16')
    await expectNames(['shop-16'])
    await expect.element(pages()).not.toBeInTheDocument()
  })

  test('F136 ten thousand are at most 1,500 elements, with all that comes after the rows', async () => {
    await openList('full_many-10000')
    await expect.element(rows()).toHaveLength(50)
    await expect
      .element(page.getByRole('button', { name: 'Actions for', exact: false }))
      .toHaveLength(50)
    await expect.poll(() => document.querySelectorAll('svg.mark')).toHaveLength(50)
    await expect.element(page.getByRole('button', { name: 'Account' })).toBeVisible()
    expect(document.querySelectorAll('body *').length).toBeLessThanOrEqual(1500)
  })

  test('F137 fifty thousand: the same view, and a search finds the last of them', async () => {
    const body = Array.from({ length: 50_000 }, (_, place) => ({ name: `metrics-${place + 1}` }))
    await open('/databases', { answers: { '/databases': () => Response.json(body) } })
    await expect.element(page.getByText('50,000 databases')).toBeVisible()
    await expect.element(rows()).toHaveLength(50)
    await filter().fill('metrics-50000')
    await expectNames(['metrics-50000'])
  })
})

test('F075 past the rate limit: rows kept, a countdown on every screen, then it continues by itself', async () => {
  const { portal, token, calls } = await openList()
  await pass(4)
  portal.fail(token, { fault: '429' })
  const before = calls().length
  stopClock()
  await refreshButton().click()
  const pause = page.getByRole('status', { name: 'Rate limit reached' })
  await expect.element(pause).toHaveTextContent(/Updates resume in 2\d s\./)
  await expect.element(rows()).toHaveLength(14)
  await goTo('Token')
  await expect.element(heading('Token')).toBeVisible()
  await pass(10, 5)
  await expect.element(pause).toHaveTextContent(/Updates resume in 1\d s\./)
  expect(calls()).toHaveLength(before + 1)
  await goTo('Databases')
  await pass(15, 5)
  await expect.element(pause).not.toBeInTheDocument()
  await pass(60, 5)
  expect(calls().length).toBeGreaterThan(before + 1)
  await expect.element(updated()).toBeVisible()
  await expect.element(alert()).not.toBeInTheDocument()
})

describe('without a network', () => {
  test('F093 F095 it is reported at once, rows are kept, and reading continues when it is over', async () => {
    let isCut = false
    const { calls } = await open('/databases', {
      through: (request, portal) =>
        isCut ? Promise.reject(new ConnectionLost()) : portal.fetch(request),
    })
    await expect.element(updated()).toBeVisible()
    const before = calls().length
    isCut = true
    setOnline(false)
    const notice = page.getByRole('status').filter({ hasText: "You're offline." })
    await expect.element(notice).toBeVisible()
    await pressRefresh()
    await expect.element(page.getByText(/^Last update failed/)).toBeVisible()
    await expect.element(rows()).toHaveLength(14)
    await pass(20, 5)
    isCut = false
    setOnline(true)
    await expect.element(notice).not.toBeInTheDocument()
    await expect.element(updated()).toBeVisible()
    await expect.element(alert()).not.toBeInTheDocument()
    expect(
      calls()
        .slice(before)
        .map(({ method }) => method),
    ).toEqual(['GET'])
  })

  test('F094 a start says so at once and sends nothing', async () => {
    setOnline(false)
    const { calls } = await open('/databases')
    await expect.element(alert()).toHaveTextContent("You're offline.")
    expect(calls()).toEqual([])
    setOnline(true)
    await expect.element(rows()).toHaveLength(14)
  })
})

test('F098 a slow read: a skeleton, a sentence after 3 s, a time-out after 15 s', async () => {
  const { calls } = await open('/databases', {
    prepare: (portal, token) => portal.fail(token, { fault: 'timeout' }),
  })
  stopClock()
  await pass(1)
  await expect.element(page.getByText('Loading…')).toBeInTheDocument()
  await expect.element(page.getByText('Still waiting…')).not.toBeInTheDocument()
  await pass(2)
  await expect.element(page.getByText('Still waiting…')).toBeVisible()
  expect(calls()).toHaveLength(1)
  await pass(13)
  await expect.element(alert()).toHaveTextContent('The portal took too long to respond.')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(rows()).toHaveLength(14)
})

test('F089 twenty presses on Refresh are one request, and so is one more right after it', async () => {
  const { calls } = await openList()
  await pass(30)
  const before = calls().length
  stopClock()
  const button = refreshButton().element()
  if (button instanceof HTMLElement) for (let times = 0; times < 20; times++) button.click()
  await expect.element(page.getByText('Updated now')).toBeVisible()
  expect(calls()).toHaveLength(before + 1)
  await refreshButton().click()
  await expect.element(refreshButton()).toHaveAttribute('aria-busy', 'false')
  expect(calls()).toHaveLength(before + 1)
})

test('polling: once a minute, and every 5 s while something changes', async () => {
  const { portal, token, calls } = await openList()
  const [first] = portal.world(token).databases
  if (!first) throw new Error('The world is empty')
  stopClock()
  await pass(4)
  await refreshButton().click()
  await expect.element(page.getByText('Updated now')).toBeVisible()
  let before = calls().length
  await pass(50, 5)
  await expect.element(page.getByText(/^Updated 5\ds ago/)).toBeVisible()
  expect(calls()).toHaveLength(before)
  await pass(12)
  await expect.element(page.getByText(/^Updated (now|\ds)/)).toBeVisible()
  expect(calls()).toHaveLength(before + 1)

  first.status = 'creating'
  await pressRefresh()
  await expect.element(row(first.name)).toHaveTextContent('Creating')
  before = calls().length
  await pass(6)
  expect(calls()).toHaveLength(before + 1)
  first.status = 'running'
  await pass(6)
  await expect.element(row(first.name)).toHaveTextContent('Running')
  before = calls().length
  await pass(30, 5)
  await expect.element(page.getByText(/^Updated 3\ds ago/)).toBeVisible()
  expect(calls()).toHaveLength(before)
})

test('F149 a hidden page sends no requests, and one when it is shown again', async () => {
  const { calls } = await openList()
  const before = calls().length
  setVisible('hidden')
  await pass(150, 30)
  expect(calls()).toHaveLength(before)
  setVisible('visible')
  await expect.poll(() => calls().length).toBe(before + 1)
  await expect.element(page.getByText(/^Updated (now|\ds)/)).toBeVisible()
})
