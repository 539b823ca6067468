/** The life of a token in the page: refusals, one token after another, and time limits. */
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { forward, pass, setComputerClock } from '~/testing/clock'
import { createLine } from '~/testing/line'
import { open, tokenOfTest } from '~/testing/open'
import { goTo, heading, pressRefresh, rows } from '~/testing/steps'
import { currentSession, type Ending } from '~/session/current-session'
import { signInWith, chooseAccount } from '~/testing/sign-in'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

const alert = () => page.getByRole('alert')
const atSignIn = () => heading('Sign in with an API token')

test('F020 a single 401 of a flaky gateway signs nobody out', async () => {
  const { portal, token, calls } = await open('/databases')
  await expect.element(rows()).toHaveLength(14)
  portal.fail(token, { fault: '401' })
  const before = calls().length
  await pressRefresh()
  await expect.poll(() => calls().length).toBe(before + 1)
  await pass(3)
  // The refused read, the check, and the repeated read.
  await expect.poll(() => calls().length).toBe(before + 3)
  await expect.element(page.getByText(/^Updated/)).toBeVisible()
  await expect.element(alert()).not.toBeInTheDocument()
  await expect.element(rows()).toHaveLength(14)
})

test('F034 a token in the portal’s own words is not shown', async () => {
  const line = createLine()
  const { token } = await open('/databases', { through: line.through })
  await expect.element(rows()).toHaveLength(14)
  line.answer(/databases$/, () =>
    Response.json({ error: `no quota for ${token} today` }, { status: 500 }),
  )
  await pressRefresh()
  await expect.element(alert()).toHaveTextContent('no quota for htx_[removed] today')
  await page.getByText('Show raw response').click()
  expect(document.body.outerHTML).not.toContain(token)
})

test('F022 F025 F026 nothing of the old token reaches the session of the new one', async () => {
  const line = createLine()
  const { token, portal } = await open('/databases', {
    token: 'full_many-16',
    checked: true,
    through: line.through,
  })
  await expect.element(page.getByRole('rowheader', { name: 'shop-16' })).toBeVisible()

  // Two late answers in flight: a refusal, and data of the old account.
  await goTo('Token')
  await pass(4)
  const refusal = line.hold(/functions/, () =>
    Response.json({ error: 'invalid token' }, { status: 401 }),
  )
  const data = line.hold(/databases$/, () => Response.json([{ name: 'shop-16' }]))
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect.poll(() => refusal.held() + data.held()).toBe(2)
  let isSeen = false
  const look = () => (isSeen ||= document.body.textContent?.includes('shop-16') ?? false)

  await chooseAccount('Sign out')
  await expect.element(atSignIn()).toBeVisible()
  const watch = new MutationObserver(look)
  watch.observe(document.body, { childList: true, subtree: true, characterData: true })
  look()
  const fresh = tokenOfTest('read', 'second')
  line.end()
  await signInWith(fresh)
  await goTo('Databases')
  await expect.element(rows()).toHaveLength(14)
  refusal.go()
  data.go()
  await forward(10_000)
  await pressRefresh()
  await expect.element(page.getByText(/^Updated/)).toBeVisible()
  await expect.element(rows()).toHaveLength(14)
  watch.disconnect()
  expect(isSeen).toBe(false)
  expect(portal.calls.filter((call) => call.token === token && call.status === 401)).toEqual([])
})

test.each<[Ending, string | RegExp]>([
  [{ kind: 'signed-out' }, 'Signed out in all tabs'],
  [
    { kind: 'revoked', at: Date.parse('2026-05-20T02:58:00Z'), remembered: false },
    /The portal rejected this token at 09:58\. Paste a token to continue\./,
  ],
  [
    { kind: 'revoked', at: Date.parse('2026-05-20T02:58:00Z'), remembered: true },
    'Open this page again within 30 minutes of your last input to try it once more.',
  ],
  [{ kind: 'idle' }, 'Signed out after 30 minutes of inactivity.'],
  [{ kind: 'too-old' }, 'ended after 12 hours'],
  [{ kind: 'remembered-too-long' }, 'The token was remembered for 7 days and is now forgotten.'],
  [{ kind: 'removed' }, 'removed from this browser'],
  [{ kind: 'clock-set-back' }, 'clock'],
  [
    { kind: 'other-portal', host: 'old.example.net' },
    'This token was saved for old.example.net. It was not sent anywhere else.',
  ],
])('the sign-in screen says why the last session ended: %o', async (ending, words) => {
  currentSession.set({ status: 'signed-out', ending })
  await open('/sign-in', { signedIn: false })
  const role = ending.kind === 'revoked' ? 'alert' : 'status'
  await expect.element(page.getByRole(role)).toHaveTextContent(words)
})

describe('limits in time', () => {
  const isSignedIn = async () => {
    await expect.element(rows()).toHaveLength(14)
    await expect.element(atSignIn()).not.toBeInTheDocument()
  }
  const status = () => page.getByRole('status')

  test('a session in use ends after 12 hours', async () => {
    await open('/databases', { preferences: { idleMinutes: 240 } })
    for (let hours = 0; hours < 11; hours += 3) {
      await forward(3 * hourMs - minuteMs)
      await userEvent.keyboard('{Shift}')
      await isSignedIn()
    }
    await forward(10 * minuteMs)
    await expect.element(status()).toHaveTextContent('ended after 12 hours')
  })

  test('F032 without input: a countdown that can be stopped, then the end', async () => {
    const { token } = await open('/databases')
    await isSignedIn()
    const warning = alert().filter({ hasText: 'Signing out in' })
    // Polling does not count as use: the list was polled all the time.
    await forward(15 * minuteMs)
    await forward(15 * minuteMs)
    await expect.element(warning).toHaveTextContent(/Signing out in \d+ s\./)
    const stay = page.getByRole('button', { name: 'Stay signed in' })
    await expect.element(stay).toBeVisible()
    // Not by the mouse: pressing it down already counts as input, and the warning is gone before the button is released.
    stay.element().dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await expect.element(warning).not.toBeInTheDocument()
    await forward(30 * minuteMs)
    await expect.element(warning).toBeVisible()
    await userEvent.keyboard('{Shift}')
    await expect.element(warning).not.toBeInTheDocument()
    await forward(31 * minuteMs)
    await expect.element(status()).toHaveTextContent('Signed out after 30 minutes of inactivity.')
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain(token)
  })

  test.each([
    ['F148 after eight hours of sleep', () => forward(8 * hourMs)],
    [
      'F147 F148 where the clock is a day ahead',
      async () => {
        setComputerClock(24 * hourMs)
        await pass(2)
      },
    ],
  ])('%s the session is over before any request', async (_, sleep) => {
    const { calls } = await open('/databases')
    await isSignedIn()
    const before = calls().length
    await sleep()
    await expect.element(status()).toHaveTextContent(/minutes of inactivity|ended after 12 hours/)
    expect(calls()).toHaveLength(before)
  })

  test.each([
    ['an hour back', -hourMs],
    ['twenty minutes ahead', 20 * minuteMs],
  ])('F147 a clock that is set %s: no age below zero, no storm, no standstill', async (_, by) => {
    const { calls } = await open('/databases')
    await isSignedIn()
    const before = calls().length
    setComputerClock(by)
    await pass(2)
    await expect.element(page.getByText(/^Updated/)).not.toHaveTextContent('-')
    expect(document.body.textContent).not.toMatch(/NaN|in \d+ (s|min)\b/)
    expect(calls().length - before).toBeLessThanOrEqual(1)

    // The next poll comes in the minute for which it was planned, and the age on the screen is right.
    await pass(61)
    await expect.poll(() => calls().length - before).toBeGreaterThanOrEqual(1)
    await expect.element(page.getByText(/^Updated (now|\d+s)/)).toBeVisible()
    expect(calls().length - before).toBeLessThanOrEqual(3)
    await isSignedIn()
  })
})
