/** The way in: pasting, checking, and every answer that a token can get. */
import type { Page } from '@playwright/test'
import { callsOf, expect, test } from './fixtures'
import { forward, stopClock } from './time'

const field = 'API token'

test('pasted token to rows: the check, its evidence, and four calls at most', async ({
  page,
  site,
  token,
}) => {
  // Nothing grows old, which would be a reason to read again.
  await page.clock.setFixedTime(new Date())
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in$/)
  await expect(page).toHaveTitle('Sign in · HTX Cloud')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in with an API token')
  await expect(page.getByRole('textbox', { name: field })).toBeFocused()
  await expect(page.getByRole('checkbox', { name: 'Remember on this device' })).not.toBeChecked()

  await page.getByRole('textbox', { name: field }).fill(token())
  await page.keyboard.press('Enter')
  const check = page.getByRole('region', { name: 'Token check' })
  const access = check.getByRole('table', { name: 'Access' })
  for (const product of ['Databases', 'Functions', 'Proxies'])
    await expect(access.getByRole('row', { name: product })).toHaveText(
      `${product}AllowedNot tried`,
    )
  await expect(check.getByRole('meter', { name: 'Rate limit' })).toHaveAttribute(
    'aria-valuenow',
    '3',
  )
  await expect(check.getByRole('meter', { name: 'Rate limit' })).toHaveAttribute(
    'aria-valuemax',
    '120',
  )
  await expect(check).toContainText('Scope: full, read, databases, functions, or proxies')
  await expect(check.getByRole('button', { name: 'Open dashboard' })).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/overview$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeFocused()
  await page.getByRole('link', { name: 'Databases', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Databases' }).getByRole('row')).toHaveCount(15)
  expect(callsOf(site.portal, token()).length).toBeLessThanOrEqual(4)
})

test('F001 white space, quotes and a leading Bearer are removed, and the person is told', async ({
  page,
  site,
  token,
}) => {
  await page.goto('/sign-in?next=/databases')
  await page.getByRole('textbox', { name: field }).fill(`  "Bearer ${token()}"\n`)
  await page.getByRole('button', { name: 'Check token' }).click()
  await expect(page.getByText('Removed extra characters around the token')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open dashboard' })).toBeVisible()
  expect(callsOf(site.portal, token())).toHaveLength(3)
})

/**
 * The ledger that tabs share does not open, as on a busy machine, until that is let go. The clock stands meanwhile, or
 * the page would go on without it after a while.
 */
async function holdLedger(page: Page): Promise<() => Promise<void>> {
  await page.clock.install()
  await page.addInitScript(() => {
    const letGo = new Promise((resolve) => document.addEventListener('test:open', resolve))
    const open = IDBFactory.prototype.open
    IDBFactory.prototype.open = function (...wanted) {
      const opening = open.apply(this, wanted)
      const late: Pick<IDBOpenDBRequest, 'result' | 'onsuccess' | 'onupgradeneeded' | 'onerror'> = {
        get result() {
          return opening.result
        },
        onsuccess: null,
        onupgradeneeded: null,
        onerror: null,
      }
      opening.onupgradeneeded = (event) => late.onupgradeneeded?.call(opening, event)
      opening.onsuccess = (event) => void letGo.then(() => late.onsuccess?.call(opening, event))
      return late as IDBOpenDBRequest
    }
  })
  await page.goto('/sign-in?next=/databases')
  await expect(page.getByRole('textbox', { name: field })).toBeVisible()
  await stopClock(page)
  return async () => {
    await page.clock.resume()
    await page.evaluate(() => void document.dispatchEvent(new Event('test:open')))
  }
}

test('Enter pressed twice tries the token once', async ({ page, site, token }) => {
  const letGo = await holdLedger(page)
  await page.getByRole('textbox', { name: field }).fill(token())
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await letGo()
  // What is shown is the trial that has sent the reads.
  await expect(page.getByRole('row', { name: 'Databases' })).toHaveText('DatabasesAllowedNot tried')
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(page.getByRole('table', { name: 'Databases' }).getByRole('row')).toHaveCount(15)
  expect(callsOf(site.portal, token()).length).toBeLessThanOrEqual(4)
})

test('what is changed while its trial is being opened is not tried', async ({
  page,
  site,
  token,
}) => {
  const letGo = await holdLedger(page)
  const [one, two] = [token('full'), token('read')]
  await page.getByRole('textbox', { name: field }).fill(one)
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: field }).fill(two)
  await letGo()
  await expect(page.getByRole('button', { name: 'Open dashboard' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Check token' }).click()
  await expect(page.getByRole('button', { name: 'Open dashboard' })).toBeVisible()
  expect(callsOf(site.portal, one)).toEqual([])
  expect(callsOf(site.portal, two)).toHaveLength(3)
})

test('F001 what is pasted is cleaned at once, also over what was there before', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/sign-in?next=/databases')
  const box = page.getByRole('textbox', { name: field })
  const paste = async (text: string) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), text)
    await box.press('ControlOrMeta+a')
    await box.press('ControlOrMeta+v')
  }
  await paste(' Bearer htx_first\n')
  await expect(box).toHaveValue('htx_first')
  await expect(page.getByText('Removed extra characters around the token')).toBeVisible()
  await paste('HTX_TOKEN="htx_second"')
  await expect(box).toHaveValue('htx_second')
})

for (const [what, mark, code] of [
  ['an en dash', '\u2013', 'U+2013'],
  ['an invisible character', '\u200b', 'U+200B'],
] as const)
  test(`F002 ${what} in the token is named at the field and nothing is sent`, async ({
    page,
    site,
  }) => {
    const before = site.portal.calls.length
    await page.goto('/sign-in?next=/databases')
    await page.getByRole('textbox', { name: field }).fill(`htx_demo${mark}full`)
    await page.getByRole('button', { name: 'Check token' }).click()
    await expect(page.getByRole('alert')).toHaveText(
      `Character 9 (${code}) cannot be part of a token. Copy it again.`,
    )
    await expect(page.getByRole('textbox', { name: field })).toHaveValue(`htx_demo${mark}full`)
    expect(site.portal.calls.length).toBe(before)
  })

test('F003 a token of another form is asked about, not refused', async ({ page, site }) => {
  await page.goto('/sign-in?next=/databases')
  await page.getByRole('textbox', { name: field }).fill('some-other-token')
  await page.getByRole('button', { name: 'Check token' }).click()
  await expect(page.getByRole('alert')).toContainText('This does not look like a portal token')
  expect(callsOf(site.portal, 'some-other-token')).toHaveLength(0)
  await page.getByRole('button', { name: 'Use it anyway' }).click()
  await expect(page.getByRole('alert')).toContainText('The portal did not accept this token (401).')
  expect(callsOf(site.portal, 'some-other-token')).toHaveLength(3)
})

test('F004 a token of more than 512 characters is not sent', async ({ page, site }) => {
  const before = site.portal.calls.length
  await page.goto('/sign-in?next=/databases')
  await page.getByRole('textbox', { name: field }).fill(`htx_${'a'.repeat(509)}`)
  await page.getByRole('button', { name: 'Check token' }).click()
  await expect(page.getByRole('alert')).toContainText('longer than a token can be')
  expect(site.portal.calls.length).toBe(before)
})

test('F005 with white space alone the button stays off and says why', async ({ page }) => {
  await page.goto('/sign-in?next=/databases')
  await page.getByRole('textbox', { name: field }).fill('   ')
  const button = page.getByRole('button', { name: 'Check token' })
  await expect(button).toBeDisabled()
  await expect(button).toHaveAccessibleDescription('Paste a token first.')
})

test('F006 before the script runs there is no field that a form could send', async ({
  page,
  site,
}) => {
  await page.route('**/*.js', (route) => route.abort())
  await page.goto('/sign-in?next=/databases')
  await expect(page.getByRole('heading', { name: 'Sign in with an API token' })).toBeVisible()
  await expect(page.locator('input, form')).toHaveCount(0)
  const policy = (await page.request.get(`${site.url}/sign-in`)).headers()[
    'content-security-policy'
  ]
  expect(policy).toContain("form-action 'none'")
})

test('F007 a token in the address is removed, reported and not used', async ({
  page,
  site,
  token,
}) => {
  await page.goto(`/sign-in?token=${token()}#htx_other`)
  await expect(page.getByRole('alert')).toContainText(
    'A token was in the address and has been removed',
  )
  expect(page.url()).toBe(`${site.url}/sign-in`)
  expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain('htx_')
  await expect(page.getByRole('textbox', { name: field })).toHaveValue('')
  expect(callsOf(site.portal, token())).toHaveLength(0)
})

test('F007 also on a screen, for somebody who is signed in with another token', async ({
  page,
  site,
  token,
  signIn,
}) => {
  await signIn(token())
  await page.goto('/databases?q=shop&access_token=abc#token=htx_other')
  await expect(page.getByRole('rowheader')).toHaveText(['shop'])
  await expect(page.getByRole('alert')).toContainText(
    'A token was in the address and has been removed',
  )
  expect(page.url()).toBe(`${site.url}/databases?q=shop`)
})

test('F008 an API host in the address is ignored', async ({ page, token }) => {
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  await page.goto('/sign-in?api=https://evil.example&portalUrl=https://evil.example')
  await page.getByRole('textbox', { name: field }).fill(token())
  await page.getByRole('button', { name: 'Check token' }).click()
  await expect(page.getByRole('button', { name: 'Open dashboard' })).toBeVisible()
  expect([...hosts]).toEqual([new URL(page.url()).host])
})

test('F009 a token for functions only is a good token', async ({ page, token }) => {
  await page.goto('/sign-in?next=/databases')
  await page.getByRole('textbox', { name: field }).fill(token('functions'))
  await page.getByRole('button', { name: 'Check token' }).click()
  const access = page.getByRole('table', { name: 'Access' })
  await expect(access.getByRole('row', { name: 'Databases' })).toHaveText(
    'DatabasesRefusedNot tried',
  )
  await expect(access.getByRole('row', { name: 'Functions' })).toHaveText(
    'FunctionsAllowedNot tried',
  )
  await expect(page.getByRole('region', { name: 'Token check' })).toContainText('Scope: functions')
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(page.getByRole('link', { name: 'Scope: functions' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('This token may not read databases (403).')
})

test('F010 a token that may read nothing still opens the dashboard', async ({ page, token }) => {
  await page.goto('/sign-in?next=/databases')
  await page.getByRole('textbox', { name: field }).fill(token('full_none'))
  await page.getByRole('button', { name: 'Check token' }).click()
  await expect(page.getByRole('status')).toContainText(
    'The token is valid, but may not read databases, functions or proxies.',
  )
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Databases' })).toBeVisible()
})

test('F011 a refused token: told, the field kept, nothing stored', async ({ page, token }) => {
  await page.goto('/sign-in?next=/databases')
  await page.getByRole('textbox', { name: field }).fill(token('full_revoked'))
  await page.getByRole('button', { name: 'Check token' }).click()
  await expect(page.getByRole('alert')).toContainText('The portal did not accept this token (401).')
  await expect(page.getByRole('textbox', { name: field })).toHaveValue(token('full_revoked'))
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...sessionStorage }, { ...localStorage }]),
  )
  expect(stored).not.toContain('htx_demo')
})

test('F011 the status is said once, and nothing is said to be still checked', async ({
  page,
  token,
}) => {
  await page.goto('/sign-in?next=/databases')
  await page.getByRole('textbox', { name: field }).fill(token('full_revoked'))
  await page.getByRole('button', { name: 'Check token' }).click()
  const alert = page.getByRole('alert')
  await expect(alert.getByRole('paragraph').first()).toHaveText(
    'The portal did not accept this token (401).',
  )
  await expect(alert).toContainText('Copy the whole token again, or ask for a new one.')
  await expect(alert).not.toContainText('Checking whether')
})

test('F012 a used-up rate limit is waited for, counted down, and can be called off', async ({
  page,
  token,
}) => {
  await page.clock.install()
  // So long that there is still something of it after all that follows.
  await page.route(
    '**/api/portal/**',
    (route) => route.fulfill({ status: 429, headers: { 'Retry-After': '100' } }),
    { times: 3 },
  )
  await page.goto('/sign-in?next=/databases')
  await page.getByRole('textbox', { name: field }).fill(token())
  await page.getByRole('button', { name: 'Check token' }).click()
  await expect(page.getByRole('status')).toContainText(
    /used up its rate limit. Trying again in \d+ s/,
  )
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeHidden()

  await page.getByRole('button', { name: 'Check token' }).click()
  await expect(page.getByRole('status')).toContainText(/Trying again in \d+ s/)
  await forward(page, 115_000)
  await expect(page.getByRole('button', { name: 'Open dashboard' })).toBeVisible()
})

test('F012 F083 a limit that is used up for a day is not tried again, until the person does', async ({
  page,
  site,
  token,
}) => {
  // At noon: a few seconds before midnight it would be the day after tomorrow.
  await page.clock.install({ time: new Date('2026-11-24T05:00:00Z') })
  await page.route(
    '**/api/portal/**',
    (route) => route.fulfill({ status: 429, headers: { 'Retry-After': '86400' } }),
    { times: 3 },
  )
  await page.goto('/sign-in?next=/databases')
  await page.getByRole('textbox', { name: field }).fill(token())
  await page.getByRole('button', { name: 'Check token' }).click()
  await expect(page.getByRole('status')).toHaveText(
    /^The portal asks to wait until tomorrow \d\d:\d\d\. Nothing is sent until then\.$/,
  )
  await forward(page, 60 * 60_000)
  expect(callsOf(site.portal, token())).toHaveLength(0)
  await page.getByRole('button', { name: 'Try now' }).click()
  await expect(page.getByRole('button', { name: 'Open dashboard' })).toBeVisible()
})

test('while it is checked, the status says which of the three reads are done', async ({
  page,
  token,
}) => {
  let go = () => {}
  const going = new Promise<void>((resolve) => (go = resolve))
  await page.route('**/api/portal/functions', async (route) => {
    await going
    await route.continue()
  })
  await page.goto('/sign-in?next=/databases')
  await page.getByRole('textbox', { name: field }).fill(token())
  await page.getByRole('button', { name: 'Check token' }).click()
  await expect(page.getByRole('status')).toHaveText(
    'Checking the token: 2 of 3 reads done… (Databases, Proxies)',
  )
  go()
  await expect(page.getByRole('button', { name: 'Open dashboard' })).toBeVisible()
})

test('F013 no answer: the host, both causes, and a diagnosis', async ({ page, serve, token }) => {
  const url = await serve({ portalOrigin: 'http://127.0.0.1:9' })
  await page.goto(`${url}/sign-in?next=/databases`)
  await page.getByRole('textbox', { name: field }).fill(token())
  await page.getByRole('button', { name: 'Check token' }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('No answer from 127.0.0.1:9.')
  await expect(alert).toContainText('cannot be reached, or it does not allow this site')
  await page.getByRole('button', { name: 'Diagnose' }).click()
  await expect(page.getByRole('status')).toContainText(
    'The host cannot be reached from this browser.',
  )
})

test('a portal that does not allow this site is told from one that is not there', async ({
  page,
  site,
  serve,
  token,
}) => {
  const portal = await serve({ portal: site.portal, cors: false, headers: {} })
  const url = await serve({ portalOrigin: portal })
  await page.goto(`${url}/sign-in?next=/databases`)
  await page.getByRole('textbox', { name: field }).fill(token())
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Diagnose' }).click()
  await expect(page.getByRole('status')).toContainText('does not allow this site (CORS)')
})

test('a portal on another origin that allows this site works', async ({
  page,
  site,
  serve,
  token,
}) => {
  const portal = await serve({ portal: site.portal, cors: '*', headers: {} })
  const url = await serve({ portalOrigin: portal })
  await page.goto(`${url}/sign-in?next=/databases`)
  await page.getByRole('textbox', { name: field }).fill(token())
  await page.getByRole('button', { name: 'Check token' }).click()
  await page.getByRole('button', { name: 'Open dashboard' }).click()
  await expect(page.getByRole('table', { name: 'Databases' }).getByRole('row')).toHaveCount(15)
})

test('F014 a host that answers with its own page instead of the API', async ({
  page,
  serve,
  token,
}) => {
  const url = await serve({})
  await page.goto(`${url}/sign-in?next=/databases`)
  await page.getByRole('textbox', { name: field }).fill(token())
  await page.getByRole('button', { name: 'Check token' }).click()
  await expect(page.getByRole('alert')).toContainText(
    'answered with a web page instead of the portal API',
  )
  await expect(page.getByRole('alert')).toContainText(
    'reverse proxy for /api/portal is probably not set up',
  )
})

test('F015 inside another page there is no field', async ({ page, serve }) => {
  const bare = await serve({ headers: {} })
  const outer = await serve({
    headers: {},
    rewriteHtml: () => `<!doctype html><title>x</title><iframe src="${bare}/sign-in"></iframe>`,
  })
  await page.goto(outer)
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('alert')).toContainText('refuses to run inside another page')
  await expect(frame.getByRole('textbox')).toHaveCount(0)
})

test('F018 a revealed token is hidden again after ten seconds', async ({ page }) => {
  await page.clock.install()
  await page.goto('/sign-in?next=/databases')
  const input = page.getByRole('textbox', { name: field })
  await input.fill('htx_secret')
  await expect(input).toHaveCSS('-webkit-text-security', 'disc')
  await stopClock(page)
  await page.getByRole('button', { name: 'Show token' }).click()
  await expect(input).toHaveCSS('-webkit-text-security', 'none')
  await forward(page, 10_000)
  await expect(input).toHaveCSS('-webkit-text-security', 'disc')
})

test.describe('the way back', () => {
  for (const [next, lands] of [
    ['/databases?q=shop&sort=-name', '/databases?q=shop&sort=-name'],
    ['/token', '/token'],
    ['//evil.example/x', '/overview'],
    ['/\\evil.example', '/overview'],
    ['https://evil.example', '/overview'],
    ['javascript:alert(1)', '/overview'],
  ] as const)
    test(`?next=${next} leads to ${lands}`, async ({ page, site, token }) => {
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
      await page.getByRole('textbox', { name: field }).fill(token())
      await page.getByRole('button', { name: 'Check token' }).click()
      await page.getByRole('button', { name: 'Open dashboard' }).click()
      await expect(page).toHaveURL(`${site.url}${lands}`)
    })
})
