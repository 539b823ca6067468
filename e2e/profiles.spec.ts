/** Several tokens in one browser: named profiles, a switch that shows nothing of the other, a safety catch. */
import type { BrowserContext, Page } from '@playwright/test'
import { callsOf, expect, test, type Site } from './fixtures'
import { refreshButton, rested } from './refresh'
import { atSignIn, keysWith, openTabs, rows } from './tabs'
import { forward } from './time'
import { backUp, createButton, deleteButton, fillCreate, fillDelete, row, writesOf } from './writes'

const menu = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Profile: / })

/** Adds a token through the banner's menu; the tab then uses it. */
async function addToken(
  page: Page,
  token: string,
  name: string,
  { remember = false } = {},
): Promise<void> {
  await menu(page).click()
  await page.getByRole('menuitem', { name: 'Add another token' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add another token' })
  await dialog.getByRole('textbox', { name: 'Name of the profile' }).fill(name)
  await dialog.getByRole('textbox', { name: 'API token' }).fill(token)
  if (remember) await dialog.getByRole('checkbox', { name: 'Remember on this device' }).check()
  await dialog.getByRole('button', { name: 'Check token' }).click()
  await dialog.getByRole('button', { name: 'Add and switch to it' }).click()
  await expect(menu(page)).toHaveAccessibleName(`Profile: ${name}`)
}

async function switchTo(page: Page, name: string | RegExp): Promise<void> {
  await menu(page).click()
  await page
    .getByRole('menuitem', { name: name instanceof RegExp ? name : `Switch to ${name}` })
    .click()
}

/** The card of a profile in the dialog that lists them. */
async function openProfile(page: Page, name: string) {
  await menu(page).click()
  await page.getByRole('menuitem', { name: 'Profiles…' }).click()
  return page.getByRole('dialog', { name: 'Profiles' }).getByRole('region', { name })
}

/** Gives every database of an account a name that no other account has. */
function mark(site: Site, token: string, word: string): void {
  for (const [index, database] of site.portal.world(token).databases.entries())
    database.name = `${word}-${index}`
}

test('another token is checked, named, used, and switched back from', async ({
  page,
  site,
  token,
  signIn,
}) => {
  const [one, two] = [token('full_many-3'), token('read_many-5')]
  mark(site, one, 'alpha')
  mark(site, two, 'beta')
  await signIn(one)
  await expect(menu(page)).toHaveAccessibleName(`Profile: htx_…${one.slice(-4)}`)
  await addToken(page, two, 'Audit')
  await expect(page.getByRole('rowheader', { name: 'beta-0' })).toBeVisible()
  await expect(rows(page)).toHaveCount(6)
  await expect(page.getByRole('link', { name: /^Scope: full, read/ })).toBeVisible()

  // Both survive a reload, and neither is kept so that it could be read.
  await page.reload()
  await expect(menu(page)).toHaveAccessibleName('Profile: Audit')
  for (const token of [one, two]) expect(await keysWith(page, token)).toEqual([])
  await switchTo(page, /^Switch to htx_…/)
  await expect(page.getByRole('rowheader', { name: 'alpha-0' })).toBeVisible()
  await expect(rows(page)).toHaveCount(4)

  // Nothing of a token is in an address, or in what the page shows.
  expect(page.url()).not.toContain('htx_')
  expect(await page.locator('html').innerHTML()).not.toContain(two)
})

test('each profile says what it may do, what it has left, and where it is kept', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token('full'))
  await addToken(page, token('functions'), 'Functions only', { remember: true })
  const card = await openProfile(page, 'Functions only')
  await expect(card).toContainText('Scope: functions')
  await expect(card).toContainText(/\d of 120 requests in the last minute/)
  await expect(card).toContainText(/on this device until/)
  await card.getByRole('textbox', { name: 'Name of the profile' }).fill('Edge')
  const renamed = page.getByRole('region', { name: 'Edge' })
  await renamed.getByLabel('Colour').selectOption('Red')
  const other = page.getByRole('dialog').getByRole('region', { name: /^htx_…/ })
  await expect(other).toContainText('Scope: full, read')
  await expect(other).toContainText(/[3-9] of 120 requests in the last minute/)
  await expect(other).toContainText(/in this tab, at most until/)
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(menu(page)).toHaveAccessibleName('Profile: Edge')
})

test('what this token may not do, another profile may: it is named, and one press away', async ({
  page,
  site,
  token,
  signIn,
}) => {
  const [full, read] = [token('full'), token('read')]
  await signIn(full)
  await backUp(page, 'shop')
  await expect.poll(() => writesOf(site.portal, full)).toHaveLength(1)
  await addToken(page, read, 'Reader')
  await fillCreate(page, 'from-the-reader')
  await createButton(page).click()
  const refused = page.getByRole('alert').filter({ hasText: 'may not create databases (403)' })
  await expect(refused).toContainText(/The profile htx_….{4} may\./)
  await refused.getByRole('button', { name: /^Switch to htx_…/ }).click()

  // The form and what was typed stay; the other account may.
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('from-the-reader')
  await createButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'from-the-reader' })).toBeVisible()
  expect(writesOf(site.portal, full)).toContain('POST /api/portal/databases')
})

test('the Token screen and the list of profiles follow what a refusal shows, and offer the switch', async ({
  page,
  site,
  token,
  signIn,
}) => {
  const full = token('full')
  await signIn(full)
  await backUp(page, 'shop')
  await expect.poll(() => writesOf(site.portal, full)).toHaveLength(1)
  await addToken(page, token('read'), 'Reader')
  const card = await openProfile(page, 'Reader')
  await expect(card).toContainText('Scope: full, read')
  await page.keyboard.press('Escape')

  await page
    .getByRole('banner')
    .getByRole('link', { name: /^Scope:/ })
    .click()
  await page.getByRole('button', { name: 'Check write access' }).click()
  await page.getByRole('button', { name: 'Send the check' }).click()
  const action = page.getByRole('listitem').filter({ hasText: /^Create databases/ })
  await expect(action).toContainText('needs a token with the scope full or databases')
  await expect(await openProfile(page, 'Reader')).toContainText(
    'Scope: read, functions, or proxies',
  )
  await page.keyboard.press('Escape')
  await expect(action).toContainText(/The profile htx_….{4} may\./)
  await action.getByRole('button', { name: /^Switch to htx_…/ }).click()
  await expect(menu(page)).toHaveAccessibleName(/^Profile: htx_…/)
})

test('a list that is refused names the profile that may read it', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token('full'))
  await addToken(page, token('functions'), 'Edge')
  const refused = page.getByRole('alert').filter({ hasText: 'may not read databases (403).' })
  await expect(refused).toContainText(/The profile htx_….{4} may\./)
  await refused.getByRole('button', { name: /^Switch to htx_…/ }).click()
  await expect(rows(page)).toHaveCount(15)
})

test('read-only: no write leaves, in any tab, and every action says why', async ({
  page,
  context,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  const [other] = await openTabs(context, 1)
  if (!other) throw new Error('No other tab')
  // A dialog that is open in the other tab while the catch is put on here.
  await fillDelete(other, 'shop')
  const card = await openProfile(page, `htx_…${token().slice(-4)}`)
  await card.getByRole('checkbox', { name: /^Read-only/ }).check()
  await expect(menu(other)).toHaveAccessibleName(/, read-only$/)
  await page.keyboard.press('Escape')

  await expect(deleteButton(other)).toHaveAccessibleDescription('This profile is set to read-only.')
  await deleteButton(other).click({ force: true })

  await page.getByRole('button', { name: 'Actions for shop', exact: true }).click()
  for (const name of [/^Back up now/, /^Delete/]) {
    const item = page.getByRole('menuitem', { name })
    await expect(item).toHaveAttribute('aria-disabled', 'true')
    await expect(item).toContainText('This profile is set to read-only.')
  }
  await page.keyboard.press('Escape')
  await fillCreate(page, 'never')
  await expect(createButton(page)).toHaveAccessibleDescription('This profile is set to read-only.')
  await createButton(page).click({ force: true })
  await page.reload()
  await expect(menu(page)).toContainText('read-only')
  expect(writesOf(site.portal, token())).toEqual([])

  const again = await openProfile(page, `htx_…${token().slice(-4)}`)
  await again.getByRole('checkbox', { name: /^Read-only/ }).uncheck()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Databases', exact: true }).first().click()
  await backUp(page, 'shop')
  await expect.poll(() => writesOf(site.portal, token())).toHaveLength(1)
  await expect(row(page, 'shop')).toBeVisible()
})

test('F024 signing out ends every profile in every tab, and leaves nothing', async ({
  page,
  context,
  token,
  signIn,
}) => {
  const [one, two] = [token('full'), token('read')]
  await signIn(one)
  await addToken(page, two, 'Reader', { remember: true })
  const [other] = await openTabs(context, 1)
  if (!other) throw new Error('No other tab')
  await switchTo(other, /^Switch to htx_…/)
  await expect(menu(other)).toHaveAccessibleName(/^Profile: htx_…/)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(atSignIn(other)).toBeVisible()
  for (const tab of [page, other]) {
    await expect(atSignIn(tab)).toBeVisible()
    await expect(tab.getByRole('button', { name: /^Go on with/ })).toHaveCount(0)
    for (const token of [one, two]) expect(await keysWith(tab, token)).toEqual([])
  }
  await page.reload()
  await expect(atSignIn(page)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Profiles in this browser' })).toHaveCount(0)
})

test('F024 signing out reaches a tab that is at sign-in: its other profiles and its token on trial go', async ({
  page,
  context,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  const [one, two, tried] = [token('full'), token('read'), token('proxies')]
  await signIn(one)
  await addToken(page, two, 'Reader')
  const [other] = await openTabs(context, 1)
  if (!other) throw new Error('No other tab')
  await switchTo(other, /^Switch to htx_…/)
  await expect(menu(other)).toHaveAccessibleName(/^Profile: htx_…/)
  await revoke(page, site, two)
  await expect(page.getByRole('button', { name: /^Go on with htx_…/ })).toBeVisible()
  await page.getByRole('textbox', { name: 'API token' }).fill(tried)
  await page.getByRole('button', { name: 'Check token' }).click()
  await expect(page.getByRole('button', { name: 'Open dashboard' })).toBeVisible()

  await other.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('status').first()).toContainText('Signed out in every tab')
  await expect(page.getByRole('button', { name: /^Go on with/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Open dashboard' })).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'API token' })).toHaveValue('')
  for (const tab of [page, other])
    for (const token of [one, two, tried]) expect(await keysWith(tab, token)).toEqual([])
})

/** The portal accepts the token of the profile in use no longer, and the page finds out. */
async function revoke(page: Page, site: Site, token: string): Promise<void> {
  // What is still under way, after a reload say, would find out before the button is pressed, and take it away.
  await rested(page)
  site.portal.fail(token, { times: Infinity, fault: '401' })
  await refreshButton(page).click()
  await expect(page.getByRole('alert')).toContainText('no longer accepts this token')
}

for (const remember of [false, true])
  test(`a profile whose token is revoked ends alone: another one${remember ? ', remembered,' : ''} goes on with one press`, async ({
    page,
    site,
    token,
    signIn,
  }) => {
    await page.clock.install()
    const [one, two] = [token('read'), token('full_many-3')]
    await signIn(one)
    await addToken(page, two, 'Other', { remember })
    await switchTo(page, /^Switch to htx_…/)
    await expect(rows(page)).toHaveCount(15)
    await revoke(page, site, one)
    expect(await keysWith(page, one)).toEqual([])
    await page.getByRole('button', { name: 'Go on with Other' }).click()
    await expect(rows(page)).toHaveCount(4)
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

/** Lets the sessions of the tab's other profiles end in five minutes. */
async function shortenOthers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const name = Object.keys(sessionStorage).find((key) => key.includes(':profiles:')) ?? ''
    const others: { until: number }[] = JSON.parse(sessionStorage.getItem(name) ?? '[]')
    for (const other of others) other.until = Date.now() + 300_000
    sessionStorage.setItem(name, JSON.stringify(others))
  })
  await page.reload()
  await expect(menu(page)).toHaveAccessibleName(/^Profile: htx_…/)
}

test('a profile whose time is up says so when it is chosen, and is kept no longer', async ({
  page,
  token,
  signIn,
}) => {
  await page.clock.install()
  const [one, two] = [token('full'), token('read')]
  await signIn(one)
  await addToken(page, two, 'Reader')
  await switchTo(page, /^Switch to htx_…/)
  await expect(menu(page)).toHaveAccessibleName(/^Profile: htx_…/)
  await shortenOthers(page)
  await forward(page, 301_000)
  await switchTo(page, 'Reader')
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'The session of the profile Reader has reached its end.',
  )
  await expect(menu(page)).toHaveAccessibleName(/^Profile: htx_…/)
  expect(await keysWith(page, two)).toEqual([])
})

test('a profile whose time is up says so at sign-in too', async ({ page, site, token, signIn }) => {
  await page.clock.install()
  const [one, two] = [token('full'), token('read')]
  await signIn(one)
  await addToken(page, two, 'Reader')
  await switchTo(page, /^Switch to htx_…/)
  await expect(menu(page)).toHaveAccessibleName(/^Profile: htx_…/)
  await shortenOthers(page)
  await revoke(page, site, one)
  await forward(page, 301_000)
  await page.getByRole('button', { name: 'Go on with Reader' }).click()
  await expect(page.getByRole('status').first()).toContainText('reached its end after 12 hours')
  await expect(page.getByRole('button', { name: /^Go on with/ })).toHaveCount(0)
  expect(await keysWith(page, two)).toEqual([])
})

test('signing in remembered, where another one is remembered already, keeps both', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  const [one, two, three] = [token('full'), token('read'), token('functions')]
  await signIn(one)
  await addToken(page, two, 'Reader', { remember: true })
  await switchTo(page, /^Switch to htx_…/)
  await expect(rows(page)).toHaveCount(15)
  await revoke(page, site, one)
  await page.getByRole('textbox', { name: 'API token' }).fill(three)
  await page.getByRole('checkbox', { name: 'Remember on this device' }).check()
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(menu(page)).toHaveAccessibleName(/^Profile: htx_…/)
  expect(await keysWith(page, three)).toContain('localStorage: remembered')
  expect(await keysWith(page, two)).toEqual(['localStorage: profiles'])
})

test('a profile that is added is there in the tabs that are open', async ({
  page,
  context,
  token,
  signIn,
}) => {
  await signIn(token('full'))
  const [other] = await openTabs(context, 1)
  if (!other) throw new Error('No other tab')
  await addToken(page, token('read_many-3'), 'Reader')
  await expect(menu(other)).toHaveAccessibleName(/^Profile: htx_…/)
  await switchTo(other, 'Reader')
  await expect(menu(other)).toHaveAccessibleName('Profile: Reader')
  await expect(rows(other)).toHaveCount(4)
})

test('a profile that is removed is gone in every tab, also in one that was elsewhere', async ({
  page,
  context,
  token,
  signIn,
}) => {
  const [one, two] = [token('full'), token('read')]
  await signIn(one)
  await addToken(page, two, 'Reader', { remember: true })
  await switchTo(page, /^Switch to htx_…/)
  const [other, away] = await openTabs(context, 2)
  if (!other || !away) throw new Error('No other tab')
  for (const tab of [other, away]) {
    // It begins in the first tab's profile, or where that one answers late, in the one on the device.
    await expect(menu(tab)).toHaveAccessibleName(/^Profile: (htx_…|Reader)/)
    if ((await menu(tab).getAttribute('aria-label')) !== 'Profile: Reader')
      await switchTo(tab, 'Reader')
    await expect(menu(tab)).toHaveAccessibleName('Profile: Reader')
  }
  await away.goto('about:blank')
  const card = await openProfile(page, 'Reader')
  await card.getByRole('button', { name: 'Remove Reader' }).click()
  await expect(card).toHaveCount(0)
  await expect(other.getByRole('status')).toContainText('removed from this browser')
  await away.goto('/databases')
  // The first tab, which goes on with its own profile, lets it in.
  await expect(menu(away)).toHaveAccessibleName(/^Profile: htx_…/)
  await menu(away).click()
  await expect(away.getByRole('menuitem', { name: 'Switch to Reader' })).toHaveCount(0)
  for (const tab of [page, other, away]) expect(await keysWith(tab, two)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(rows(page)).toHaveCount(15)
})

test('F114 F118 switching in the middle of a write asks first', async ({
  page,
  site,
  token,
  signIn,
}) => {
  const [one, two] = [token('full'), token('read')]
  await signIn(one)
  await addToken(page, two, 'Reader')
  await switchTo(page, /^Switch to htx_…/)
  await expect(rows(page)).toHaveCount(15)
  site.portal.fail(one, { method: 'POST', fault: 'timeout' })
  await fillCreate(page, 'pending')
  await createButton(page).click()
  await expect.poll(() => writesOf(site.portal, one)).toHaveLength(1)
  await switchTo(page, 'Reader')
  const question = page.getByRole('dialog', { name: 'Switch the profile' })
  await question.getByRole('button', { name: 'Stay' }).click()
  await expect(menu(page)).toHaveAccessibleName(/^Profile: htx_…/)
  await switchTo(page, 'Reader')
  await question.getByRole('button', { name: 'Switch anyway' }).click()
  await expect(menu(page)).toHaveAccessibleName('Profile: Reader')
  await expect(page.getByText('in progress')).toHaveCount(0)
  await switchTo(page, /^Switch to htx_…/)
  await expect(page.getByRole('status').filter({ hasText: 'in progress' })).toContainText(
    'A create of pending was in progress.',
  )
  expect(writesOf(site.portal, one)).toHaveLength(1)
})

test('F023 F118 what a run had not sent when the profile was switched is told there, and in no other', async ({
  page,
  site,
  token,
  signIn,
}) => {
  const [one, two] = [token('full'), token('read')]
  await signIn(one)
  await addToken(page, two, 'Reader')
  await switchTo(page, /^Switch to htx_…/)
  site.portal.fail(one, { method: 'POST', fault: 'timeout', times: 9 })
  await page.getByRole('checkbox', { name: 'Select all 14' }).check()
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Back up 14/ })
    .click()
  await expect.poll(() => writesOf(site.portal, one)).toHaveLength(3)
  await switchTo(page, 'Reader')
  await page.getByRole('button', { name: 'Switch anyway' }).click()
  await expect(menu(page)).toHaveAccessibleName('Profile: Reader')
  await expect(rows(page)).toHaveCount(15)
  await expect(page.getByText(/Not sent|in progress/)).toHaveCount(0)
  await switchTo(page, /^Switch to htx_…/)
  const told = page.getByRole('status')
  await expect(told.filter({ hasText: 'Not sent: the session ended first.' })).toHaveCount(1)
  await expect(told.filter({ hasText: 'was in progress.' })).toHaveCount(3)
  await expect(page.getByText('To be backed up:')).toBeVisible()
  expect(writesOf(site.portal, one)).toHaveLength(3)
})

test('F118 adding a token, or removing the one in use, in the middle of a write asks first', async ({
  page,
  site,
  token,
  signIn,
}) => {
  const [one, two] = [token('full'), token('read')]
  await signIn(one)
  site.portal.fail(one, { method: 'POST', fault: 'timeout' })
  await fillCreate(page, 'pending')
  await createButton(page).click()
  await expect.poll(() => writesOf(site.portal, one)).toHaveLength(1)

  const card = await openProfile(page, `htx_…${one.slice(-4)}`)
  await card.getByRole('button', { name: /^Remove / }).click()
  const removal = page.getByRole('dialog', { name: 'Remove the profile' })
  await expect(removal).toContainText('whether it went through can then be checked later')
  await removal.getByRole('button', { name: 'Stay' }).click()
  await expect(menu(page)).toHaveAccessibleName(/^Profile: htx_…/)
  await page.getByRole('dialog').getByRole('button', { name: 'Add another token' }).click()

  const form = page.getByRole('dialog', { name: 'Add another token' })
  await form.getByRole('textbox', { name: 'Name of the profile' }).fill('Reader')
  await form.getByRole('textbox', { name: 'API token' }).fill(two)
  await form.getByRole('button', { name: 'Check token' }).click()
  await form.getByRole('button', { name: 'Add and switch to it' }).click()
  const question = page.getByRole('dialog', { name: 'Switch the profile' })
  await question.getByRole('button', { name: 'Stay' }).click()
  await expect(menu(page)).toHaveAccessibleName(/^Profile: htx_…/)
  await form.getByRole('button', { name: 'Add and switch to it' }).click()
  await question.getByRole('button', { name: 'Switch anyway' }).click()
  await expect(menu(page)).toHaveAccessibleName('Profile: Reader')
  await expect(form).toHaveCount(0)
  expect(writesOf(site.portal, one)).toHaveLength(1)
})

test('F118 switching while a write waits for the rate limit says that it is not sent then', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await page.clock.install()
  const [one, two] = [token('full'), token('read')]
  await signIn(one)
  await addToken(page, two, 'Reader')
  await switchTo(page, /^Switch to htx_…/)
  await expect(rows(page)).toHaveCount(15)
  // A pause that lasts longer than all that follows, in which the list does not grow old.
  await page.route(
    '**/api/portal/databases/shop',
    (route) => route.fulfill({ status: 429, headers: { 'Retry-After': '100' } }),
    { times: 1 },
  )
  await page.clock.setFixedTime(Date.now())
  // Not by the list: what the form asks for first would have to be read anew.
  await page.getByRole('link', { name: 'shop', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Rate limit reached' })).toBeVisible()
  await page.getByRole('link', { name: 'Databases', exact: true }).first().click()
  await fillCreate(page, 'pending')
  await createButton(page).click()
  await expect(page.getByText('Not sent yet: it waits for its turn.')).toBeVisible()
  await switchTo(page, 'Reader')
  const question = page.getByRole('dialog', { name: 'Switch the profile' })
  await expect(question).toContainText('Nothing more of it is sent then.')
  await question.getByRole('button', { name: 'Switch anyway' }).click()
  await expect(menu(page)).toHaveAccessibleName('Profile: Reader')
  expect(writesOf(site.portal, one)).toEqual([])
})

test('F025 F026 two hundred random switches: not one frame of the other account', async ({
  page,
  context,
  site,
  token,
  signIn,
}) => {
  test.setTimeout(240_000)
  const accounts = { alpha: 'full_many-3', beta: 'read_many-4', gamma: 'full_many-5' }
  for (const [word, words] of Object.entries(accounts)) mark(site, token(words), word)
  await signIn(token(accounts.alpha))
  await addToken(page, token(accounts.beta), 'beta')
  await addToken(page, token(accounts.gamma), 'gamma')
  const first = await openProfile(page, `htx_…${token(accounts.alpha).slice(-4)}`)
  await first.getByRole('textbox', { name: 'Name of the profile' }).fill('alpha')
  await page.keyboard.press('Escape')
  await delayAnswers(context)
  const seen = await page.evaluate(switchAtRandom, { times: 200, seed: 25 })
  expect(seen.wrong).toEqual([])
  expect(seen.switched).toBe(200)
  // That rows of every account were seen shows that the watch was awake.
  for (const word of Object.keys(accounts)) expect(seen.rows[word]).toBeGreaterThan(0)
  for (const words of Object.values(accounts))
    expect(callsOf(site.portal, token(words)).filter(({ status }) => status === 429)).toEqual([])
})

/** Answers come after a while, so that many are under way when the account changes. */
async function delayAnswers(context: BrowserContext): Promise<void> {
  let count = 0
  await context.route('**/api/portal/**', async (route) => {
    const answer = await route.fetch().catch(() => null)
    await new Promise((resolve) => setTimeout(resolve, (count++ % 5) * 30))
    if (answer) await route.fulfill({ response: answer }).catch(() => undefined)
  })
}

/** Runs in the page: chooses profiles at random, and looks at every frame for what belongs to another one. */
async function switchAtRandom({ times, seed }: { times: number; seed: number }) {
  const words = ['alpha', 'beta', 'gamma']
  const rows: Record<string, number> = {}
  const wrong: string[] = []
  const button = () => document.querySelector<HTMLElement>('header button[aria-label^="Profile: "]')
  const used = () => button()?.getAttribute('aria-label')?.slice('Profile: '.length) ?? ''
  const look = () => {
    const name = used()
    const text = document.querySelector('main')?.textContent ?? ''
    for (const word of words)
      if (text.includes(`${word}-`)) {
        rows[word] = (rows[word] ?? 0) + 1
        if (word !== name) wrong.push(`${word} under ${name}`)
      }
  }
  let watching = true
  const frame = () => {
    look()
    if (watching) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  let state = seed
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  let switched = 0
  while (switched < times) {
    const items = [...document.querySelectorAll<HTMLElement>('header [role=menuitem]')].filter(
      (item) => item.textContent?.startsWith('Switch to '),
    )
    const item = items[Math.floor(random() * items.length)]
    if (item) {
      item.click()
      switched++
    }
    // Now and then a second choice before the first has come about.
    await pause(random() < 0.2 ? 0 : random() * 150)
    // The rows of each account are waited for once, however slow they are to come.
    while (!rows[used()]) await pause(20)
  }
  await pause(500)
  watching = false
  return { wrong: [...new Set(wrong)], rows, switched }
}
