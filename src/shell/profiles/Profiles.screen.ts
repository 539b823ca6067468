/** Several tokens in one browser: named profiles, switches without a trace of the other account, read-only profiles. */
import { expect, test } from 'vitest'
import { page, userEvent, type Locator } from 'vitest/browser'
import type { Portal } from '~/demo/portal'
import { seeded } from '~/demo/random'
import { pasteAndCheck, openProfile, profileMenu } from '~/testing/sign-in'
import { forward, stopClock } from '~/testing/clock'
import { createLine, limited } from '~/testing/line'
import { open, tokenOfTest, type Opened } from '~/testing/open'
import {
  chooseAction,
  createButton,
  fillCreate,
  fillDelete,
  deleteButton,
  goTo,
  heading,
  notices,
  pressRefresh,
  rows,
  writesOf,
} from '~/testing/steps'

/** Adds a token through the banner's menu; the tab then uses it. */
async function addToken(token: string, name: string, remember = false): Promise<void> {
  await profileMenu().click()
  await page.getByRole('menuitem', { name: 'Add another token' }).click()
  const form = await fillForm(token, name)
  if (remember) await form.getByRole('checkbox', { name: 'Remember on this device' }).click()
  await form.getByRole('button', { name: 'Check token' }).click()
  await form.getByRole('button', { name: 'Add and switch' }).click()
  await isUsed(name)
}

async function fillForm(token: string, name: string): Promise<Locator> {
  const form = page.getByRole('dialog', { name: 'Add another token' })
  await form.getByRole('textbox', { name: 'Profile name' }).fill(name)
  await form.getByRole('textbox', { name: 'API token' }).fill(token)
  return form
}

async function switchTo(name: string | RegExp): Promise<void> {
  await profileMenu().click()
  const item = typeof name === 'string' ? `Switch to ${name}` : name
  await page.getByRole('menuitem', { name: item }).click()
}

/** The unnamed profile of the test's first token. */
const unnamed = /^htx_…/
const toUnnamed = /^Switch to htx_…/

async function isUsed(name: string | RegExp): Promise<void> {
  const expected = typeof name === 'string' ? name : /^htx_…/
  await expect.element(profileMenu()).toHaveAccessibleDescription(expected)
}

/** Two profiles: the one of the test's token, which is in use, and another one. */
async function openTwo(
  options: Parameters<typeof open>[1] = {},
  other = 'read',
  name = 'Reader',
): Promise<Opened & { other: string }> {
  const opened = await open('/databases', options)
  const second = tokenOfTest(other, name)
  await addToken(second, name)
  await switchTo(toUnnamed)
  await isUsed(unnamed)
  await expect.element(rows()).toHaveLength(14)
  return { ...opened, other: second }
}

/** The portal rejects the token of the profile in use, and the page notices. */
async function revoke(portal: Portal, token: string): Promise<void> {
  portal.fail(token, { times: Infinity, fault: '401' })
  await pressRefresh()
  await forward(2500)
  await expect.element(page.getByRole('alert')).toHaveTextContent('rejected this token')
}

/** Seven hours of use. */
async function passSevenHours(): Promise<void> {
  for (let times = 0; times < 2; times++) {
    await forward(3.5 * 3_600_000)
    await userEvent.keyboard('{Shift}')
  }
}

test('each profile says what it may do, what it has left, and where it is kept', async () => {
  await open('/databases', { checked: true })
  await addToken(tokenOfTest('functions', 'second'), 'Functions only', true)
  const card = await openProfile('Functions only')
  await expect.element(card).toHaveTextContent('Access: functions only')
  await expect.element(card).toHaveTextContent(/\d of 120 requests in the last minute/)
  await expect.element(card).toHaveTextContent(/on this device, until/)
  const other = page.getByRole('dialog').getByRole('region', { name: unnamed })
  await expect.element(other).toHaveTextContent('Access: reads all, writing not checked')
  await expect.element(other).toHaveTextContent(/[3-9] of 120 requests in the last minute/)
  await expect.element(other).toHaveTextContent(/in this tab, until/)
  await card.getByRole('textbox', { name: 'Profile name' }).fill('Edge')
  await page.getByRole('region', { name: 'Edge' }).getByLabelText('Colour').selectOptions('Red')
  await userEvent.keyboard('{Escape}')
  await isUsed('Edge')
})

test('what this token may not do, another profile may: it is named, and one press away', async () => {
  const { writes } = await open('/databases', { checked: true })
  await chooseAction('shop', 'Back up now')
  await expect.poll(() => writes().length).toBe(1)
  await addToken(tokenOfTest('read', 'second'), 'Reader')
  await fillCreate('from-the-reader')
  await createButton().click()
  const refused = page.getByRole('alert').filter({ hasText: "can't create databases (403)" })
  await expect.element(refused).toHaveTextContent(/The profile htx_….{4} can\./)
  await refused.getByRole('button', { name: toUnnamed }).click()

  // The form and its values stay; the other account may be allowed to send them.
  await isUsed(unnamed)
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveValue('from-the-reader')
  await createButton().click()
  await expect.element(heading('from-the-reader')).toBeVisible()
  expect(writes()).toContain('POST /api/portal/databases')
})

test('the Token screen and the list of profiles follow what a refusal shows, and offer the switch', async () => {
  const { writes } = await open('/databases', { checked: true })
  await chooseAction('shop', 'Back up now')
  await expect.poll(() => writes().length).toBe(1)
  await addToken(tokenOfTest('read', 'second'), 'Reader')
  await expect
    .element(await openProfile('Reader'))
    .toHaveTextContent('Access: reads all, writing not checked')
  await userEvent.keyboard('{Escape}')

  await goTo('Token')
  await page.getByRole('button', { name: 'Check write access' }).click()
  await page.getByRole('button', { name: 'Send check' }).click()
  const action = page.getByRole('listitem').filter({ hasText: /^Create databases/ })
  await expect.element(action).toHaveTextContent('Needs a token with scope full or databases')
  await expect.element(await openProfile('Reader')).toHaveTextContent('Access: read-only')
  await userEvent.keyboard('{Escape}')
  await expect.element(action).toHaveTextContent(/The profile htx_….{4} can\./)
  await action.getByRole('button', { name: toUnnamed }).click()
  await isUsed(unnamed)
})

test('a list that is refused names the profile that may read it', async () => {
  await open('/databases', { checked: true })
  await addToken(tokenOfTest('functions', 'second'), 'Edge')
  const refused = page.getByRole('alert').filter({ hasText: "can't read databases (403)." })
  await expect.element(refused).toHaveTextContent(/The profile htx_….{4} can\./)
  await refused.getByRole('button', { name: toUnnamed }).click()
  await expect.element(rows()).toHaveLength(14)
})

test('read-only: no write leaves, and every action says why', async () => {
  const { token, writes } = await open('/databases')
  const reason = 'This profile is set to read-only.'
  const card = await openProfile(`htx_…${token.slice(-4)}`)
  await card.getByRole('checkbox', { name: /^Read-only/ }).click()
  await userEvent.keyboard('{Escape}')
  await expect.element(profileMenu()).toHaveAccessibleDescription(/ Read-only$/)

  await page.getByRole('button', { name: 'Actions for shop', exact: true }).click()
  for (const name of [/^Back up now/, /^Delete/]) {
    const item = page.getByRole('menuitem', { name })
    await expect.element(item).toHaveAttribute('aria-disabled', 'true')
    await expect.element(item).toHaveTextContent(reason)
  }
  await userEvent.keyboard('{Escape}')
  await fillCreate('never')
  await expect.element(createButton()).toHaveAccessibleDescription(reason)
  press(createButton())
  expect(writes()).toEqual([])

  const again = await openProfile(`htx_…${token.slice(-4)}`)
  await again.getByRole('checkbox', { name: /^Read-only/ }).click()
  await userEvent.keyboard('{Escape}')
  await goTo('Databases')
  await chooseAction('shop', 'Back up now')
  await expect.poll(() => writes().length).toBe(1)
})

test('read-only: a dialog that was open when the catch was put on sends nothing', async () => {
  const { writes } = await open('/databases')
  await fillDelete('shop')
  // In another tab: nothing else can be clicked here meanwhile.
  const { changeProfile, profiles } = await import('~/session/profiles')
  const [used] = profiles.get()
  if (!used) throw new Error('Nobody is signed in')
  changeProfile(used.key, { ...used, readOnly: true })
  await expect
    .element(deleteButton())
    .toHaveAccessibleDescription('This profile is set to read-only.')
  press(deleteButton())
  expect(writes()).toEqual([])
})

/** A click without waiting for the button to be ready. */
function press(button: Locator): void {
  const element = button.element()
  if (element instanceof HTMLElement) element.click()
}

test.each([
  ['kept in this tab', false],
  ['remembered', true],
])(
  'a profile whose token is revoked ends alone: another one, %s, goes on with one press',
  async (_, remember) => {
    const { portal, token } = await open('/databases', { token: 'read' })
    await addToken(tokenOfTest('full_many-3', 'second'), 'Other', remember)
    await switchTo(toUnnamed)
    await expect.element(rows()).toHaveLength(14)
    await revoke(portal, token)
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain(token)
    await page.getByRole('button', { name: 'Continue with Other' }).click()
    await expect.element(rows()).toHaveLength(3)
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  },
)

/** Two profiles; the one in use began seven hours after the other. */
async function openOldAndNew(): Promise<{ portal: Portal; used: string; old: string }> {
  const { portal, token } = await open('/databases', { preferences: { idleMinutes: 240 } })
  const card = await openProfile(`htx_…${token.slice(-4)}`)
  await card.getByRole('textbox', { name: 'Profile name' }).fill('Reader')
  await userEvent.keyboard('{Escape}')
  await passSevenHours()
  const used = tokenOfTest('full', 'second')
  await addToken(used, 'Fresh')
  await expect.element(rows()).toHaveLength(14)
  return { portal, used, old: token }
}

test('a profile whose time is up says so when it is chosen, and is kept no longer', async () => {
  const { old } = await openOldAndNew()
  await passSevenHours()
  await switchTo('Reader')
  await expect
    .element(notices())
    .toHaveTextContent('The session of the profile Reader has expired.')
  await isUsed('Fresh')
  expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain(old)
})

test('a profile whose time is up says so at sign-in too', async () => {
  const { portal, used } = await openOldAndNew()
  await revoke(portal, used)
  await passSevenHours()
  await page.getByRole('button', { name: 'Continue with Reader' }).click()
  await expect.element(page.getByRole('status').first()).toHaveTextContent('ended after 12 hours')
  await expect.element(page.getByRole('button', { name: /^Continue with/ })).not.toBeInTheDocument()
})

test('signing in remembered, where another one is remembered already, keeps both', async () => {
  const { portal, token } = await open('/databases')
  await addToken(tokenOfTest('read', 'second'), 'Reader', true)
  await switchTo(toUnnamed)
  await expect.element(rows()).toHaveLength(14)
  await revoke(portal, token)
  await page.getByRole('checkbox', { name: 'Remember on this device' }).click()
  await pasteAndCheck(tokenOfTest('functions', 'third'))
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await isUsed(unnamed)
  await expect.element(await openProfile('Reader')).toHaveTextContent('on this device, until')
  await expect
    .element(page.getByRole('dialog').getByRole('region', { name: unnamed }))
    .toHaveTextContent('on this device, until')
})

/** A create that was sent and has no answer. */
async function createWithoutAnswer(portal: Portal, token: string): Promise<void> {
  portal.fail(token, { method: 'POST', fault: 'timeout' })
  await fillCreate('pending')
  await createButton().click()
  await expect.poll(() => writesOf(portal, token).length).toBe(1)
}

const leaving = () => page.getByRole('dialog', { name: 'Switch profile' })

test('F114 F118 switching in the middle of a write asks first', async () => {
  const { portal, token } = await openTwo()
  await createWithoutAnswer(portal, token)
  await switchTo('Reader')
  await leaving().getByRole('button', { name: 'Go back' }).click()
  await isUsed(unnamed)
  await switchTo('Reader')
  await leaving().getByRole('button', { name: 'Switch anyway' }).click()
  await isUsed('Reader')
  await expect.element(page.getByText('was interrupted')).not.toBeInTheDocument()
  await switchTo(toUnnamed)
  await expect
    .element(page.getByRole('status').filter({ hasText: 'was interrupted' }))
    .toHaveTextContent('Creating pending was interrupted.')
  expect(writesOf(portal, token)).toHaveLength(1)
})

test('F023 F118 what a run had not sent when the profile was switched is told there, and in no other', async () => {
  const { portal, token, writes } = await openTwo()
  portal.fail(token, { method: 'POST', fault: 'timeout', times: 9 })
  await page.getByRole('checkbox', { name: 'Select all 14' }).click()
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Back up 14/ })
    .click()
  await expect.poll(() => writes().length).toBe(3)
  await switchTo('Reader')
  await page.getByRole('button', { name: 'Switch anyway' }).click()
  await isUsed('Reader')
  await expect.element(rows()).toHaveLength(14)
  await expect.element(page.getByText(/Not sent|in progress/)).not.toBeInTheDocument()
  await switchTo(toUnnamed)
  const told = page.getByRole('status')
  await expect.element(told.filter({ hasText: 'Not sent: the session ended.' })).toHaveLength(1)
  await expect.element(told.filter({ hasText: 'was interrupted.' })).toHaveLength(3)
  await expect.element(page.getByText('To be backed up:')).toBeVisible()
  expect(writes()).toHaveLength(3)
})

test('F118 adding a token, or removing the one in use, in the middle of a write asks first', async () => {
  const { portal, token, writes } = await open('/databases')
  await createWithoutAnswer(portal, token)
  const card = await openProfile(`htx_…${token.slice(-4)}`)
  await card.getByRole('button', { name: /^Remove / }).click()
  const removal = page.getByRole('dialog', { name: 'Remove profile' })
  await expect.element(removal).toHaveTextContent('You can check the result later')
  await removal.getByRole('button', { name: 'Go back' }).click()
  await isUsed(unnamed)
  await page.getByRole('dialog').getByRole('button', { name: 'Add another token' }).click()

  const form = await fillForm(tokenOfTest('read', 'second'), 'Reader')
  await form.getByRole('button', { name: 'Check token' }).click()
  await form.getByRole('button', { name: 'Add and switch' }).click()
  await leaving().getByRole('button', { name: 'Go back' }).click()
  await isUsed(unnamed)
  await form.getByRole('button', { name: 'Add and switch' }).click()
  await leaving().getByRole('button', { name: 'Switch anyway' }).click()
  await isUsed('Reader')
  await expect.element(form).not.toBeInTheDocument()
  expect(writes()).toHaveLength(1)
})

test('F118 switching while a write waits for the rate limit says that it is not sent then', async () => {
  const line = createLine()
  const { writes } = await openTwo({ through: line.through })
  line.answer(/GET .*databases$/, limited({ 'Retry-After': '100' }))
  await pressRefresh()
  await expect.element(page.getByRole('status', { name: 'Rate limit reached' })).toBeVisible()
  // The list stays recent: otherwise the form would read it again first.
  stopClock()
  await fillCreate('pending')
  await createButton().click()
  await expect.element(page.getByText('Queued, not sent yet.')).toBeVisible()
  await switchTo('Reader')
  await expect.element(leaving()).toHaveTextContent("What is still queued won't be sent.")
  await leaving().getByRole('button', { name: 'Switch anyway' }).click()
  await isUsed('Reader')
  expect(writes()).toEqual([])
})

/** `VITE_SWITCHES=200` for the figure in README. */
const switches = Number(import.meta.env['VITE_SWITCHES'] ?? 20)

test(`F025 F026 ${switches} random switches: not one frame of the other account`, async () => {
  const accounts = { alpha: 'full_many-3', beta: 'read_many-4', gamma: 'full_many-5' }
  const tokens = {
    beta: tokenOfTest(accounts.beta, 'beta'),
    gamma: tokenOfTest(accounts.gamma, 'gamma'),
  }
  const mark = (portal: Portal, token: string, word: string) => {
    for (const [index, database] of portal.world(token).databases.entries())
      database.name = `${word}-${index}`
  }
  let count = 0
  const { token, calls } = await open('/databases', {
    token: accounts.alpha,
    prepare: (portal, own) => {
      mark(portal, own, 'alpha')
      mark(portal, tokens.beta, 'beta')
      mark(portal, tokens.gamma, 'gamma')
    },
    // Answers are delayed, so that many are in flight when the account changes.
    through: async (request, portal) => {
      const answer = await portal.fetch(request)
      await new Promise((resolve) => setTimeout(resolve, (count++ % 5) * 30))
      return answer
    },
  })
  await addToken(tokens.beta, 'beta')
  await addToken(tokens.gamma, 'gamma')
  const first = await openProfile(`htx_…${token.slice(-4)}`)
  await first.getByRole('textbox', { name: 'Profile name' }).fill('alpha')
  await userEvent.keyboard('{Escape}')
  const seen = await switchAtRandom(switches, 25)
  expect(seen.wrong).toEqual([])
  // Rows of every account were seen, so the observer has worked.
  for (const word of Object.keys(accounts)) expect(seen.rows[word]).toBeGreaterThan(0)
  expect(calls().filter(({ status }) => status === 429)).toEqual([])
})

/** Chooses profiles at random, and checks every frame for data of another one. */
async function switchAtRandom(times: number, seed: number) {
  const words = ['alpha', 'beta', 'gamma']
  const counts: Record<string, number> = {}
  const wrong = new Set<string>()
  const used = () => document.querySelector('header bdi')?.textContent ?? ''
  let isWatching = true
  const look = () => {
    const text = document.querySelector('main')?.textContent ?? ''
    for (const word of words)
      if (text.includes(`${word}-`)) {
        counts[word] = (counts[word] ?? 0) + 1
        if (word !== used()) wrong.add(`${word} under ${used()}`)
      }
    if (isWatching) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  const random = seeded(String(seed))
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  for (let switched = 0; switched < times;) {
    const account = document.querySelector<HTMLElement>('header [aria-haspopup=menu]')
    if (account?.getAttribute('aria-expanded') === 'false') account.click()
    // Its entries are rendered once it has opened.
    await Promise.resolve()
    const items = [...document.querySelectorAll<HTMLElement>('header [role=menuitem]')].filter(
      (item) => item.textContent?.startsWith('Switch to '),
    )
    const item = items[Math.floor(random() * items.length)]
    if (item) {
      item.click()
      switched++
    }
    // Now and then a second choice before the first is complete.
    await pause(random() < 0.2 ? 0 : random() * 150)
    // Each account's rows are awaited once, however slowly they come.
    while (!counts[used()]) await pause(20)
  }
  await pause(500)
  isWatching = false
  return { wrong: [...wrong], rows: counts }
}
