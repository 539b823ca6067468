/** What screen readers announce: a message comes into a live region that was there before it, and a countdown is not announced each second. */
import { describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { holdStatuses } from '~/demo/testing'
import { forward, pass, stopClock } from '~/testing/clock'
import { createLine, limited } from '~/testing/line'
import { open } from '~/testing/open'
import { pasteAndCheck, tokenField } from '~/testing/sign-in'
import {
  chooseAction,
  createButton,
  deleteButton,
  fillCreate,
  fillDelete,
  goTo,
  heading,
  holdWrites,
  pressRefresh,
  row,
  rows,
} from '~/testing/steps'

const button = (name: string) => page.getByRole('button', { name, exact: true })
const checkbox = (name: string) => page.getByRole('checkbox', { name, exact: true })

const regions = () => [
  ...document.querySelectorAll('[aria-live=polite], [aria-live=assertive], [role=status]'),
]

/** The text of a live region without what is hidden from assistive technology, or only read in its place. */
function readOut(region: Element): string {
  const texts = document.createTreeWalker(region, NodeFilter.SHOW_TEXT)
  let all = ''
  while (texts.nextNode()) {
    const { parentElement: place, textContent } = texts.currentNode
    const nearest = place?.closest('[aria-hidden=true], [aria-live], [role=status], [role=alert]')
    const isSilent = !nearest || nearest.matches('[aria-hidden=true], [aria-live=off]')
    if (!isSilent && place?.checkVisibility()) all += textContent
  }
  return all
}

/** Live regions of the page, inside no other one, that contain the words. */
const telling = (words: RegExp) =>
  regions().filter((one) => !one.parentElement?.closest('[aria-live]') && words.test(readOut(one)))

/** Does something, and expects words in one live region, which was there before without them. */
async function tells(words: RegExp, act: () => Promise<unknown>): Promise<void> {
  expect(telling(words)).toHaveLength(0)
  const before = regions()
  await act()
  await expect.poll(() => telling(words).length, { message: String(words) }).toBe(1)
  const [region] = telling(words)
  expect(before).toContain(region)
  // In what is busy nothing is announced.
  expect(region?.closest('[aria-busy=true]')).toBeNull()
}

describe('a live region is there before its text', () => {
  test('of a notification', async () => {
    await open('/databases')
    await expect.element(row('crm')).toBeVisible()
    await tells(/ackup of crm/, () => chooseAction('crm', 'Back up now'))
    expect(telling(/ackup of crm/)[0]?.ariaLabel).toBe('Notifications')
  })

  test('of the banner', async () => {
    const { portal, token } = await open('/databases')
    await expect.element(rows().nth(13)).toBeVisible()
    portal.fail(token, { fault: '429' })
    await tells(/Rate limit reached/, pressRefresh)
  })

  test('of a note about a list: it takes long, it failed', async () => {
    const line = createLine()
    const read = line.hold(/^GET .*\/databases$/, () => new Response(null, { status: 500 }))
    await open('/databases', line)
    await expect.element(heading('Databases')).toBeVisible()
    await tells(/Still waiting/, () => pass(4))
    await tells(/\(500\)/, async () => read.go())
  })

  test('of a list and a database that are still being read', async () => {
    const line = createLine()
    line.hold(/^GET /)
    // The words come with the first second.
    stopClock()
    await open('/databases', line)
    await expect.element(heading('Databases')).toBeVisible()
    await tells(/^Loading…$/, () => pass(1))
    await goTo('Overview')
    history.pushState(null, '', '/databases/shop')
    dispatchEvent(new PopStateEvent('popstate'))
    await expect.element(heading('shop')).toBeVisible()
    await tells(/^Loading…$/, () => pass(1))
  })

  test('of a text that the browser does not copy', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('Denied'))
    await open('/databases/shop/connect')
    await expect.element(button('Copy host')).toBeVisible()
    await tells(/^Press Ctrl\+C\.$/, () => button('Copy host').click())
  })

  test('of a read that waits for the rate limit', async () => {
    await open('/databases', { prepare: (portal, token) => portal.fail(token, { fault: '429' }) })
    await expect.element(heading('Databases')).toBeVisible()
    await tells(/Waiting for the rate limit/, () => pass(1))
  })

  test('of what is selected, here and on other pages', async () => {
    await open('/databases', { token: 'full_many-150' })
    await expect.element(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()
    const first = page.getByRole('checkbox', { name: /^Select (?!all)/ }).first()
    await tells(/^1 selected$/, () => first.click())
    await tells(/1 selected on other pages/, () => button('Next').click())
  })

  test('of a row that is not there', async () => {
    await open('/functions')
    await expect.element(rows().first()).toBeVisible()
    await tells(/is not in this list/, async () => {
      history.pushState(null, '', '/functions?selected=nobody')
      dispatchEvent(new PopStateEvent('popstate'))
    })
  })

  test('of a write in a form, and in a dialog', async () => {
    const line = holdWrites()
    await open('/databases', line)
    await fillCreate('newcomer')
    await tells(/Creating newcomer/, () => createButton().click())
    await page.getByRole('link', { name: 'Cancel' }).click()
    await fillDelete('crm')
    await tells(/Deleting crm/, () => deleteButton().click())
    line.go()
  })

  test('of the sign-in', async () => {
    const line = createLine()
    const reads = line.hold(/^GET /, () => new Response(null, { status: 401 }))
    const { token } = await open('/sign-in', { signedIn: false, ...line })
    await expect.element(tokenField()).toBeVisible()
    await tells(/Checking the token: 0 of 3/, () => pasteAndCheck(token))
    await tells(/didn't accept this token/, async () => reads.go())
    await tells(/can't be part of a token/, () => tokenField().fill('htx_ă'))
  })
})

/** Lets ten seconds of a countdown pass: the page shows each of them, and no live region changes its text. */
async function countsInSilence(): Promise<void> {
  const shown = () => document.body.innerText
  const said = () =>
    [...regions(), ...document.querySelectorAll('[role=alert]')].map(readOut).filter(Boolean)
  await pass(1)
  const [before, toldBefore] = [shown(), said()]
  expect(toldBefore).not.toEqual([])
  for (let second = 0; second < 10; second++) {
    await pass(1)
    expect(said()).toEqual(toldBefore)
  }
  expect(shown()).not.toBe(before)
}

describe('a countdown is not told', () => {
  test('of a pause, over rows', async () => {
    const { portal, token } = await open('/databases')
    await expect.element(rows().nth(13)).toBeVisible()
    portal.fail(token, { fault: '429' })
    await pressRefresh()
    await expect.element(page.getByText(/Updates resume in \d+ s/)).toBeVisible()
    await expect.element(page.getByText(/Waiting \d+ s for the rate limit/)).toBeVisible()
    await countsInSilence()
  })

  test('of a pause, in place of rows', async () => {
    await open('/databases', { prepare: (portal, token) => portal.fail(token, { fault: '429' }) })
    await expect.element(page.getByText(/Waiting \d+ s for the rate limit/)).toBeVisible()
    await countsInSilence()
  })

  test('of a pause, at the sign-in', async () => {
    const line = createLine()
    line.answer(/^GET /, limited({ 'Retry-After': '30' }), 3)
    const { token } = await open('/sign-in', { signedIn: false, ...line })
    await pasteAndCheck(token)
    await expect.element(page.getByText(/Retrying in \d+ s/)).toBeVisible()
    await countsInSilence()
  })

  test('of a list whose update failed', async () => {
    const { portal, token } = await open('/databases')
    await expect.element(rows().nth(13)).toBeVisible()
    portal.fail(token, { fault: '500', times: 2 })
    await pressRefresh()
    await expect.element(page.getByText(/Retrying in \d+ s/)).toBeVisible()
    await countsInSilence()
  })

  test('of a write that met the rate limit', async () => {
    const { portal, token } = await open('/databases')
    await fillCreate('newcomer')
    portal.fail(token, { method: 'POST', fault: '429' })
    await createButton().click()
    await expect.element(page.getByText(/You can try again in \d+ s/)).toBeVisible()
    await countsInSilence()
  })

  test('of many backups that met the rate limit', async () => {
    holdStatuses()
    const { portal, token } = await open('/databases')
    for (const name of ['shop', 'crm', 'analytics']) await checkbox(`Select ${name}`).click()
    portal.fail(token, { method: 'POST', fault: '429', times: 3 })
    await button('Back up').click()
    await button('Back up 3 databases').click()
    await expect.element(page.getByText(/Resumes in \d+ s/)).toBeVisible()
    await countsInSilence()
  })

  test('of the end of the session', async () => {
    await open('/databases', { preferences: { idleMinutes: 5 } })
    await expect.element(rows().nth(13)).toBeVisible()
    await forward(5 * 60_000)
    await pass(2)
    await expect.element(page.getByText(/Signing out in \d+ s/)).toBeVisible()
    await countsInSilence()
  })
})
