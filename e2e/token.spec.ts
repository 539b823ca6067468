/** The Token screen: what is known of the token and why, the check of writing, the contract watch. */
import type { Page } from '@playwright/test'
import { expectClean } from './accessibility'
import { callsOf, expect, test } from './fixtures'
import { forward } from './time'
import { createButton, fillCreate, writesOf } from './writes'

async function openToken(page: Page) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Token' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Access' })).toBeVisible()
}

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

const access = (page: Page, product: string) =>
  page
    .getByRole('table', { name: 'Access' })
    .getByRole('row', { name: new RegExp(`^${product}`) })
    .getByRole('cell')

const scope = (page: Page, name: string) =>
  part(page, 'Scopes')
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${name}`) })

const action = (page: Page, name: string) =>
  part(page, 'Actions').getByRole('listitem').filter({ hasText: name })

async function checkWriting(page: Page) {
  await page.getByRole('button', { name: 'Check write access' }).click()
  await page
    .getByRole('dialog', { name: 'Check write access?' })
    .getByRole('button', { name: 'Send the check' })
    .click()
}

for (const [where, ends] of [
  ['in this tab only', 'Nov 25, 2026, 1:45 PM'],
  ['on this device', 'Dec 2, 2026, 1:45 AM'],
] as const)
  test(`the session: a masked token, the portal, since when, ${where}, and when it ends`, async ({
    page,
    site,
    token,
  }) => {
    await page.clock.install({ time: new Date('2026-11-24T18:45:00Z') })
    await page.goto('/sign-in?next=/token')
    if (where === 'on this device')
      await page.getByRole('checkbox', { name: 'Remember on this device' }).check()
    await page.getByRole('textbox', { name: 'API token' }).fill(token())
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Open dashboard' }).click()
    const session = part(page, 'Session')
    await expect(session).toContainText(`htx_…${token().slice(-4)}`)
    await expect(session).toContainText(new URL(site.url).host)
    await expect(session).toContainText('SinceNov 25, 2026, 1:45 AM')
    await expect(session).toContainText(where)
    await expect(session).toContainText(`Ends${ends}, or after 30 minutes without input`)
    expect(await page.content()).not.toContain(token())
  })

test('each scope: possible, or ruled out by a call at a time; each denied action with its need', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token('databases'))
  await openToken(page)
  await expect(access(page, 'Databases')).toHaveText(['Allowed', 'Not tried'])
  await expect(access(page, 'Functions')).toHaveText(['Refused', 'Not tried'])
  await expect(scope(page, 'databases')).toContainText('still possible')
  for (const name of ['full', 'read'])
    await expect(scope(page, name)).toContainText(
      /ruled out: GET \/api\/portal\/(functions|proxies) was refused at \d\d:\d\d/,
    )
  for (const name of ['functions', 'proxies'])
    await expect(scope(page, name)).toContainText(/GET \/api\/portal\/\w+ was \w+ at \d\d:\d\d/)
  await expect(action(page, 'Read functions')).toContainText(
    'needs a token with the scope full, read, or functions',
  )
  await expect(action(page, 'Create databases')).not.toContainText('needs')
})

test('F041 every call keeps it current', async ({ page, site, token, signIn }) => {
  await signIn(token('full'))
  await openToken(page)
  await expect(access(page, 'Databases')).toHaveText(['Allowed', 'Not tried'])
  site.portal.fail(token('full'), { path: '/api/portal/functions', fault: '403' })
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(access(page, 'Functions').first()).toHaveText('Refused')
  await expect(scope(page, 'full')).toContainText('GET /api/portal/functions was refused')
  // The button rests for a moment after each answer.
  await expect(async () => {
    await page.getByRole('button', { name: 'Check again' }).click()
    await expect(access(page, 'Functions').first()).toHaveText('Allowed', { timeout: 1000 })
  }).toPass()
  await expect(scope(page, 'full')).toContainText('still possible')

  await page.getByRole('link', { name: 'Databases', exact: true }).click()
  await fillCreate(page, 'proof')
  await createButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'proof' })).toBeVisible()
  await openToken(page)
  await expect(access(page, 'Databases')).toHaveText(['Allowed', 'Allowed'])
  await expect(scope(page, 'read')).toContainText('POST /api/portal/databases was allowed')
})

test('F036 F010 a token that may read nothing: the screen is still of use', async ({
  page,
  token,
  signIn,
}) => {
  await signIn(token('full_none'))
  await openToken(page)
  await expect(access(page, 'Databases')).toHaveText(['Refused', 'Not tried'])
  await expect(action(page, 'Read databases')).toContainText('needs a token with the scope')
  await expect(page.getByRole('table', { name: 'Lanes' })).toBeVisible()
  await checkWriting(page)
  await expect(part(page, 'Write access').getByRole('status')).toContainText('Unclear (404)')
})

test('F040 a refusal by a firewall and a broken list say nothing about the token', async ({
  page,
  site,
  token,
  signIn,
}) => {
  const own = token('full')
  site.portal.fail(own, { path: '/api/portal/functions', fault: '403-html', times: 9 })
  site.portal.fail(own, { path: '/api/portal/proxies', fault: '500', times: 9 })
  await signIn(own)
  await openToken(page)
  await expect(access(page, 'Functions').first()).toHaveText('Unclear')
  await expect(access(page, 'Proxies').first()).toHaveText('Unclear')
  for (const name of ['full', 'read', 'databases', 'functions'])
    await expect(scope(page, name)).toContainText('still possible')
})

test.describe('the check of writing', () => {
  test('asks first, sends one DELETE for a name that cannot exist; 404 stays unclear', async ({
    page,
    site,
    token,
    signIn,
  }) => {
    await signIn(token())
    await openToken(page)
    const button = page.getByRole('button', { name: 'Check write access' })
    await button.click()
    const dialog = page.getByRole('dialog', { name: 'Check write access?' })
    const named = /DELETE \/api\/portal\/databases\/htx-dashboard-write-check-[0-9a-f]{24}/
    await expect(dialog).toContainText(named)
    await expect(dialog).toContainText('403 proves')
    await expect(dialog).toContainText('404 is only a hint')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toBeHidden()
    expect(writesOf(site.portal, token())).toEqual([])

    await button.click()
    const [line = ''] = named.exec((await dialog.textContent()) ?? '') ?? []
    await dialog.getByRole('button', { name: 'Send the check' }).dblclick()
    const told = part(page, 'Write access').getByRole('status')
    await expect(told).toContainText('Unclear (404)')
    await expect(told).toContainText('no proof')
    expect(writesOf(site.portal, token())).toEqual([line])
    await expect(access(page, 'Databases')).toHaveText(['Allowed', 'Unclear'])
    await expect(scope(page, 'read')).toContainText('still possible')

    await page.reload()
    await expect(access(page, 'Databases')).toHaveText(['Allowed', 'Unclear'])
    await button.click()
    await expect(dialog).not.toContainText(line)
  })

  test('403 is proof, and rules two scopes out', async ({ page, token, signIn }) => {
    await signIn(token('read'))
    await openToken(page)
    await checkWriting(page)
    await expect(part(page, 'Write access').getByRole('status')).toContainText(
      'Refused (403): this token may not write databases.',
    )
    await expect(access(page, 'Databases')).toHaveText(['Allowed', 'Refused'])
    await expect(scope(page, 'full')).toContainText(
      /ruled out: DELETE \S+htx-dashboard-write-check-\S+ was refused/,
    )
    await expect(page.getByRole('banner').getByRole('link', { name: /^Scope:/ })).toHaveText(
      'Scope: read, functions, or proxies',
    )
    await expect(action(page, 'Back up databases')).toContainText(
      'needs a token with the scope full or databases',
    )
  })

  test('is off with its reason where nothing would be sent', async ({
    page,
    context,
    token,
    signIn,
  }) => {
    await signIn(token())
    await openToken(page)
    const button = page.getByRole('button', { name: 'Check write access' })
    await expect(button).toBeEnabled()
    await context.setOffline(true)
    await expect(button).toHaveAccessibleDescription('You are offline.')
    await context.setOffline(false)
    await expect(button).toHaveAccessibleDescription('')
    await page.getByRole('button', { name: /^Profile: / }).click()
    await page.getByRole('menuitem', { name: 'Profiles…' }).click()
    await page.getByRole('checkbox', { name: /^Read-only/ }).check()
    await page.keyboard.press('Escape')
    await expect(button).toHaveAccessibleDescription('This profile is set to read-only.')
  })

  for (const [fault, words] of [
    ['403-html', 'something in front of the API'],
    ['500', 'got no useful answer'],
    ['reset', 'got no useful answer'],
    ['429', 'got no useful answer'],
  ] as const)
    test(`${fault} shows nothing, and is not repeated`, async ({ page, site, token, signIn }) => {
      await page.clock.install()
      await signIn(token())
      await openToken(page)
      site.portal.fail(token(), { method: 'DELETE', fault })
      await checkWriting(page)
      await expect(part(page, 'Write access')).toContainText(words)
      await forward(page, 90_000)
      await expect(access(page, 'Databases').last()).toHaveText('Not tried')
      expect(writesOf(site.portal, token())).toHaveLength(1)
    })
})

test.describe('the contract watch', () => {
  const compare = (page: Page) => page.getByRole('button', { name: 'Compare contracts' }).click()

  test('reads only when asked, once: the same contract', async ({ page, site, token, signIn }) => {
    await page.clock.install()
    await signIn(token())
    await openToken(page)
    const reads = () => callsOf(site.portal, token()).filter(({ path }) => path === '/api/openapi')
    expect(reads()).toEqual([])
    await compare(page)
    await expect(part(page, 'API contract')).toContainText('The same contract.')
    expect(reads()).toHaveLength(1)
    // What was asked for rests for a moment.
    await forward(page, 4000)
    await compare(page)
    await expect.poll(() => reads().length).toBe(2)
  })

  test('a newer one: what it adds, and its engine can be chosen', async ({
    page,
    site,
    token,
    signIn,
  }) => {
    const own = token('full_newer')
    await signIn(own)
    await openToken(page)
    await compare(page)
    const told = part(page, 'API contract')
    await expect(told).toContainText("The portal's contract is newer.")
    await expect(told).toContainText('version 1.2.0')
    for (const line of [
      'POST /api/portal/databases/{name}/restore',
      'Database.region',
      'CreateDatabase.engine: valkey',
    ])
      await expect(told.getByRole('listitem').filter({ hasText: line })).toBeVisible()

    await page.getByRole('link', { name: 'Databases', exact: true }).click()
    await fillCreate(page, 'cache')
    const plan = page.getByRole('combobox', { name: 'Plan (SKU)' })
    await plan.fill('128gb')
    await page.getByRole('option', { name: '32 vCPU · 128 GB' }).click()
    await expect(plan).toHaveValue('db-s-32vcpu-128gb')
    await page.getByText('valkey').click()
    await expect(page.getByRole('radio', { name: 'valkey' })).toBeChecked()
    await createButton(page).click()
    await expect(page.getByRole('heading', { level: 1, name: 'cache' })).toBeVisible()
    expect(site.portal.world(own).databases.find(({ name }) => name === 'cache')?.engine).toBe(
      'valkey',
    )
  })

  for (const [what, answer, words] of [
    [
      'a web page',
      { contentType: 'text/html', body: '<!doctype html><p>x' },
      'pass /api/openapi on to the portal',
    ],
    ['no JSON', { contentType: 'application/json', body: '{"open' }, 'not with a contract'],
    ['no contract', { json: { hello: 'there' } }, 'not with a contract'],
    ['404', { status: 404, json: { error: 'not found' } }, 'does not publish its contract'],
    ['no answer', null, 'cannot be read'],
  ] as const)
    test(`${what} is said to be one`, async ({ page, token, signIn }) => {
      await signIn(token())
      await openToken(page)
      await page.route('**/api/openapi', (route) =>
        answer ? route.fulfill(answer) : route.abort(),
      )
      await compare(page)
      await expect(part(page, 'API contract').getByRole('alert')).toContainText(words)
      await expect(page.getByRole('alert')).toHaveCount(1)
      await expect(page.getByRole('table', { name: 'Access' })).toBeVisible()
    })
})

for (const [locale, colorScheme] of [
  ['en-US', 'light'],
  ['vi-VN', 'dark'],
] as const)
  test.describe(`accessibility, ${locale}, ${colorScheme}`, () => {
    test.use({ locale, colorScheme })
    test('axe finds nothing, with everything open', async ({ page, token }) => {
      await page.goto('/sign-in?next=/databases')
      await page.getByRole('textbox').fill(token('databases_newer'))
      await page.keyboard.press('Enter')
      await expect(page.getByRole('table')).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('row')).toHaveCount(15)
      await page.getByRole('banner').locator('a[href="/token"]').click()
      await expect(page.getByRole('table').first()).toBeVisible()
      const clean = (what: string) => expectClean(page, what)
      const buttons = page.getByRole('main').getByRole('button')
      await buttons.nth(1).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await clean('dialog')
      await page.getByRole('dialog').getByRole('button').last().click()
      await expect(page.getByRole('main').getByText('404').first()).toBeVisible()
      await buttons.nth(2).click()
      await expect(page.getByText('CreateDatabase.engine: valkey')).toBeVisible()
      await page.locator('summary').click()
      await clean('token')
      await page.getByRole('banner').locator('button[popovertarget]:not([aria-haspopup])').click()
      await expect(page.locator('[popover]:popover-open a')).toBeVisible()
      await clean('panel')
    })
  })
