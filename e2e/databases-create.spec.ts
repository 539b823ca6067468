/** Creating databases: every answer, at most once, and honest about what is not known. */
import { callsOf, expect, test } from './fixtures'
import { forward, pass, soon, stopClock } from './time'
import { holdStatuses } from './worlds'
import {
  createButton,
  fillCreate,
  holdWrites,
  refusedToken,
  row,
  send,
  signInAnew,
  writesOf,
} from './writes'
import { durations } from '../src/demo/world'

holdStatuses()

const create = 'POST /api/portal/databases'

test('by name, engine and plan: one POST, at most one read, then the detail screen', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  await fillCreate(page, 'fresh')
  await page.getByRole('radio', { name: 'ClickHouse' }).check({ force: true })
  await expect(page.getByRole('combobox', { name: 'Plan (SKU)' })).toHaveValue('ch-s-1vcpu-2gb')
  await expect(page.getByText('curl', { exact: false }).last()).toContainText('"name":"fresh"')
  await expect(page.getByText('$HTX_TOKEN')).toBeVisible()

  // By the time of its read it runs: what is still being created is read again after 5 s.
  durations.creating = 0
  await createButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'fresh' })).toBeVisible()
  // What only a read tells is there: nothing more is read for it.
  await page.getByRole('tab', { name: 'Connect' }).click()
  await expect(page.getByRole('button', { name: 'Copy host' })).toBeVisible()
  const all = callsOf(site.portal, token())
  // Before it the list may have grown old and be read anew.
  const calls = all.slice(all.findIndex(({ method }) => method === 'POST'))
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    create,
    'GET /api/portal/databases/fresh',
  ])
  expect(JSON.parse(calls[0]?.body ?? '')).toEqual({
    name: 'fresh',
    engine: 'clickhouse',
    sku: 'ch-s-1vcpu-2gb',
  })
})

test('from creating to running: nothing false on the way, what changed, at most 12 requests a minute', async ({
  page,
  site,
  signIn,
  token,
}) => {
  test.setTimeout(300_000)
  await signIn(token())
  await fillCreate(page, 'fresh')
  await page.clock.install()
  const path = '/api/portal/databases/fresh'
  const stop = site.portal.fail(token(), { method: 'GET', path, fault: 'stall', times: 9 })
  await createButton(page).click()
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('creating')
  const fresh = site.portal.world(token()).databases.find(({ name }) => name === 'fresh')
  if (!fresh) throw new Error('It was not created')
  fresh.changesAt = Date.now() + 3_600_000
  // The answer to a create holds no connection: that is no word on what there is.
  await page.getByRole('tab', { name: 'Connect' }).click()
  await expect(page.getByText('Loading…')).toBeAttached()
  await expect(page.getByText('holds no connection details')).toHaveCount(0)
  stop()
  // The read that got no end is given up.
  await pass(page, 16)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('button', { name: 'Copy host' })).toBeVisible()
  await page.getByRole('tab', { name: 'Summary' }).click()
  const changes = page.getByRole('region', { name: 'While you watched' })
  await expect(changes).toHaveCount(0)
  // From here on time passes in steps only, however slow the machine is.
  await stopClock(page)
  const before = callsOf(site.portal, token()).length
  await pass(page, 60)
  expect(callsOf(site.portal, token()).length - before).toBeLessThanOrEqual(12)
  Object.assign(fresh, { status: 'running', changesAt: undefined })
  await pass(page, 20)
  await page.clock.resume()
  await expect(changes.getByRole('definition')).toHaveText(['status: creating → running'])
})

test('the plan is chosen from groups by keyboard, or typed', async ({ page, signIn, token }) => {
  await signIn(token())
  await fillCreate(page, 'fresh')
  const plan = page.getByRole('combobox', { name: 'Plan (SKU)' })
  await plan.click()
  await expect(page.getByRole('group', { name: 'Examples of the API' })).toBeVisible()
  await expect(page.getByRole('group', { name: 'In use in this account' })).toBeVisible()
  await plan.fill('16gb')
  await expect(page.getByRole('option')).toHaveCount(2)
  await plan.press('ArrowDown')
  await plan.press('Enter')
  await expect(plan).toHaveValue('db-m-4vcpu-16gb')
  await expect(plan).toHaveAccessibleDescription('4 vCPU · 16 GB')
  await plan.fill('db-x-typed')
  await expect(plan).toHaveValue('db-x-typed')
})

test('a plan that was chosen for one engine does not stay for another', async ({
  page,
  signIn,
  token,
}) => {
  await signIn(token())
  await fillCreate(page, 'fresh')
  const plan = page.getByRole('combobox', { name: 'Plan (SKU)' })
  await plan.fill('db-m-4vcpu-16gb')
  await page.getByRole('radio', { name: 'ClickHouse' }).check({ force: true })
  await expect(plan).toHaveValue('ch-s-1vcpu-2gb')
})

test('F124 a name that cannot be in a request, and one in use, are told while typing', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  await fillCreate(page, 'a/b')
  await expect(page.getByText('The name holds a slash.').first()).toBeVisible()
  await expect(createButton(page)).toBeDisabled()
  await page.getByRole('textbox', { name: 'Name' }).fill('shop')
  await expect(page.getByText('This name is in use already.').first()).toBeVisible()
  await page.keyboard.press('Enter')
  expect(writesOf(site.portal, token())).toEqual([])
})

test('F037 F041 F043 a refusal keeps the form and is the reason until something succeeds', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  const stop = site.portal.fail(token(), { method: 'POST', fault: '403', times: 5 })
  await fillCreate(page, 'fresh')
  await createButton(page).click()
  await expect(page.getByRole('alert')).toContainText(
    'Not created. This token may not create databases (403).',
  )
  await expect(page.getByRole('alert')).toContainText(
    'A token with the scope full or databases may.',
  )
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('fresh')
  await expect(createButton(page)).toBeDisabled()
  await expect(createButton(page)).toHaveAccessibleDescription(
    'This token may not create databases (403).',
  )
  stop()
  await page.getByRole('button', { name: 'Try anyway' }).click()
  await createButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'fresh' })).toBeVisible()
  await page.getByRole('link', { name: 'Databases', exact: true }).first().click()
  await fillCreate(page, 'fresh-2')
  await expect(createButton(page)).toBeEnabled()
  expect(writesOf(site.portal, token())).toEqual([create, create])
})

for (const [number, fault, sentence, words] of [
  ['F040', '403-html', 'Refused (403) by something in front of the API.', null],
  ['F044', '402', "Not created: your plan's quota is used up (402).", 'plan quota reached'],
  ['F045', '402-empty', "Not created: your plan's quota is used up (402).", null],
  ['F046', '400', 'Not created (400).', 'the request could not be understood'],
  ['F046', '409', 'Not created (409).', 'another operation is in progress'],
  ['F046', '422', 'Not created (422).', 'the request could not be processed'],
  ['F046', 'errorshape', 'Not created (422).', 'the request could not be processed'],
] as const)
  test(`${number} ${fault}: said in its place, values kept, nothing sent again`, async ({
    page,
    site,
    signIn,
    token,
  }) => {
    await signIn(token())
    await fillCreate(page, `fault-${fault}`)
    await createButton(page).click()
    await expect(page.getByRole('alert')).toContainText(sentence)
    if (words) await expect(page.getByRole('alert')).toContainText(words)
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(`fault-${fault}`)
    await expect(page).toHaveURL(/\/databases\/new$/)
    await expect(createButton(page)).toBeEnabled()
    expect(writesOf(site.portal, token())).toEqual([create])
  })

for (const fault of ['204-done', 'empty-done', 'string-done', 'null-done'] as const)
  test(`F049 F119 ${fault}: accepted; the row is there before the list has it`, async ({
    page,
    site,
    signIn,
    token,
  }) => {
    await signIn(token())
    await fillCreate(page, 'fresh')
    site.portal.fail(token(), { method: 'POST', fault })
    const answers = await holdWrites(page)
    await send(page, createButton(page))
    // Not before it is sent: a list that has grown old is read anew first.
    const lists = site.portal.fail(token(), {
      path: '/api/portal/databases',
      method: 'GET',
      fault: 'stall',
      times: 9,
    })
    answers.go()
    await expect(row(page, 'fresh')).toContainText('Accepted, waiting to appear')
    await expect(page.getByRole('button', { name: 'Actions for fresh' })).toHaveCount(0)
    lists()
    expect(writesOf(site.portal, token())).toEqual([create])
  })

for (const [number, fault, sentence] of [
  ['F105', 'reset-done', 'No clear answer. Checking whether fresh exists…'],
  ['F105', 'cutoff-done', 'No clear answer. Checking whether fresh exists…'],
  ['F047', '502-done', 'No clear answer. Checking whether fresh exists…'],
  ['F047', '503-done', 'No clear answer. Checking whether fresh exists…'],
  ['F047', '504-done', 'No clear answer. Checking whether fresh exists…'],
  ['F047', '500-html-done', 'No clear answer. Checking whether fresh exists…'],
  ['F048', '500-done', 'The portal reported an error. Checking whether it was created anyway…'],
] as const)
  test(`${number} ${fault}: looked up and found`, async ({ page, site, signIn, token }) => {
    await page.clock.install()
    await signIn(token())
    await fillCreate(page, 'fresh')
    site.portal.fail(token(), { method: 'POST', fault })
    // The first look comes after two seconds.
    await stopClock(page)
    await createButton(page).click()
    const status = page.getByRole('status')
    await soon(page, () =>
      expect(status.filter({ hasText: 'Checking' })).toContainText(sentence, { timeout: 500 }),
    )
    await pass(page, 3)
    await expect(page.getByRole('status').filter({ hasText: 'exists now' })).toHaveText(
      /fresh exists now\./,
    )
    expect(writesOf(site.portal, token())).toEqual([create])
  })

test('F106 F122 no answer and not found: unknown, checked by reading, created again only when asked twice', async ({
  page,
  site,
  signIn,
  token,
}) => {
  test.setTimeout(300_000)
  await page.clock.install()
  await signIn(token())
  await fillCreate(page, 'fresh')
  site.portal.fail(token(), { method: 'POST', fault: 'timeout' })
  await createButton(page).click()
  await expect(page.getByText('Creating fresh…')).toBeVisible()
  await expect.poll(() => writesOf(site.portal, token())).toEqual([create])
  await pass(page, 61)
  await expect(page.getByText('Checking whether fresh exists…')).toBeVisible()
  await pass(page, 61)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Not visible after 60 s. It may still appear.')
  const looks = callsOf(site.portal, token()).filter(
    ({ path }) => path === '/api/portal/databases/fresh',
  )
  expect(looks.map(({ method, status }) => `${method} ${status}`)).toEqual(
    Array<string>(6).fill('GET 404'),
  )
  await expect(createButton(page)).toBeDisabled()
  await expect(createButton(page)).toHaveAccessibleDescription('Its last outcome is not known yet.')
  await page.getByRole('textbox', { name: 'Name' }).press('Enter')
  expect(writesOf(site.portal, token())).toEqual([create])
  await alert.getByRole('button', { name: 'Create again…' }).click()
  await expect(alert).toContainText('This may create it twice.')
  expect(writesOf(site.portal, token())).toEqual([create])
  await alert.getByRole('button', { name: 'Create again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'fresh' })).toBeVisible()
  expect(writesOf(site.portal, token())).toEqual([create, create])
})

test('F106 the question outlives its form, and the form opened anew asks it again', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillCreate(page, 'fresh')
  site.portal.fail(token(), { method: 'POST', fault: 'reset' })
  await createButton(page).click()
  await expect(page.getByText('Checking whether fresh exists…')).toBeVisible()
  await pass(page, 62)
  await page.getByRole('link', { name: 'Cancel' }).click()
  const told = page.getByRole('region', { name: 'Notifications' })
  await expect(told.getByRole('alert')).toContainText(
    'Not visible after 60 s. It may still appear.',
  )
  await expect(told.getByRole('alert')).toContainText('To be created: fresh')
  await fillCreate(page, 'fresh')
  await createButton(page).click()
  await expect(page.getByRole('main').getByRole('alert').first()).toContainText('Not visible')
  await expect(createButton(page)).toBeDisabled()
  expect(writesOf(site.portal, token())).toEqual([create])
  // Another name is another matter.
  await page.getByRole('textbox', { name: 'Name' }).fill('fresh-2')
  await createButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'fresh-2' })).toBeVisible()
  await expect(told.getByRole('alert')).toContainText('To be created: fresh')
  expect(writesOf(site.portal, token())).toEqual([create, create])
})

test('F106 F116 tried again offline: not sent, and the question of the first time stays', async ({
  page,
  context,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillCreate(page, 'fresh')
  site.portal.fail(token(), { method: 'POST', fault: 'reset' })
  await createButton(page).click()
  await expect(page.getByText('Checking whether fresh exists…')).toBeVisible()
  await pass(page, 62)
  const alert = page.getByRole('main').getByRole('alert').filter({ hasText: 'Not visible' })
  await alert.getByRole('button', { name: 'Create again…' }).click()
  await context.setOffline(true)
  await alert.getByRole('button', { name: 'Create again' }).click()
  await expect(alert).toContainText('Tried again: Not sent: you are offline.')
  await context.setOffline(false)
  await expect(createButton(page)).toHaveAccessibleDescription('Its last outcome is not known yet.')
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(page.getByText('A create of fresh was in progress.')).toBeVisible()
  expect(writesOf(site.portal, token())).toEqual([create])
})

test('F107 where the token may not look, the outcome stays unknown', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillCreate(page, 'fresh')
  site.portal.fail(token(), { method: 'POST', fault: '502' })
  site.portal.fail(token(), { path: '/api/portal/databases/fresh', fault: '403', times: 9 })
  await createButton(page).click()
  await pass(page, 3)
  await expect(page.getByRole('alert')).toContainText(
    'Outcome unknown, and this token cannot check. Look with another token before trying again.',
  )
  const reads = callsOf(site.portal, token()).length
  await pass(page, 30)
  const later = callsOf(site.portal, token()).slice(reads)
  expect(later.filter(({ path }) => path.endsWith('/fresh'))).toEqual([])
})

test('F108 an old list is read again before sending; a name that came meanwhile is not sent', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillCreate(page, 'fresh')
  await forward(page, 12_000)
  const [first] = site.portal.world(token()).databases
  if (first) site.portal.world(token()).databases.push({ ...first, id: 'other', name: 'fresh' })
  await createButton(page).click()
  await expect(page.getByText('in use already').first()).toBeVisible()
  expect(writesOf(site.portal, token())).toEqual([])
})

test('F108 where the names cannot be read, it asks before sending', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillCreate(page, 'fresh')
  await forward(page, 12_000)
  const stop = site.portal.fail(token(), { method: 'GET', fault: '500', times: 99 })
  await createButton(page).click()
  await expect(page.getByRole('alert').last()).toContainText(
    'Could not check existing names. Create anyway?',
  )
  expect(writesOf(site.portal, token())).toEqual([])
  stop()
  await page.getByRole('button', { name: 'Create anyway' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'fresh' })).toBeVisible()
  expect(writesOf(site.portal, token())).toEqual([create])
})

test('F078 a 429 is not sent through; the button counts down and is pressed again', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillCreate(page, 'fresh')
  site.portal.fail(token(), { method: 'POST', fault: '429' })
  await createButton(page).click()
  await expect(page.getByRole('alert')).toContainText('Not sent through: rate limit.')
  await expect(createButton(page)).toBeDisabled()
  await expect(createButton(page)).toHaveText(/Create database\s*\(\d+ s\)/)
  await forward(page, 40_000)
  await expect(createButton(page)).toBeEnabled()
  expect(writesOf(site.portal, token())).toEqual([create])
  await createButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'fresh' })).toBeVisible()
  expect(writesOf(site.portal, token())).toEqual([create, create])
})

test('F023 a 401 ends the session; after signing in the form is back, and nothing was sent', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillCreate(page, 'fresh')
  await page.getByRole('radio', { name: 'MySQL' }).check({ force: true })
  site.portal.fail(token(), { fault: '401', times: 4 })
  // The session ends some seconds later.
  await stopClock(page)
  await createButton(page).click()
  const refused = 'Not done: the portal rejected the token (401).'
  await soon(page, () => expect(page.getByRole('alert')).toContainText(refused, { timeout: 500 }))
  await page.clock.resume()
  await forward(page, 3000)
  await expect(page).toHaveURL(/sign-in\?next=/)

  const other = token('databases')
  await page.getByRole('textbox', { name: 'API token' }).fill(other)
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('fresh')
  await expect(page.getByRole('radio', { name: 'MySQL' })).toBeChecked()
  await expect(page.getByRole('alert')).toContainText(
    'Not done: the portal rejected the token (401).',
  )
  await expect(page.getByText(refusedToken)).toHaveCount(1)
  expect(writesOf(site.portal, other)).toEqual([])
})

test('F023 a 401 after the form was left: the next sign-in says what was not done, once', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillCreate(page, 'fresh')
  const answers = await holdWrites(page)
  await send(page, createButton(page))
  await expect(page.getByText('Creating fresh…')).toBeVisible()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Creating fresh…')
  site.portal.fail(token(), { fault: '401', times: 9 })
  answers.go()
  const other = token('databases')
  await signInAnew(page, other)
  const notice = page.getByRole('status').filter({ hasText: refusedToken })
  await expect(notice).toContainText('To be created: fresh')
  await fillCreate(page, 'fresh-2')
  await expect(page.getByText(refusedToken)).toHaveCount(1)
  await notice.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByText(refusedToken)).toHaveCount(0)
  expect(writesOf(site.portal, other)).toEqual([])
})

test('F111 F113 double click, Enter twice and a held key send one request', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  await fillCreate(page, 'fresh')
  // The form stays for as long as there is no answer.
  const answers = await holdWrites(page)
  await createButton(page).dblclick()
  await page.getByRole('textbox', { name: 'Name' }).focus()
  for (let press = 0; press < 5; press++) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  answers.go()
  await expect(page.getByRole('heading', { level: 1, name: 'fresh' })).toBeVisible()
  expect(writesOf(site.portal, token())).toEqual([create])
})

test('F112 a second tab says that the name is being created already', async ({
  page,
  context,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  const other = await context.newPage()
  await other.goto('/databases')
  await expect(row(other, 'shop')).toBeVisible()
  await fillCreate(page, 'fresh')
  await fillCreate(other, 'fresh')
  const answers = await holdWrites(page)
  await send(page, createButton(page))
  await createButton(other).click()
  await expect(other.getByRole('alert')).toContainText('Already being created in another tab.')
  answers.go()
  await expect(page.getByRole('heading', { level: 1, name: 'fresh' })).toBeVisible()
  expect(writesOf(site.portal, token())).toEqual([create])
})

test('F114 a reload while sending is asked about, remembered as a question, and never a resend', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  await fillCreate(page, 'fresh')
  site.portal.fail(token(), { method: 'POST', fault: 'timeout-done' })
  await createButton(page).click()
  await expect(page.getByText('Creating fresh…')).toBeVisible()
  await expect.poll(() => writesOf(site.portal, token())).toEqual([create])
  const asked = page.waitForEvent('dialog')
  const reloaded = page.reload()
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.accept()
  await reloaded
  const notice = page.getByRole('status').filter({ hasText: 'in progress' })
  await expect(notice).toContainText('A create of fresh was in progress.')
  await notice.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'fresh' })).toContainText(
    'fresh exists now.',
  )
  expect(writesOf(site.portal, token())).toEqual([create])
  const stored = await page.evaluate(() => sessionStorage.getItem('htx.writes') ?? '')
  expect(stored).not.toContain('htx_demo')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await page.reload()
  await expect(row(page, 'shop').or(page.getByRole('textbox', { name: 'Name' }))).toBeVisible()
  await expect(page.getByText('in progress')).toHaveCount(0)
})

test('F116 F095 offline: not sent, and not sent later either', async ({
  page,
  context,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  await fillCreate(page, 'fresh')
  await context.setOffline(true)
  await createButton(page).click()
  await expect(page.getByRole('alert')).toContainText('Not sent: you are offline.')
  await context.setOffline(false)
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('fresh')
  await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(true)
  expect(writesOf(site.portal, token())).toEqual([])
})

test('F118 signing out while sending asks; the sign-in screen keeps the question', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  await fillCreate(page, 'fresh')
  site.portal.fail(token(), { method: 'POST', fault: 'timeout' })
  await createButton(page).click()
  await expect.poll(() => writesOf(site.portal, token())).toEqual([create])
  await page.getByRole('button', { name: 'Sign out' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign out' })
  await expect(dialog).toContainText('A create is still being sent. Sign out anyway?')
  await dialog.getByRole('button', { name: 'Sign out anyway' }).click()
  await expect(page).toHaveURL(/sign-in/)
  await expect(page.getByText('Outcome of fresh not verified.')).toBeVisible()
  expect(writesOf(site.portal, token())).toEqual([create])
})

test('F118 signing out while it waits for the rate limit: nothing was sent, and nothing is said to have been', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  site.portal.fail(token(), { path: '/api/portal/databases/shop', fault: '429' })
  // Not by the list: what the form asks for first would have to be read anew.
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Rate limit reached' })).toBeVisible()
  // The pause is not over before this test is.
  await stopClock(page)
  await page.getByRole('link', { name: 'Databases', exact: true }).first().click()
  await fillCreate(page, 'fresh')
  await createButton(page).click()
  await expect(page.getByText('Not sent yet: it waits for its turn.')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign out' })
  await expect(dialog).toContainText('Something that was begun is not done yet.')
  await dialog.getByRole('button', { name: 'Sign out anyway' }).click()
  await expect(page).toHaveURL(/sign-in/)
  await expect(page.getByRole('textbox', { name: 'API token' })).toBeVisible()
  await expect(page.getByText('not verified')).toHaveCount(0)
  expect(writesOf(site.portal, token())).toEqual([])
})

test('F121 a form that is left while sending goes on among the notifications', async ({
  page,
  signIn,
  token,
}) => {
  await signIn(token())
  await fillCreate(page, 'fresh')
  const answers = await holdWrites(page)
  await send(page, createButton(page))
  await page.getByRole('link', { name: 'Cancel' }).click()
  const told = page.getByRole('region', { name: 'Notifications' })
  await expect(told).toContainText('Creating fresh…')
  await expect(told).toContainText('It has already been sent; its outcome will be checked.')
  answers.go()
  await expect(told).toContainText('fresh exists now.')
  await expect(row(page, 'fresh')).toBeVisible()
})

test('F049 F121 a form that is left, and an answer without a word: accepted, and no more than that', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillCreate(page, 'fresh')
  site.portal.fail(token(), { method: 'POST', fault: '204' })
  const answers = await holdWrites(page)
  await send(page, createButton(page))
  await expect(page.getByText('Creating fresh…')).toBeVisible()
  await page.getByRole('link', { name: 'Cancel' }).click()
  answers.go()
  const told = page.getByRole('region', { name: 'Notifications' })
  await expect(told).toContainText('Accepted. fresh is waiting to appear.')
  await expect(row(page, 'fresh')).toContainText('Accepted, waiting to appear')
})

test('F121 Cancel before it has left calls it off: it is not sent later either', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillCreate(page, 'fresh')
  await forward(page, 12_000)
  // The names are read anew first, and that takes its time.
  const stop = site.portal.fail(token(), { method: 'GET', fault: 'timeout', times: 9 })
  await createButton(page).click()
  await expect(page.getByText('Looking first…').first()).toBeVisible()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'Not sent: called off.',
  )
  stop()
  await pass(page, 20)
  await expect(row(page, 'shop')).toBeVisible()
  expect(writesOf(site.portal, token())).toEqual([])
})

test('F117 a connection that is lost while it is being sent: looked up, not called not sent', async ({
  page,
  context,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillCreate(page, 'fresh')
  await page.route('**/api/portal/databases', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    await context.setOffline(true)
    await route.abort('internetdisconnected')
  })
  await createButton(page).click()
  await expect.poll(() => writesOf(site.portal, token())).toEqual([create])
  await expect(page.getByText('Checking whether fresh exists…')).toBeVisible()
  await context.setOffline(false)
  await pass(page, 12)
  await expect(page.getByText('fresh exists now.')).toBeVisible()
  await expect(page.getByText('Not sent')).toHaveCount(0)
  expect(writesOf(site.portal, token())).toEqual([create])
})

test('F115 a tab that dies while sending gives its lock back', async ({
  page,
  context,
  site,
  signIn,
  token,
}) => {
  await signIn(token())
  const other = await context.newPage()
  await other.goto('/databases')
  await expect(row(other, 'shop')).toBeVisible()
  await fillCreate(page, 'fresh')
  site.portal.fail(token(), { method: 'POST', fault: 'timeout' })
  await createButton(page).click()
  await expect.poll(() => writesOf(site.portal, token())).toEqual([create])
  await page.close()
  // The browser clears away after it.
  await expect
    .poll(() =>
      other.evaluate(async () =>
        (await navigator.locks.query()).held?.filter(({ name }) => name?.startsWith('htx.write')),
      ),
    )
    .toEqual([])
  await expect(row(other, 'fresh')).toHaveCount(0)
  await fillCreate(other, 'fresh')
  await createButton(other).click()
  await expect(other.getByRole('heading', { level: 1, name: 'fresh' })).toBeVisible()
  expect(writesOf(site.portal, token())).toEqual([create, create])
})

test('F119 accepted and not listed after two minutes: the row says so', async ({
  page,
  site,
  signIn,
  token,
}) => {
  await page.clock.install()
  await signIn(token())
  await fillCreate(page, 'fresh')
  site.portal.fail(token(), { method: 'POST', fault: '204' })
  await stopClock(page)
  await createButton(page).click()
  const waits = 'Accepted, waiting to appear'
  await soon(page, () => expect(row(page, 'fresh')).toContainText(waits, { timeout: 500 }))
  await pass(page, 110, 10)
  await expect(row(page, 'fresh')).toContainText('Accepted, waiting to appear')
  await pass(page, 12)
  await expect(row(page, 'fresh')).toContainText('Accepted 2 min ago, still not listed.')
  expect(writesOf(site.portal, token())).toEqual([create])
})
