/** Ends of a create: unclear answers, forms that are left, sessions that end. */
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Portal } from '~/demo/portal'
import { holdStatuses } from '~/demo/testing'
import { journalKey } from '~/patterns/write/journal-used'
import { forward, pass, stopClock } from '~/testing/clock'
import { open, tokenOfTest } from '~/testing/open'
import {
  createButton,
  fillCreate,
  goTo,
  heading,
  holdWrites,
  notices,
  refusedToken,
  row,
  setOnline,
  signInAnew,
  writesOf,
} from '~/testing/steps'
import { chooseAccount } from '~/testing/sign-in'

beforeEach(holdStatuses)

const create = 'POST /api/portal/databases'
const nameField = () => page.getByRole('textbox', { name: 'Name' })
const alert = () => page.getByRole('main').getByRole('alert')
const signOut = () => chooseAccount('Sign out')
const cancel = () => page.getByRole('link', { name: 'Cancel' }).click()

test.each([
  ['F105', 'reset-done', 'No clear response. Checking whether fresh exists…'],
  ['F105', 'cutoff-done', 'No clear response. Checking whether fresh exists…'],
  ['F047', '502-done', 'No clear response. Checking whether fresh exists…'],
  ['F047', '503-done', 'No clear response. Checking whether fresh exists…'],
  ['F047', '504-done', 'No clear response. Checking whether fresh exists…'],
  ['F047', '500-html-done', 'No clear response. Checking whether fresh exists…'],
  ['F048', '500-done', 'The portal reported an error. Checking whether it was created anyway…'],
] as const)(
  '%s an answer that says nothing clear (%s): looked up and found',
  async (_, fault, sentence) => {
    const { portal, token, writes } = await open('/databases')
    await fillCreate('fresh')
    portal.fail(token, { method: 'POST', fault })
    // The first look comes after two seconds.
    stopClock()
    await createButton().click()
    await expect
      .element(page.getByRole('status').filter({ hasText: 'Checking' }))
      .toHaveTextContent(sentence)
    await pass(3)
    await expect
      .element(page.getByRole('status').filter({ hasText: 'now exists' }))
      .toHaveTextContent(/fresh\s*now exists\./)
    expect(writes()).toEqual([create])
  },
)

test('where the browser refuses storage, the page says that a reload forgets the question', async () => {
  const { portal, token } = await open('/databases')
  await fillCreate('fresh')
  const { setItem } = Storage.prototype
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function (this: Storage, key, value) {
    if (key === journalKey()) throw new DOMException('full', 'QuotaExceededError')
    setItem.call(this, key, value)
  })
  onTestFinished(() => void vi.restoreAllMocks())
  portal.fail(token, { method: 'POST', fault: 'timeout' })
  await createButton().click()
  await expect
    .element(page.getByRole('main'))
    .toHaveTextContent(
      'This browser keeps no note of it: after a reload, check whether it went through before you do it again.',
    )
})

test('F106 F122 no answer and not found: unknown, looked up, created again only after a question', async () => {
  const { portal, token, calls, writes } = await open('/databases')
  await fillCreate('fresh')
  portal.fail(token, { method: 'POST', fault: 'timeout' })
  await createButton().click()
  await expect.element(page.getByText('Creating fresh…')).toBeVisible()
  await expect.poll(writes).toEqual([create])
  stopClock()
  await pass(61)
  await expect.element(page.getByText('Checking whether fresh exists…')).toBeVisible()
  await pass(61)
  await expect.element(alert()).toHaveTextContent('Not listed after 60 s. It may still appear.')
  const looks = calls().filter(({ path }) => path === '/api/portal/databases/fresh')
  expect(looks.map(({ method, status }) => `${method} ${status}`)).toEqual(
    Array<string>(6).fill('GET 404'),
  )
  await expect.element(createButton()).toBeDisabled()
  await expect
    .element(createButton())
    .toHaveAccessibleDescription("The last result isn't known yet.")
  nameField().element().focus()
  await userEvent.keyboard('{Enter}')
  await pass(2)
  expect(writes()).toEqual([create])
  await alert().getByRole('button', { name: 'Create again…' }).click()
  await expect.element(alert()).toHaveTextContent('This may create a second database.')
  expect(writes()).toEqual([create])
  await alert().getByRole('button', { name: 'Create again' }).click()
  await expect.element(heading('fresh')).toBeVisible()
  expect(writes()).toEqual([create, create])
})

/** A create whose answer is lost, and which is not found. */
async function loseCreate({ portal, token }: { portal: Portal; token: string }): Promise<void> {
  await fillCreate('fresh')
  portal.fail(token, { method: 'POST', fault: 'reset' })
  stopClock()
  await createButton().click()
  await expect.element(page.getByText('Checking whether fresh exists…')).toBeVisible()
  await pass(62)
}

test('F106 the question survives its form, and the form shows it when it is opened again', async () => {
  const opened = await open('/databases')
  await loseCreate(opened)
  await cancel()
  const told = notices().getByRole('alert')
  await expect.element(told).toHaveTextContent('Not listed after 60 s. It may still appear.')
  await expect.element(told).toHaveTextContent('To be created: fresh')
  await fillCreate('fresh')
  await createButton().click()
  await expect.element(alert().first()).toHaveTextContent('Not listed')
  await expect.element(createButton()).toBeDisabled()
  expect(opened.writes()).toEqual([create])
  // Another name is unaffected.
  await nameField().fill('fresh-2')
  await createButton().click()
  await expect.element(heading('fresh-2')).toBeVisible()
  await expect.element(told).toHaveTextContent('To be created: fresh')
  expect(opened.writes()).toEqual([create, create])
})

test('F106 F116 tried again offline: not sent, and the first question stays', async () => {
  const opened = await open('/databases')
  await loseCreate(opened)
  const question = alert().filter({ hasText: 'Not listed' })
  await question.getByRole('button', { name: 'Create again…' }).click()
  setOnline(false)
  await question.getByRole('button', { name: 'Create again' }).click()
  await expect.element(question).toHaveTextContent("Tried again: Not sent: you're offline.")
  setOnline(true)
  await expect
    .element(createButton())
    .toHaveAccessibleDescription("The last result isn't known yet.")
  expect(opened.writes()).toEqual([create])
})

test('F107 where the token is not allowed to look, the outcome stays unknown', async () => {
  const { portal, token, calls } = await open('/databases')
  await fillCreate('fresh')
  portal.fail(token, { method: 'POST', fault: '502' })
  const path = '/api/portal/databases/fresh'
  portal.fail(token, { path, fault: '403', times: 9 })
  await createButton().click()
  await pass(3)
  await expect
    .element(alert())
    .toHaveTextContent(
      "Result unknown, and this token can't check it. Check with another token before you try again.",
    )
  const looks = () => calls().filter((call) => call.path === path).length
  const before = looks()
  await pass(30)
  expect(looks()).toBe(before)
})

test('F117 a connection that is lost while it is being sent: looked up, not reported as not sent', async () => {
  const { writes } = await open('/databases', {
    async through(request, portal) {
      const answer = await portal.fetch(request)
      if (request.method === 'GET') return answer
      setOnline(false)
      throw new TypeError('Failed to fetch')
    },
  })
  await fillCreate('fresh')
  await createButton().click()
  await expect.poll(writes).toEqual([create])
  await expect.element(page.getByText('Checking whether fresh exists…')).toBeVisible()
  setOnline(true)
  await pass(12)
  await expect.element(page.getByText(/fresh\s*now exists\./)).toBeVisible()
  await expect.element(page.getByText('Not sent')).toHaveLength(0)
  expect(writes()).toEqual([create])
})

test('F023 a 401 after the form was left: the next sign-in says what was not done, once', async () => {
  const hold = holdWrites()
  const { portal, token } = await open('/databases', { through: hold.through })
  await fillCreate('fresh')
  await createButton().click()
  await expect.poll(hold.held).toBe(1)
  await cancel()
  await expect.element(notices()).toHaveTextContent('Creating fresh…')
  portal.fail(token, { fault: '401', times: 9 })
  hold.go()
  const other = tokenOfTest('databases', 'other')
  await signInAnew(other)
  const notice = page.getByRole('status').filter({ hasText: refusedToken })
  await expect.element(notice).toHaveTextContent('To be created: fresh')
  await fillCreate('fresh-2')
  await expect.element(page.getByText(refusedToken)).toHaveLength(1)
  await notice.getByRole('button', { name: 'Dismiss' }).click()
  await expect.element(page.getByText(refusedToken)).toHaveLength(0)
  expect(writesOf(portal, other)).toEqual([])
})

test('F118 signing out while sending asks; the sign-in screen keeps the question', async () => {
  const { portal, token, writes } = await open('/databases')
  await fillCreate('fresh')
  portal.fail(token, { method: 'POST', fault: 'timeout' })
  await createButton().click()
  await expect.poll(writes).toEqual([create])
  await signOut()
  const dialog = page.getByRole('dialog', { name: 'Sign out' })
  await expect
    .element(dialog)
    .toHaveTextContent('A create request is still being sent. Sign out anyway?')
  await dialog.getByRole('button', { name: 'Sign out anyway' }).click()
  await expect.element(heading('Sign in with an API token')).toBeVisible()
  await expect.element(page.getByText("The result for fresh isn't confirmed.")).toBeVisible()
  expect(writes()).toEqual([create])
})

test('F118 signing out while it waits for the rate limit: nothing was sent, and no question is left', async () => {
  const { portal, token, writes } = await open('/databases')
  portal.fail(token, { path: '/api/portal/databases/shop', fault: '429' })
  // The pause is longer than this test.
  stopClock()
  // Not by the list: the form would then have to read the names again.
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  await expect.element(page.getByRole('status', { name: 'Rate limit reached' })).toBeVisible()
  await goTo('Databases')
  await fillCreate('fresh')
  await createButton().click()
  await expect.element(page.getByText('Queued, not sent yet.')).toBeVisible()
  await signOut()
  const dialog = page.getByRole('dialog', { name: 'Sign out' })
  await expect.element(dialog).toHaveTextContent("Some actions haven't finished.")
  await dialog.getByRole('button', { name: 'Sign out anyway' }).click()
  await expect.element(page.getByRole('textbox', { name: 'API token' })).toBeVisible()
  await expect.element(page.getByText("isn't confirmed")).toHaveLength(0)
  expect(writes()).toEqual([])
})

test('F121 a form that is left while sending is followed among the notifications', async () => {
  const hold = holdWrites()
  await open('/databases', { through: hold.through })
  await fillCreate('fresh')
  await createButton().click()
  await expect.poll(hold.held).toBe(1)
  await cancel()
  await expect.element(notices()).toHaveTextContent('Creating fresh…')
  await expect
    .element(notices())
    .toHaveTextContent('The request was already sent; its result will be checked.')
  hold.go()
  await expect.element(notices()).toHaveTextContent(/fresh\s*now exists\./)
  await expect.element(row('fresh')).toBeVisible()
})

test('F049 F121 a form that is left, and an answer without a body: only accepted', async () => {
  const hold = holdWrites()
  const { portal, token } = await open('/databases', { through: hold.through })
  await fillCreate('fresh')
  portal.fail(token, { method: 'POST', fault: '204' })
  await createButton().click()
  await expect.element(page.getByText('Creating fresh…')).toBeVisible()
  await expect.poll(hold.held).toBe(1)
  await cancel()
  hold.go()
  await expect.element(notices()).toHaveTextContent('Accepted. fresh will appear in the list soon.')
  await expect.element(row('fresh')).toHaveTextContent('Accepted, not listed yet')
})

test('F121 Cancel before it is sent: it is not sent later either', async () => {
  const { portal, token, writes } = await open('/databases')
  await fillCreate('fresh')
  await forward(12_000)
  // The names are read again first, which takes time.
  const stop = portal.fail(token, { method: 'GET', fault: 'timeout', times: 9 })
  await createButton().click()
  await expect.element(page.getByText('Checking…').first()).toBeVisible()
  await cancel()
  await expect.element(notices()).toHaveTextContent('Cancelled before sending.')
  stop()
  await pass(20)
  await expect.element(row('shop')).toBeVisible()
  expect(writes()).toEqual([])
})
