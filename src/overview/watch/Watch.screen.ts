/** "Watch" on the overview, in a hidden tab: when it reads, which notifications it shows, and how it ends. */
import { beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Portal } from '~/demo/portal'
import { prefer } from '~/preferences'
import { expectAccessible, looks } from '~/testing/axe'
import { forward, pass } from '~/testing/clock'
import { open } from '~/testing/open'
import { backupReadsOf, goTo, heading, notices, setVisible } from '~/testing/steps'

const watch = () => page.getByRole('switch', { name: 'Watch' })
const told: string[] = []

/** A browser whose user grants the permission to notify. */
function answerLeave(answer: NotificationPermission): void {
  class Notice extends EventTarget {
    static permission: NotificationPermission = 'default'
    static requestPermission = async () => (Notice.permission = answer)
    constructor(_title: string, { body = '' }: NotificationOptions = {}) {
      super()
      told.push(body)
    }
  }
  vi.stubGlobal('Notification', Notice)
}

beforeEach(() => {
  told.length = 0
  answerLeave('granted')
  return () => {
    setVisible('visible')
    vi.unstubAllGlobals()
  }
})

/** Opens the overview and watches in a hidden tab. */
async function watchHidden(options?: Parameters<typeof open>[1]) {
  const opened = await open('/overview', { checked: true, ...options })
  await expect.element(watch()).not.toBeChecked()
  await watch().click()
  await expect.element(watch()).toBeChecked()
  setVisible('hidden')
  await pass(1)
  return opened
}

function fail(portal: Portal, token: string) {
  const [first] = portal.world(token).functions
  Object.assign(first ?? {}, { status: 'failed' })
  return String(first?.name)
}

test('off, a hidden tab reads nothing; on, each list once in five minutes', async () => {
  const { calls } = await open('/overview', { checked: true })
  await expect.element(heading('Overview')).toBeVisible()
  setVisible('hidden')
  await pass(1)
  const before = calls().length
  await pass(310, 10)
  expect(calls()).toHaveLength(before)
  setVisible('visible')
  await watch().click()
  await expect.element(watch()).toBeChecked()
  setVisible('hidden')
  await pass(1)
  const then = calls().length
  await pass(290, 10)
  expect(calls()).toHaveLength(then)
  await pass(20, 5)
  expect(
    calls()
      .slice(then)
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(['/api/portal/databases', '/api/portal/functions', '/api/portal/proxies'])
})

test('what fails meanwhile is told by the browser, in the title until somebody looks, and on the page', async () => {
  const { portal, token } = await watchHidden()
  const name = fail(portal, token)
  await pass(310, 10)
  await expect.poll(() => told).toEqual([`Function ${name} has failed.`])
  await expect.poll(() => document.title).toBe('(1) Overview · HTX Cloud')
  setVisible('visible')
  await expect.poll(() => document.title).toBe('Overview · HTX Cloud')
  await expect
    .element(notices().getByRole('link', { name: `Function ${name} has failed.` }))
    .toHaveAttribute('href', `/functions?selected=${name}`)
  await watch().click()
  await expect.element(watch()).not.toBeChecked()
})

test('a database that fails is told, with the way to it', async () => {
  const { portal, token } = await watchHidden()
  const { databases } = portal.world(token)
  Object.assign(databases.find(({ name }) => name === 'shop') ?? {}, { status: 'failed' })
  await pass(310, 10)
  await expect.poll(() => told).toEqual(['Database shop has failed.'])
  setVisible('visible')
  await expect
    .element(notices().getByRole('link', { name: 'Database shop has failed.' }))
    .toHaveAttribute('href', '/databases/shop')
})

test('a proxy that comes near its expiry is told, without another read', async () => {
  const { calls } = await watchHidden({
    prepare(portal, token) {
      const proxy = portal.world(token).proxies.find(({ name }) => name === 'hn-2')
      const soon = Date.now() + 7 * 24 * 3_600_000 + 180_000
      Object.assign(proxy ?? {}, { expires_at: new Date(soon).toISOString() })
    },
  })
  const before = calls().length
  await pass(120, 10)
  expect(told).toEqual([])
  await pass(120, 10)
  await expect.poll(() => told).toEqual(['Proxy hn-2 expires soon.'])
  expect(calls()).toHaveLength(before)
})

test('on another screen each list is read once a minute, as background reads, even while something in it changes', async () => {
  const { calls } = await open('/overview', { checked: true })
  await watch().click()
  await expect.element(watch()).toBeChecked()
  await goTo('Token')
  await expect.element(heading('Token')).toBeVisible()
  await pass(60, 5)
  const before = calls().length
  await pass(240, 5)
  const paths = calls()
    .slice(before)
    .map(({ path }) => path)
  for (const list of ['databases', 'functions', 'proxies'])
    expect(paths.filter((path) => path === `/api/portal/${list}`)).toHaveLength(4)
  expect(paths).toHaveLength(12)
  const used = (lane: string) =>
    page
      .getByRole('table', { name: 'Priorities' })
      .getByRole('row', { name: new RegExp(`^${lane}`) })
      .getByRole('cell')
      .first()
  await expect.element(used('Background')).toHaveTextContent('3')
  await expect.element(used('Read')).toHaveTextContent('0')
})

test('where the browser may not tell, that is said, and the title counts all the same', async () => {
  answerLeave('denied')
  const { portal, token } = await watchHidden()
  await expect
    .element(watch())
    .toHaveAccessibleDescription(/once in 5 minutes.*Notifications are off in this browser/)
  fail(portal, token)
  await pass(310, 10)
  await expect.poll(() => document.title).toBe('(1) Overview · HTX Cloud')
  expect(told).toEqual([])
})

test('a token that stops working is told, and counted in the title', async () => {
  const { portal, token } = await watchHidden()
  portal.fail(token, { fault: '401', times: 99 })
  await pass(400, 10)
  await expect.poll(() => told).toEqual(['The token no longer works.'])
  await expect.poll(() => document.title).toMatch(/^\(1\) Sign in/)
})

test('a backup that would be stale by an old reading is read again before that is told', async () => {
  const { portal, token } = await open('/backups', { checked: true })
  await expect.element(page.getByText('All 14 databases checked.')).toBeVisible()
  await goTo('Overview')
  await watch().click()
  await expect.element(watch()).toBeChecked()
  await forward(150_000)
  const before = backupReadsOf(portal, token).length
  prefer({ staleHours: 1 })
  await pass(65, 5)
  await expect.poll(() => backupReadsOf(portal, token).length).toBe(before + 5)
  await expect
    .element(notices().getByRole('alert').first())
    .toHaveTextContent(/is stale|need attention/)
})

test.each(looks)('axe finds nothing while it is on: $name', async (look) => {
  await open('/overview', { ...look, checked: true })
  await page.getByRole('switch').click()
  await expect.element(page.getByRole('switch')).toBeChecked()
  await expectAccessible()
})
