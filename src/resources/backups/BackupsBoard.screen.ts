/** The backups board: what it shows of each database, in which order and how it reads, and every way it can fail. */
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ConnectionLost } from '~/demo/portal'
import { forward, pass, settle } from '~/testing/clock'
import type { Opened } from '~/testing/open'
import {
  address,
  backupReadsOf,
  catchClipboard,
  chooseAction,
  exported,
  goTo,
  heading,
  refreshButton,
  setOnline,
  setVisible,
  textsOf,
} from '~/testing/steps'
import {
  allChecked,
  board,
  boardRow,
  button,
  holdReads,
  hourOf,
  leaveRows,
  names,
  openBoard,
  openWhole,
  progress,
} from './testing'

const alert = () => page.getByRole('alert')
const filter = () => page.getByRole('searchbox', { name: 'Filter databases' })
const threshold = () => page.getByLabelText('Stale after (hours)')
/** The button of a state; its name ends with the count. */
const state = (name: RegExp) =>
  page.getByRole('group', { name: 'Status' }).getByRole('button', { name })
const readsOf = ({ portal, token }: Opened) => backupReadsOf(portal, token)

test('each database with its latest backup, its age and state; those without and the oldest first; one call each', async () => {
  const opened = await openWhole()
  const headers = board().getByRole('columnheader')
  for (const [place, name] of [
    'Database',
    'Latest backup',
    'Status',
    'Age',
    'Backups',
    'Size',
    'Last 30 days',
  ].entries())
    await expect.element(headers.nth(place + 1)).toHaveTextContent(name)
  await expect.element(board().getByText('Not checked yet')).not.toBeInTheDocument()
  await expect.element(names()).toHaveLength(14)
  await leaveRows()
  await expect.poll(() => textsOf(names()).slice(0, 2)).toEqual(['sandbox', 'audit-log'])
  await expect.element(boardRow('sandbox')).toHaveTextContent('No backup')
  await expect.element(boardRow('audit-log')).toHaveTextContent(/Failed[345]d/)
  await expect.element(boardRow('metrics').getByRole('time')).toBeVisible()
  await expect.element(boardRow('analytics')).toHaveTextContent(/\d (MB|GB)/)
  await expect.element(boardRow('catalog').getByText('No gap', { exact: true })).toBeVisible()
  expect(readsOf(opened)).toHaveLength(14)
  expect(new Set(readsOf(opened)).size).toBe(14)
  await expect.element(page.getByText(/^Updated/)).toBeVisible()
  await boardRow('shop').getByRole('link', { name: 'shop' }).click()
  await expect.poll(address).toBe('/databases/shop/backups')
  await expect.element(page.getByRole('tab', { name: 'Backups', selected: true })).toBeVisible()
})

describe('the address', () => {
  test('holds filter, state, sort, threshold and time zone', async () => {
    await openWhole()
    await filter().fill('orders')
    await expect.element(names()).toHaveLength(2)
    await filter().fill('')
    await state(/^No backup/).click()
    await expect.poll(() => textsOf(names())).toEqual(['sandbox'])
    await state(/^No backup/).click()
    await threshold().fill('1')
    await userEvent.keyboard('{Enter}')
    await expect.element(state(/^Stale 12$/)).toBeVisible()
    await expect.element(button('Back up 14 stale')).toBeVisible()
    await page.getByRole('checkbox', { name: 'Show times in UTC' }).click()
    await button('Database').click()
    await expect.element(names().first()).toHaveTextContent('analytics')
    expect(location.search).toBe('?age=1&tz=utc&sort=database')

    await filter().fill('no such database')
    await expect.element(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
    await button('Clear filters').click()
    await expect.element(names()).toHaveLength(14)
  })

  test('restores sort and time zone, seven hours behind Vietnam', async () => {
    await openWhole('full', '?age=48&tz=utc&sort=database')
    await expect.element(names().first()).toHaveTextContent('analytics')
    await expect.element(threshold()).toHaveValue(48)
    await expect.element(boardRow('metrics')).toHaveTextContent('Fresh')
    const clock = page.getByRole('checkbox', { name: 'Show times in UTC' })
    await expect.element(clock).toBeChecked()
    const time = boardRow('metrics').getByRole('time')
    const inUtc = hourOf(time)
    await clock.click()
    await expect.poll(() => hourOf(time)).toBe((inUtc + 7) % 24)
  })
})

test('the calls behind the board can be copied: the list, and one for each row; of selected rows only theirs', async () => {
  const copied = catchClipboard()
  const copyCurl = async () => {
    await button('API').click()
    await page.getByRole('menuitem', { name: 'Copy as curl' }).click()
    return copied.at(-1)?.match(/\/api\/[^" ']+/g)
  }
  await openWhole('full', '?q=orders')
  await expect.element(names()).toHaveLength(2)
  const [prod, staging] = ['orders-prod', 'orders-staging'].map(
    (name) => `/api/portal/databases/${name}/backups`,
  )
  expect((await copyCurl())?.toSorted()).toEqual(['/api/portal/databases', prod, staging])
  await page.getByRole('checkbox', { name: 'Select orders-staging' }).click()
  expect(await copyCurl()).toEqual([staging])
})

test('the threshold is remembered', async () => {
  await openBoard({ preferences: { staleHours: 1 } })
  await expect.element(threshold()).toHaveValue(1)
  await threshold().fill('2')
  await userEvent.keyboard('{Enter}')
  await goTo('Token')
  await expect.element(heading('Token')).toBeVisible()
  await goTo('Backups')
  await expect.element(threshold()).toHaveValue(2)
})

test('a threshold applies when it is complete and valid', async () => {
  await openBoard({}, '?age=48')
  await threshold().fill('')
  await threshold().click()
  await userEvent.keyboard('168')
  await expect.element(threshold()).toHaveValue(168)
  expect(location.search).toContain('age=48')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => location.search).toContain('age=168')
  await threshold().fill('0')
  await expect.element(threshold()).toHaveAttribute('aria-invalid', 'true')
  await expect.element(threshold()).toHaveAccessibleDescription('Enter 1 to 8,760')
  expect(location.search).toContain('age=168')
})

test('leaving, hiding the tab and a pause stop the reading; it continues where it stopped', async () => {
  const reads = holdReads(4)
  const opened = await openBoard({ token: 'full_many-24', through: reads.through })
  const { sent } = reads
  const readOn = (before: number) => expect.poll(sent).toBeGreaterThan(before)
  /** Reads in flight arrive, time passes, and no more are sent; of the later ones the first three are let through. */
  const nothingIsAsked = async () => {
    const before = sent()
    reads.go()
    await pass(20, 5)
    expect(sent()).toBe(before)
    reads.hold(3)
    return before
  }
  await expect.element(progress()).toHaveAttribute('aria-valuemax', '24')
  await expect
    .element(page.getByText(/Checking backups: \d+ of 24 · about \d+s left/))
    .toBeVisible()
  await readOn(4)

  await button('Pause').click()
  const paused = await nothingIsAsked()
  await expect.element(page.getByText(/^Paused: \d+ of 24 checked/)).toBeVisible()
  await button('Resume').click()
  await readOn(paused)

  await goTo('Token')
  await expect.element(heading('Token')).toBeVisible()
  const left = await nothingIsAsked()
  await goTo('Backups')
  await readOn(left)

  // F149
  setVisible('hidden')
  await nothingIsAsked()
  setVisible('visible')
  reads.go()
  await allChecked()
  // Cancelled reads may have reached the portal; answered ones are not repeated.
  expect(new Set(readsOf(opened)).size).toBe(24)
  expect(readsOf(opened).length).toBeLessThan(36)
})

test('data younger than five minutes is not read again, older data is', async () => {
  const opened = await openWhole()
  await goTo('Token')
  await expect.element(heading('Token')).toBeVisible()
  await goTo('Backups')
  await pass(5)
  await allChecked()
  expect(readsOf(opened)).toHaveLength(14)
  await goTo('Token')
  await expect.element(heading('Token')).toBeVisible()
  await forward(301_000)
  await goTo('Backups')
  await expect.poll(() => readsOf(opened)).toHaveLength(28)
  await allChecked()
})

test('rows in view are read before the rest', async () => {
  const opened = await openBoard({ token: 'full_many-200' }, '?sort=-database')
  await expect.element(names()).toHaveLength(50)
  const seen = textsOf(names()).slice(0, 5)
  // In the order of the list they would be among the last.
  while (!seen.every((name) => readsOf(opened).includes(name))) await settle()
  expect(readsOf(opened).length).toBeLessThan(100)
})

test('all are read again on request, or one of them', async () => {
  const opened = await openWhole()
  const again = button('Actions for shop')
  await chooseAction('shop', 'Check again')
  await expect.poll(() => readsOf(opened)).toHaveLength(15)
  await expect.element(again).toHaveAttribute('aria-busy', 'false')
  expect(readsOf(opened).at(-1)).toBe('shop')
  // At once: after a while it would count as another request.
  const refresh = refreshButton().element()
  if (refresh instanceof HTMLElement) for (let times = 0; times < 2; times++) refresh.click()
  await expect.poll(() => readsOf(opened)).toHaveLength(29)
  await allChecked()
  expect(readsOf(opened)).toHaveLength(29)
})

test('rows keep their places while the pointer is among them, and move when it has left', async () => {
  await openWhole()
  await leaveRows()
  await expect.element(names().first()).toHaveTextContent('sandbox')
  const top = () => names().nth(1).element().getBoundingClientRect().y
  const before = top()
  await button('Back up sandbox now').click()
  await expect.element(boardRow('sandbox')).toHaveTextContent('Running')
  await expect.element(names().first()).toHaveTextContent('sandbox')
  // Changes above the table do not move it either.
  expect(top()).toBe(before)
  await leaveRows()
  await expect.element(names().first()).toHaveTextContent('audit-log')
})

describe('while the first reading goes on', () => {
  test('a board that is complete within three seconds shows its rows only then', async () => {
    const reads = holdReads(5)
    await openBoard({ through: reads.through })
    await expect.element(progress()).toHaveAttribute('aria-valuenow', '5')
    await expect.element(board()).not.toBeInTheDocument()
    reads.go()
    await expect.element(names().first()).toHaveTextContent('sandbox')
    await expect.element(page.getByRole('slider').nth(13)).toBeVisible()
  })

  test('rows that are shown keep their places until they are sorted on request, or all is read', async () => {
    const reads = holdReads(0)
    const { portal, token } = await openBoard({ through: reads.through })
    await leaveRows()
    await expect.poll(reads.sent).toBeGreaterThan(0)
    await pass(3)
    const inOrder = portal.world(token).databases.map(({ name }) => name)
    await expect.poll(() => textsOf(names())).toEqual(inOrder)
    // Those on their way arrive, the rest is held.
    reads.go()
    reads.hold()
    await expect.element(page.getByRole('slider').nth(5)).toBeVisible()
    expect(textsOf(names())).toEqual(inOrder)
    await button('Sort now').click()
    await expect.poll(() => textsOf(names())).not.toEqual(inOrder)
    reads.go()
    await allChecked()
    await leaveRows()
    await expect.element(names().first()).toHaveTextContent('sandbox')
    await expect.element(button('Sort now')).not.toBeInTheDocument()
  })
})

test('the picture shows the facts of each day to pointer and keyboard', async () => {
  // Until all are read, rows move to their place, and a row that moves loses the focus.
  await openWhole()
  const picture = page.getByRole('slider', { name: 'Last 30 days of audit-log' })
  const text = (locator: typeof picture) => locator.element().getAttribute('aria-valuetext') ?? ''
  picture.element().focus()
  await userEvent.keyboard('{End}{ArrowDown}')
  await expect.element(picture).toHaveAttribute('aria-valuenow', '29')
  await expect.poll(() => text(picture)).toMatch(/: \d\d:\d\d · Scheduled · Failed/)
  await expect.element(page.getByText(/^\d\d:\d\d · Scheduled · Failed/)).toBeVisible()
  await userEvent.keyboard('{Home}')
  await expect.poll(() => text(picture)).toMatch(/Scheduled · Complete · .*(MB|GB)/)
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByText(/^\d\d:\d\d · Scheduled/)).not.toBeInTheDocument()

  const gaps = page.getByRole('slider', { name: 'Last 30 days of metrics' })
  gaps.element().focus()
  await userEvent.keyboard('{Home}')
  const words: string[] = []
  for (let day = 1; day <= 30; day++) {
    await expect.element(gaps).toHaveAttribute('aria-valuenow', String(day))
    words.push(text(gaps))
    await userEvent.keyboard('{ArrowRight}')
  }
  const without = words.filter((each) => each.includes('No backup on this day')).length
  expect(without).toBeGreaterThan(5)
  // The same at a glance, and the sort of the column.
  await expect.element(boardRow('metrics')).toHaveTextContent(/\d+ gaps/)
  await gaps.hover({ position: { x: 3, y: 10 } })
  await expect.element(gaps).toHaveAttribute('aria-valuenow', '1')
})

test('F036 a refusal is said once, not asked for each database, and stops the reading', async () => {
  let allow = () => {}
  const opened = await openBoard({
    prepare: (portal, token) => {
      allow = portal.fail(token, { fault: '403', path: /\/backups$/, times: 1000 })
    },
  })
  await expect.element(alert()).toHaveTextContent("This token can't read backups (403).")
  // Six at once, and one that may have replaced the first one.
  expect(readsOf(opened).length).toBeLessThanOrEqual(7)
  await pass(60, 10)
  await expect.element(alert()).toBeVisible()
  expect(readsOf(opened).length).toBeLessThanOrEqual(7)
  allow()
  await alert().getByRole('button', { name: 'Try again' }).click()
  await expect.element(alert()).not.toBeInTheDocument()
  await allChecked()
  await expect.element(boardRow('sandbox')).toHaveTextContent('No backup')
})

test('one that fails is unknown with its reason; the rest is read', async () => {
  await openBoard({
    prepare: (portal, token) => {
      portal.fail(token, { fault: '500', path: /\/shop\/backups$/, times: 9 })
      portal.fail(token, { fault: 'object', path: /\/crm\/backups$/, times: 9 })
    },
  })
  await allChecked()
  await expect.element(boardRow('shop')).toHaveTextContent('Unknown')
  await expect.element(boardRow('shop')).toHaveTextContent('The portal reported an error. (500)')
  await expect
    .element(boardRow('crm'))
    .toHaveTextContent('The response has an unexpected format. (200)')
  await expect.element(boardRow('analytics')).toHaveTextContent('Fresh')
})

test('one without an answer is unknown, too, and does not stop the rest, not even on request', async () => {
  const opened = await openBoard({
    prepare: (portal, token) => {
      portal.fail(token, { fault: 'timeout', path: /\/shop\/backups$/, times: 9 })
      portal.fail(token, { fault: 'reset', path: /\/crm\/backups$/, times: 9 })
    },
  })
  await expect.element(boardRow('analytics')).toHaveTextContent('Fresh')
  await expect.element(boardRow('metrics')).toHaveTextContent('Fresh')
  await pass(25)
  await expect.element(progress()).not.toBeInTheDocument()
  await expect.element(alert()).not.toBeInTheDocument()
  await expect.element(boardRow('shop')).toHaveTextContent('Unknown')
  await expect.element(boardRow('crm')).toHaveTextContent('Unknown')
  await refreshButton().click()
  await pass(25)
  await expect.element(progress()).not.toBeInTheDocument()
  await expect.element(alert()).not.toBeInTheDocument()
  const ofShop = readsOf(opened).filter((name) => name === 'shop')
  expect(ofShop.length).toBeLessThanOrEqual(3)
})

test('a row is read again on request while the rest is paused, and shows it', async () => {
  const reads = holdReads(8)
  await openBoard({ token: 'full_many-24', through: reads.through })
  await expect.poll(reads.sent).toBeGreaterThan(8)
  await button('Pause').click()
  reads.go()
  await expect.element(page.getByText(/^Paused: \d+ of 24 checked/)).toBeVisible()
  await pass(2)
  reads.hold()
  const before = reads.sent()
  const again = button('Actions for shop')
  await chooseAction('shop', 'Check again')
  await expect.element(again).toHaveAttribute('aria-busy', 'true')
  reads.go()
  await expect.element(again).toHaveAttribute('aria-busy', 'false')
  await expect.element(page.getByText(/^Paused: \d+ of 24 checked/)).toBeVisible()
  expect(reads.sent()).toBe(before + 1)
})

test('F093 without a network it stops, keeps its data, and continues by itself', async () => {
  const reads = holdReads(5)
  await openBoard({ token: 'full_many-30', through: reads.through })
  await expect.element(board().getByText('Fresh').first()).toBeVisible()
  await expect.poll(reads.sent).toBeGreaterThan(5)
  setOnline(false)
  await expect.element(page.getByText("You're offline.").first()).toBeInTheDocument()
  reads.cut(new ConnectionLost())
  await expect.element(alert()).toBeVisible()
  await expect.element(board().getByText('Fresh').first()).toBeVisible()
  setOnline(true)
  await expect.element(alert()).not.toBeInTheDocument()
  await allChecked()
})

test('F058 F067 every form of answer has a state', async () => {
  await openWhole('full_odd-shapes')
  const states = textsOf(page.getByRole('group', { name: 'Status' }).getByRole('button')).join(' ')
  expect(states).toMatch(/No backup\s*\d.*Unknown\s*\d.*Fresh\s*\d/)
  await expect.element(boardRow('analytics')).toHaveTextContent('10 or more')
  await expect.element(board()).not.toHaveTextContent(/undefined|NaN|Invalid|\[object/)
})

test('F124 names that cannot be used in a request are not read', async () => {
  const listed = ['..', '.', 'a/b', '100%', 'twin', 'twin', 'what?#now', 'shop']
  const opened = await openBoard({
    token: 'full_hostile',
    answers: { '/databases': () => Response.json(listed.map((name) => ({ name }))) },
  })
  await expect.poll(() => readsOf(opened).toSorted()).toEqual(['shop', 'what?#now'])
  await filter().fill('a/b')
  await expect.element(names().first()).toHaveTextContent("This name can't be used in a request")
  await expect.element(board().getByRole('button', { name: /^Back up/ })).toHaveLength(0)
  expect(readsOf(opened)).toHaveLength(2)
})

describe('the board as a file', () => {
  test('F128 CSV and JSON, with the filter and the time in it', async () => {
    await openWhole('full_hostile', '?q=HYPERLINK')
    await expect.element(names()).toHaveLength(1)
    const csv = await exported('CSV')
    expect(csv.name).toMatch(/^backups-\d{8}T\d{6}Z-HYPERLINK-24h\.csv$/)
    expect(csv.text).toContain(`"'=HYPERLINK(""https`)
    expect(csv.text.split('\r\n')[0]).toContain('"Database","Engine","Latest backup","Status"')
    const json: unknown = JSON.parse((await exported('JSON')).text)
    expect(JSON.stringify(json)).toContain('HYPERLINK')
    expect(json).toMatchObject({ filter: { q: 'HYPERLINK', age: '24h' } })
  })

  test('in the order shown; an incomplete one says so', async () => {
    const reads = holdReads(3)
    await openBoard({ token: 'full_many-24', through: reads.through }, '?sort=backups')
    await expect.poll(reads.sent).toBeGreaterThan(3)
    await button('Pause').click()
    const { name, text } = await exported('JSON')
    expect(name).toMatch(/-24h-\d+-of-24\.json$/)
    // A cast where bytes become types; the comparison checks it.
    const { backups } = JSON.parse(text) as { backups: { database: string }[] }
    expect(backups.map(({ database }) => database)).toEqual(textsOf(names()))
  })
})

test('reading one row moves no other', async () => {
  const reads = holdReads(3)
  await openBoard({ token: 'full_many-24', through: reads.through })
  await expect.poll(() => page.getByRole('slider').elements().length).toBe(3)
  const heights = page
    .getByRole('row')
    .elements()
    .slice(1)
    .map((row) => Math.round(row.getBoundingClientRect().height))
  expect(new Set(heights).size).toBe(1)
})

test('F136 10,000 databases: few elements, and filter, sort and pages work', async () => {
  await openBoard({ token: 'full_many-10000' })
  await expect.element(progress()).toHaveAttribute('aria-valuemax', '10000')
  await expect.element(page.getByText(/of 10,000 · about \d+h/)).toBeVisible()
  const elements = () => document.querySelectorAll('body *').length
  // All the rows of the page with their pictures.
  while (page.getByRole('slider').elements().length < 50) await settle()
  expect(elements()).toBeLessThanOrEqual(1500)
  await filter().fill('shop-99')
  await expect.element(names().first()).toHaveTextContent('shop-99')
  await filter().fill('')
  await button('Database').click()
  await expect.element(names().first()).toHaveTextContent('analytics')
  await button('Last 30 days').click()
  // Rendered in steps: what is below the rows moves with them.
  await expect
    .element(page.getByRole('columnheader', { name: 'Last 30 days' }))
    .toHaveAttribute('aria-sort', 'ascending')
  await button('Next').click()
  await expect.element(page.getByText('Page 2 of 200')).toBeVisible()
  expect(elements()).toBeLessThanOrEqual(1500)
})

test('300 databases take minutes, and it says so; another screen is read meanwhile', async () => {
  const opened = await openBoard({ token: 'full_many-300' })
  await expect.element(progress()).toHaveAttribute('aria-valuemax', '300')
  await expect.element(page.getByText(/of 300 · about [2-5]m/)).toBeVisible()
  await goTo('Databases')
  await filter().fill('metrics')
  await page.getByRole('link', { name: 'metrics', exact: true }).click()
  await expect.element(page.getByRole('tab', { name: 'Connect' })).toBeVisible()
  await expect.element(page.getByText(/^Updated/)).toBeVisible()
  expect(readsOf(opened).length).toBeLessThan(200)
})
