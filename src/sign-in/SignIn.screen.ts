/** Signing in: pasting, checking, and every answer that a token can get. */
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { expectAccessible } from '~/testing/axe'
import { forward, pass, resumeClock, stopClock } from '~/testing/clock'
import { createLine, limited } from '~/testing/line'
import { open, tokenOfTest } from '~/testing/open'
import { address, heading, rows } from '~/testing/steps'
import { submitPastedTokens } from './submit-pasted'
import { checkButton, pasteAndCheck, openButton, signInWith, tokenField } from '~/testing/sign-in'

const signIn = (options: Parameters<typeof open>[1] = {}) =>
  open('/sign-in?next=/databases', { ...options, signedIn: false })

const alert = () => page.getByRole('alert')
const status = () => page.getByRole('status')
const access = (product: string) =>
  page.getByRole('table', { name: 'Access' }).getByRole('row', { name: product })

test('what surrounds a token is removed, and the person is told', async () => {
  const { token, calls } = await signIn()
  await pasteAndCheck(`  "Bearer ${token}"\n`)
  await expect.element(page.getByText('Removed extra characters around the token')).toBeVisible()
  await expect.element(openButton()).toBeVisible()
  expect(calls()).toHaveLength(3)
})

beforeAll(submitPastedTokens)

/** The browser's event for a paste after the field's content; a real paste is in the journey of the first visit. */
async function paste(text: string, before = ''): Promise<void> {
  await expect.element(tokenField()).toBeVisible()
  const field = tokenField().element()
  const clipboardData = new DataTransfer()
  clipboardData.setData('text', text)
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  if (field instanceof HTMLInputElement) field.value = before + text
  field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }))
}

test('a token that is pasted is checked at once, and Enter after it asks for nothing more', async () => {
  const { token, calls } = await signIn()
  const letGo = holdLedger()
  await paste(` Bearer ${token}\n`)
  await tokenField().click()
  await userEvent.keyboard('{Enter}')
  letGo()
  await expect.element(access('Databases')).toHaveTextContent('DatabasesAllowedNot tried')
  await expect.element(openButton()).toHaveFocus()
  expect(calls()).toHaveLength(3)
})

test.each([
  ['something else', 'some-other-token', ''],
  ['a part of a token', 'htx_', ''],
  ['a token behind something', 'htx_demo_full', 'htx_demo'],
  ['a token with a character that none has', 'htx_demo\u2013full', ''],
])('%s that is pasted waits for the button', async (_, text, before) => {
  const { portal } = await signIn()
  await paste(text, before)
  await pass(2)
  await expect.element(page.getByRole('status')).not.toBeInTheDocument()
  await expect.element(checkButton()).toBeEnabled()
  expect(portal.calls).toEqual([])
})

test.each([
  ['full', 'The write check was not conclusive.', 'Access: reads all, writing unclear'],
  ['read', 'Scope: probably read; not full or databases.', 'Access: read-only'],
])('writing is checked at sign-in, too: %s, %s', async (name, sentence, banner) => {
  const { token } = await signIn({ token: name })
  await pasteAndCheck(token)
  const check = page.getByRole('region', { name: 'Token check' })
  await expect
    .element(check)
    .toHaveTextContent(
      'Scope: probably full or read. Some portals check only writes, so a single product is possible too.',
    )
  await check.getByRole('button', { name: 'Check write access' }).click()
  await page.getByRole('button', { name: 'Send check' }).click()
  await expect.element(check).toHaveTextContent(sentence)
  await expect.element(check.getByRole('status')).toBeVisible()
  await openButton().click()
  await expect
    .element(page.getByRole('banner').getByRole('link', { name: banner, exact: true }))
    .toHaveAttribute('href', '/token')
})

test('F001 what is pasted is cleaned at once, also over what was there before', async () => {
  await signIn()
  await paste(' Bearer htx_first\n')
  await expect.element(tokenField()).toHaveValue('htx_first')
  await expect.element(page.getByText('Removed extra characters around the token')).toBeVisible()
  await paste('HTX_TOKEN="htx_second"')
  await expect.element(tokenField()).toHaveValue('htx_second')
})

test.each([
  [
    'F002',
    'a character that no token has',
    'htx_demo\u2013full',
    "Character 9 (U+2013) can't be part of a token. Copy it again.",
  ],
  ['F004', 'more than 512 characters', `htx_${'a'.repeat(509)}`, 'too long to be a token'],
])('%s with %s nothing is sent, and the field says why', async (_, _what, text, words) => {
  const { portal } = await signIn()
  await pasteAndCheck(text)
  await expect.element(alert()).toHaveTextContent(words)
  await expect.element(tokenField()).toHaveValue(text)
  expect(portal.calls).toEqual([])
})

test('what is said of remembering names the time that ends it', async () => {
  await signIn({ preferences: { idleMinutes: 15 } })
  await expect
    .element(page.getByRole('checkbox', { name: 'Remember on this device' }))
    .toHaveAccessibleDescription(/up to 7 days, unless you're away for 15 minutes/)
})

test('F003 a token of another form is asked about, not refused', async () => {
  const { portal } = await signIn()
  await pasteAndCheck('some-other-token')
  await expect.element(alert()).toHaveTextContent("This doesn't look like a portal token")
  expect(portal.calls).toEqual([])
  await page.getByRole('button', { name: 'Use it anyway' }).click()
  await expect.element(alert()).toHaveTextContent("The portal didn't accept this token (401).")
  expect(portal.calls).toHaveLength(3)
})

test('F005 with white space alone the button stays off and says why', async () => {
  await signIn()
  await tokenField().fill('   ')
  await expect.element(checkButton()).toBeDisabled()
  await expect.element(checkButton()).toHaveAccessibleDescription('Paste a token first.')
})

/** The shared ledger does not open, as on a busy machine, until it is released. The clock stands still meanwhile. */
function holdLedger(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>()
  const indexedDbOpen = IDBFactory.prototype.open
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...wanted) {
    const opening = indexedDbOpen.apply(this, wanted)
    const late: Pick<IDBOpenDBRequest, 'result' | 'onsuccess' | 'onupgradeneeded' | 'onerror'> = {
      get result() {
        return opening.result
      },
      onsuccess: null,
      onupgradeneeded: null,
      onerror: null,
    }
    opening.onupgradeneeded = (event) => late.onupgradeneeded?.call(opening, event)
    opening.onsuccess = (event) => void promise.then(() => late.onsuccess?.call(opening, event))
    // A cast, because the page uses only these four of a request.
    return late as IDBOpenDBRequest
  })
  stopClock()
  return () => {
    resumeClock()
    resolve()
  }
}

test('Enter pressed twice tries the token once', async () => {
  const { token, calls } = await signIn()
  const letGo = holdLedger()
  await tokenField().fill(token)
  await userEvent.keyboard('{Enter}{Enter}')
  letGo()
  // The trial on the screen is the one that has sent the reads.
  await expect.element(access('Databases')).toHaveTextContent('DatabasesAllowedNot tried')
  await openButton().click()
  await expect.element(rows()).toHaveLength(14)
  expect(calls()).toHaveLength(3)
})

test('what is changed while its trial is being opened is not tried', async () => {
  const { token, portal } = await signIn()
  const letGo = holdLedger()
  const second = tokenOfTest('read', 'second')
  await tokenField().fill(token)
  await userEvent.keyboard('{Enter}')
  await tokenField().fill(second)
  letGo()
  await expect.element(openButton()).not.toBeInTheDocument()
  await checkButton().click()
  await expect.element(openButton()).toBeVisible()
  expect(portal.calls.map((call) => call.token)).toEqual([second, second, second])
})

test('F009 a token for functions only is a good token', async () => {
  await signIn({ token: 'functions' }).then(({ token }) => pasteAndCheck(token))
  await expect.element(access('Databases')).toHaveTextContent('DatabasesRefusedNot tried')
  await expect.element(access('Functions')).toHaveTextContent('FunctionsAllowedNot tried')
  const check = page.getByRole('region', { name: 'Token check' })
  await expect.element(check).toHaveTextContent('Scope: functions.')
  await openButton().click()
  await expect.element(page.getByRole('link', { name: 'Access: functions only' })).toBeVisible()
  await expect.element(alert()).toHaveTextContent("This token can't read databases (403).")
})

test('F010 a token that may read nothing still opens the dashboard', async () => {
  const { token } = await signIn({ token: 'full_none' })
  await pasteAndCheck(token)
  await expect
    .element(status())
    .toHaveTextContent(
      "The token is valid, but it can't read databases, functions or proxies. Use another token.",
    )
  await openButton().click()
  await expect.element(heading('Databases')).toBeVisible()
})

test('F011 a refused token: told once, the field kept, nothing stored', async () => {
  const { token } = await signIn({ token: 'full_revoked' })
  await pasteAndCheck(token)
  await expect
    .element(alert().getByRole('paragraph').first())
    .toHaveTextContent(/^The portal didn't accept this token \(401\)\.$/)
  await expect.element(alert()).toHaveTextContent('Copy the whole token again, or get a new one.')
  await expect.element(alert()).not.toHaveTextContent('Checking whether')
  await expect.element(tokenField()).toHaveValue(token)
  expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.toContain('htx_demo')
})

test('F012 a used-up rate limit is waited for, counted down, and can be called off', async () => {
  const line = createLine()
  line.answer(/./, limited({ 'Retry-After': '100' }), 3)
  const { token } = await signIn({ through: line.through })
  await pasteAndCheck(token)
  await expect.element(status()).toHaveTextContent(/reached its rate limit\. Retrying in \d+ s/)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect.element(page.getByRole('button', { name: 'Cancel' })).not.toBeInTheDocument()

  await checkButton().click()
  await expect.element(status()).toHaveTextContent(/Retrying in \d+ s/)
  await forward(125_000)
  await expect.element(openButton()).toBeVisible()
})

test('F012 F083 a limit that is used up for a day is not tried again, until the person does', async () => {
  const line = createLine()
  line.answer(/./, limited({ 'Retry-After': '86400' }), 3)
  const { token, calls } = await signIn({ through: line.through })
  await pasteAndCheck(token)
  await expect
    .element(status())
    .toHaveTextContent(
      /^The portal asks to wait until tomorrow \d\d:\d\d\. Nothing is sent until then\.$/,
    )
  await forward(60 * 60_000)
  expect(calls()).toEqual([])
  await page.getByRole('button', { name: 'Try now' }).click()
  await expect.element(openButton()).toBeVisible()
})

test('while it is checked, the status says which of the three reads are done', async () => {
  const line = createLine()
  const functions = line.hold(/functions/)
  const { token } = await signIn({ through: line.through })
  await pasteAndCheck(token)
  await expect
    .element(status())
    .toHaveTextContent('Checking the token: 2 of 3 products… (Databases, Proxies)')
  functions.go()
  await expect.element(openButton()).toBeVisible()
})

test('F013 no answer: the host, both causes, and a diagnosis', async () => {
  const lost = () => Promise.reject(new TypeError('Failed to fetch'))
  const { token } = await signIn({
    config: { portalUrl: 'http://127.0.0.1:9' },
    through: lost,
  })
  await pasteAndCheck(token)
  await expect.element(alert()).toHaveTextContent('No response from 127.0.0.1:9.')
  await expect.element(alert()).toHaveTextContent("unreachable, or it doesn't allow this site")
  // The diagnosis sends no token, and so does not use the test's connection.
  const asked = vi.spyOn(window, 'fetch').mockImplementation(lost)
  await page.getByRole('button', { name: 'Diagnose' }).click()
  await expect.element(status()).toHaveTextContent("The host can't be reached from this browser.")
  // The host of this page itself is asked, too, and does not answer either.
  await expect.poll(() => asked.mock.calls.length).toBeGreaterThan(4)
  await pass(1)
  await expect.element(status()).toHaveTextContent("The host can't be reached from this browser.")
})

test('a token that is entered between the drawing of the screen and its appearance counts', async () => {
  const form = document.createElement('form')
  const first = Object.assign(document.createElement('input'), { className: 'first-input' })
  form.append(first)
  document.body.append(form)
  onTestFinished(() => form.remove())
  const token = tokenOfTest('full')
  // The field of the screen is there once all of it is drawn.
  Object.defineProperty(first, 'value', {
    get: () => (document.querySelector('#token') ? token : ''),
  })
  first.focus()
  await signIn()
  await expect.element(page.getByRole('textbox', { name: 'API token' })).toHaveValue(token)
  await expect
    .element(page.getByRole('button', { name: 'Check token' }))
    .not.toHaveAttribute('aria-disabled')
  await userEvent.keyboard('{Enter}')
  await expect.element(openButton()).toBeVisible()
})

test('the token can be checked again while the diagnosis still waits', async () => {
  const line = createLine()
  line.answer(/./, () => Promise.reject(new TypeError('Failed to fetch')), Infinity)
  const { token } = await signIn({ through: line.through })
  await pasteAndCheck(token)
  vi.spyOn(window, 'fetch').mockReturnValue(new Promise(() => {}))
  await page.getByRole('button', { name: 'Diagnose' }).click()
  await expect.element(page.getByText('Checking the connection…')).toBeVisible()
  line.end()
  await page.getByRole('button', { name: 'Check token' }).click()
  await expect.element(openButton()).toBeVisible()
})

test('F014 a host that answers with its own page instead of the API', async () => {
  const { token } = await signIn({
    through: async () =>
      new Response('<!doctype html><title>x</title>', { headers: { 'Content-Type': 'text/html' } }),
  })
  await pasteAndCheck(token)
  await expect.element(alert()).toHaveTextContent('returned a web page instead of the portal API')
  await expect
    .element(alert())
    .toHaveTextContent('reverse proxy for /api/portal is probably not set up')
})

test('F018 a revealed token is hidden again after ten seconds', async () => {
  await signIn()
  await tokenField().fill('htx_secret')
  const look = () =>
    getComputedStyle(tokenField().element()).getPropertyValue('-webkit-text-security')
  expect(look()).toBe('disc')
  stopClock()
  await page.getByRole('button', { name: 'Show token' }).click()
  await expect.poll(look).toBe('none')
  await forward(10_000)
  await expect.poll(look).toBe('disc')
})

test.each([
  ['/databases?q=shop&sort=-name', '/databases?q=shop&sort=-name'],
  ['https://evil.example', '/overview'],
])('after sign-in ?next=%s leads to %s', async (next, lands) => {
  const { token } = await open(`/sign-in?next=${encodeURIComponent(next)}`, { signedIn: false })
  await signInWith(token)
  await expect.poll(address).toBe(lands)
})

test('somebody who is not signed in is sent to sign-in, with the way back', async () => {
  await open('/databases?q=shop', { signedIn: false })
  await expect.element(heading('Sign in with an API token')).toBeVisible()
  expect(address()).toBe('/sign-in?next=%2Fdatabases%3Fq%3Dshop')
})

test('the brand of the settings is shown, by host name too', async () => {
  const hosts = { [location.hostname]: { brand: { name: 'Vina Cloud' } } }
  await signIn({ config: { brand: { name: 'Other' }, hosts } })
  await expect.element(page.getByText('Vina Cloud', { exact: true })).toBeVisible()
  expect(document.title).toBe('Sign in · Vina Cloud')
})

test('full storage is no trouble', async () => {
  const { token } = await signIn()
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('It is full.', 'QuotaExceededError')
  })
  await signInWith(token)
  await expect.element(rows()).toHaveLength(14)
})

test.each([
  ['light', 'en', 1280],
  ['dark', 'vi', 360],
] as const)('axe finds nothing: %s, %s, %i wide', async (theme, language, width) => {
  const { token } = await signIn({ preferences: { theme, language }, width, token: 'functions' })
  await expect.element(page.getByRole('textbox')).toBeVisible()
  await expectAccessible('before the check')
  await page.getByRole('textbox').fill(token)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('table')).toBeVisible()
  await expectAccessible('with the answer')
})
