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
async function watchHidden() {
  const opened = await open('/overview', { checked: true })
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
