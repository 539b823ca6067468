/** The form that creates a database: its fields, what is sent, and every answer. */
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { durations } from '~/demo/world'
import { forward, pass, resumeClock, stopClock } from '~/testing/clock'
import { open, tokenOfTest } from '~/testing/open'
import {
  createButton,
  fillCreate,
  goTo,
  heading,
  holdWrites,
  refusedToken,
  row,
  setOnline,
  signInAnew,
  textsOf,
  writesOf,
} from '~/testing/steps'
import { holdStatuses } from '~/demo/testing'

beforeEach(holdStatuses)

const create = 'POST /api/portal/databases'
const nameField = () => page.getByRole('textbox', { name: 'Name' })
const planField = () => page.getByRole('combobox', { name: 'Plan (SKU)' })
const alert = () => page.getByRole('main').getByRole('alert')

/** Clicks its card, because the radio button itself is not visible. */
const chooseEngine = (name: string) =>
  page.getByRole('radiogroup', { name: 'Engine' }).getByText(name, { exact: true }).click()

test('by name, engine and plan: one POST, at most one read, then the detail screen', async () => {
  const { calls } = await open('/databases')
  await fillCreate('fresh')
  await chooseEngine('ClickHouse')
  await expect.element(planField()).toHaveValue('ch-s-1vcpu-2gb')
  const command = page.getByRole('complementary', { name: 'Equivalent API request' })
  await expect.element(command).toHaveTextContent('"name":"fresh"')
  await expect.element(command).toHaveTextContent('$HTX_TOKEN')

  // When it is read it already runs: while it is being created it would be read again after 5 s.
  durations.creating = 0
  await createButton().click()
  await expect.element(heading('fresh')).toBeVisible()
  // The parts that only a read returns are there, without another read.
  await page.getByRole('tab', { name: 'Connect' }).click()
  await expect.element(page.getByRole('button', { name: 'Copy host' })).toBeVisible()
  // The list may have become too old, and is then read again before.
  const later = calls().slice(calls().findIndex(({ method }) => method === 'POST'))
  expect(later.map(({ method, path }) => `${method} ${path}`)).toEqual([
    create,
    'GET /api/portal/databases/fresh',
  ])
  expect(JSON.parse(later[0]?.body ?? '')).toEqual({
    name: 'fresh',
    engine: 'clickhouse',
    sku: 'ch-s-1vcpu-2gb',
  })
})

test('from creating to running: nothing false on the way, what changed, at most 12 requests a minute', async () => {
  const { portal, token, calls } = await open('/databases')
  await fillCreate('fresh')
  const path = '/api/portal/databases/fresh'
  const stop = portal.fail(token, { method: 'GET', path, fault: 'stall', times: 9 })
  await createButton().click()
  await expect.element(page.getByRole('region', { name: 'Details' })).toHaveTextContent('Creating')
  // The answer to a create has no connection, which does not mean that there is none.
  await page.getByRole('tab', { name: 'Connect' }).click()
  await expect.element(page.getByText('Loading…')).toBeInTheDocument()
  await expect.element(page.getByText('returned no connection details')).toHaveLength(0)
  stop()
  // The read without an end is given up.
  await pass(16)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect.element(page.getByRole('button', { name: 'Copy host' })).toBeVisible()
  await page.getByRole('tab', { name: 'Summary' }).click()
  const changes = page.getByRole('region', { name: 'Changes since you opened this page' })
  await expect.element(changes).toHaveLength(0)
  const before = calls().length
  await pass(60)
  expect(calls().length - before).toBeLessThanOrEqual(12)
  const fresh = portal.world(token).databases.find(({ name }) => name === 'fresh')
  Object.assign(fresh ?? {}, { status: 'running', changesAt: undefined })
  await pass(20)
  await expect
    .element(changes.getByRole('definition'))
    .toHaveTextContent(/^status: creating → running$/)
})

test('its steps are shown with the times at which they were seen, and none before it was', async () => {
  const { portal, token } = await open('/databases')
  await fillCreate('fresh')
  await createButton().click()
  const steps = page.getByRole('region', { name: 'Creation' }).getByRole('listitem')
  await expect.poll(() => textsOf(steps)).toHaveLength(3)
  expect(textsOf(steps)).toEqual([
    expect.stringMatching(/^Accepted\d+:00:\d\d/),
    expect.stringMatching(/^Creating\d+:00:\d\d/),
    'Waiting for the next state…',
  ])
  const fresh = portal.world(token).databases.find(({ name }) => name === 'fresh')
  Object.assign(fresh ?? {}, { status: 'running', changesAt: undefined })
  await pass(6)
  await expect.poll(() => textsOf(steps).at(-1)).toMatch(/^Running\d+:00:\d\d/)
  expect(textsOf(steps)).toHaveLength(3)
})

test('the plan is chosen from groups by keyboard, or typed', async () => {
  await open('/databases')
  await fillCreate('fresh')
  await planField().click()
  await expect.element(page.getByRole('group', { name: "From the API's examples" })).toBeVisible()
  await expect.element(page.getByRole('group', { name: 'In use in this account' })).toBeVisible()
  await planField().fill('16gb')
  await expect.element(page.getByRole('option')).toHaveLength(2)
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.element(planField()).toHaveValue('db-m-4vcpu-16gb')
  await expect.element(planField()).toHaveAccessibleDescription('4 vCPU · 16 GB')
  await planField().fill('db-x-typed')
  await expect.element(planField()).toHaveValue('db-x-typed')
})

test('a plan that was chosen for one engine does not stay for another', async () => {
  await open('/databases/new')
  await planField().fill('db-m-4vcpu-16gb')
  await chooseEngine('ClickHouse')
  await expect.element(planField()).toHaveValue('ch-s-1vcpu-2gb')
})

test('F124 a name that cannot be used in a request, and one in use, are reported while typing', async () => {
  const { writes } = await open('/databases')
  await fillCreate('a/b')
  await expect.element(page.getByText('The name contains a slash.').first()).toBeVisible()
  await expect.element(createButton()).toBeDisabled()
  await nameField().fill('shop')
  await expect.element(page.getByText('This name is already in use.').first()).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await pass(2)
  expect(writes()).toEqual([])
})

test('F111 F113 a double click, Enter twice and a held key send one request', async () => {
  // The form stays until there is an answer.
  const hold = holdWrites()
  const { writes } = await open('/databases', { through: hold.through })
  await fillCreate('fresh')
  await createButton().dblClick()
  nameField().element().focus()
  await userEvent.keyboard('{Enter>5/}{Enter}')
  hold.go()
  await expect.element(heading('fresh')).toBeVisible()
  expect(writes()).toEqual([create])
})

test('F037 F041 F043 a refusal keeps the form and is the reason until something succeeds', async () => {
  const { portal, token, writes } = await open('/databases')
  const stop = portal.fail(token, { method: 'POST', fault: '403', times: 5 })
  await fillCreate('fresh')
  await createButton().click()
  await expect
    .element(alert())
    .toHaveTextContent("Not created: this token can't create databases (403).")
  await expect.element(alert()).toHaveTextContent('Use a token with the scope full or databases.')
  await expect.element(nameField()).toHaveValue('fresh')
  await expect.element(createButton()).toBeDisabled()
  await expect
    .element(createButton())
    .toHaveAccessibleDescription("This token can't create databases (403).")
  stop()
  await page.getByRole('button', { name: 'Try anyway' }).click()
  await createButton().click()
  await expect.element(heading('fresh')).toBeVisible()
  await goTo('Databases')
  await fillCreate('fresh-2')
  await expect.element(createButton()).toBeEnabled()
  expect(writes()).toEqual([create, create])
})

test.each([
  ['F040', '403-html', 'Blocked by something in front of the API (403).', ''],
  ['F044', '402', "Not created: you've reached your plan's quota (402).", 'plan quota reached'],
  ['F045', '402-empty', "Not created: you've reached your plan's quota (402).", ''],
  ['F046', '400', "Couldn't create the database (400).", 'the request could not be understood'],
  ['F046', '409', "Couldn't create the database (409).", 'another operation is in progress'],
  ['F046', '422', "Couldn't create the database (422).", 'the request could not be processed'],
  [
    'F046',
    'errorshape',
    "Couldn't create the database (422).",
    'the request could not be processed',
  ],
] as const)(
  '%s a rejection (%s) is said in its place, the values are kept, and nothing is sent again',
  async (_, fault, sentence, words) => {
    const { writes } = await open('/databases/new')
    await nameField().fill(`fault-${fault}`)
    await createButton().click()
    await expect.element(alert()).toHaveTextContent(sentence)
    if (words) await expect.element(alert()).toHaveTextContent(words)
    await expect.element(nameField()).toHaveValue(`fault-${fault}`)
    expect(location.pathname).toBe('/databases/new')
    await expect.element(createButton()).toBeEnabled()
    expect(writes()).toEqual([create])
  },
)

test.each(['204-done', 'empty-done', 'string-done', 'null-done'] as const)(
  'F049 F119 a success without a word (%s) is accepted; the row is there before the list has it',
  async (fault) => {
    const hold = holdWrites()
    const { portal, token, writes } = await open('/databases', { through: hold.through })
    await fillCreate('fresh')
    portal.fail(token, { method: 'POST', fault })
    await createButton().click()
    await expect.poll(hold.held).toBe(1)
    // Not before it is sent: a list that has become too old is read again first.
    const path = '/api/portal/databases'
    portal.fail(token, { path, method: 'GET', fault: 'stall', times: 9 })
    hold.go()
    await expect.element(row('fresh')).toHaveTextContent('Accepted, not listed yet')
    await expect.element(page.getByRole('button', { name: 'Actions for fresh' })).toHaveLength(0)
    expect(writes()).toEqual([create])
  },
)

test('F119 accepted and not listed after two minutes: the row says so', async () => {
  const { portal, token, writes } = await open('/databases')
  await fillCreate('fresh')
  portal.fail(token, { method: 'POST', fault: '204' })
  await createButton().click()
  await expect.element(row('fresh')).toHaveTextContent('Accepted, not listed yet')
  stopClock()
  await pass(100, 10)
  await expect.element(row('fresh')).toHaveTextContent('Accepted, not listed yet')
  await pass(22)
  await expect.element(row('fresh')).toHaveTextContent('Accepted 2m ago, not listed yet')
  expect(writes()).toEqual([create])
})

test('F078 a 429 is not sent through; the button counts down and is pressed again', async () => {
  const { portal, token, writes } = await open('/databases')
  await fillCreate('fresh')
  portal.fail(token, { method: 'POST', fault: '429' })
  await createButton().click()
  await expect.element(alert()).toHaveTextContent('Not sent: rate limit reached.')
  await expect.element(createButton()).toBeDisabled()
  await expect.element(createButton()).toHaveTextContent(/^Create database\s*\(\d+ s\)$/)
  await pass(25)
  await expect.element(createButton()).toBeEnabled()
  expect(writes()).toEqual([create])
  await createButton().click()
  await expect.element(heading('fresh')).toBeVisible()
  expect(writes()).toEqual([create, create])
})

test('F116 F095 offline: not sent, and not sent later either', async () => {
  const { writes } = await open('/databases')
  await fillCreate('fresh')
  setOnline(false)
  await createButton().click()
  await expect.element(alert()).toHaveTextContent("Not sent: you're offline.")
  setOnline(true)
  await pass(5)
  await expect.element(nameField()).toHaveValue('fresh')
  expect(writes()).toEqual([])
})

test('F108 an old list is read again before sending; a name that came meanwhile is not sent', async () => {
  const { portal, token, writes } = await open('/databases')
  await fillCreate('fresh')
  await forward(12_000)
  const { databases } = portal.world(token)
  const [first] = databases
  if (first) databases.push({ ...first, id: 'other', name: 'fresh' })
  await createButton().click()
  await expect.element(page.getByText('already in use').first()).toBeVisible()
  expect(writes()).toEqual([])
})

test('F108 where the names cannot be read, it asks before sending', async () => {
  const { portal, token, writes } = await open('/databases')
  await fillCreate('fresh')
  await forward(12_000)
  const stop = portal.fail(token, { method: 'GET', fault: '500', times: 99 })
  await createButton().click()
  await expect
    .element(alert().last())
    .toHaveTextContent("Couldn't check existing names. Create anyway?")
  expect(writes()).toEqual([])
  stop()
  await page.getByRole('button', { name: 'Create anyway' }).click()
  await expect.element(heading('fresh')).toBeVisible()
  expect(writes()).toEqual([create])
})

test('F023 a 401 ends the session; after signing in the form is back, and nothing was sent', async () => {
  const { portal, token } = await open('/databases')
  await fillCreate('fresh')
  await chooseEngine('MySQL')
  portal.fail(token, { fault: '401', times: 4 })
  // The session ends some seconds later.
  stopClock()
  await createButton().click()
  await expect.element(alert()).toHaveTextContent(refusedToken)
  resumeClock()
  const other = tokenOfTest('databases', 'other')
  await signInAnew(other)
  await expect.element(nameField()).toHaveValue('fresh')
  await expect.element(page.getByRole('radio', { name: 'MySQL' })).toBeChecked()
  await expect.element(alert()).toHaveTextContent(refusedToken)
  await expect.element(page.getByText(refusedToken)).toHaveLength(1)
  expect(writesOf(portal, other)).toEqual([])
})

test('F143 Back to a form that was sent finds it empty', async () => {
  await open('/databases')
  await fillCreate('sent-once')
  await createButton().click()
  await expect.element(heading('sent-once')).toBeVisible()
  history.back()
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveValue('')
})
