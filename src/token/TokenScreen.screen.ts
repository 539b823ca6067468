/** The Token screen: what is known of the token and why, the check of write access, the contract watch. */
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent, type Locator } from 'vitest/browser'
import { expectAccessible } from '~/testing/axe'
import { forward, pass } from '~/testing/clock'
import { createLine } from '~/testing/line'
import { open, type Opened } from '~/testing/open'
import {
  catchClipboard,
  createButton,
  fillCreate,
  goTo,
  heading,
  setOnline,
  textsOf,
} from '~/testing/steps'
import { openProfile, signInWith } from '~/testing/sign-in'

const openToken = (options: Parameters<typeof open>[1] = {}): Promise<Opened> =>
  open('/token', { checked: true, ...options })

const part = (name: string): Locator => page.getByRole('region', { name, exact: true })

const cells = (product: string): string[] =>
  textsOf(
    page
      .getByRole('table', { name: 'Access' })
      .getByRole('row', { name: new RegExp(`^${product}`) })
      .getByRole('cell'),
  )

const scope = (name: string): Locator =>
  part('Scopes')
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${name}`) })

const action = (name: string): Locator =>
  part('Actions').getByRole('listitem').filter({ hasText: name })

const writeButton = () => page.getByRole('button', { name: 'Check write access' })
const question = () => page.getByRole('dialog', { name: 'Check write access?' })

async function checkWriting(): Promise<void> {
  await writeButton().click()
  await question().getByRole('button', { name: 'Send check' }).click()
}

test.each([
  ['In this tab only', 'May 20, 2026, 22:00'],
  ['On this device', 'May 27, 2026, 10:00'],
])(
  'the session: a masked token, the portal, since when, %s, and when it ends',
  async (where, ends) => {
    const { token } = await open('/sign-in?next=/token', { signedIn: false })
    if (where === 'On this device')
      await page.getByRole('checkbox', { name: 'Remember on this device' }).click()
    await signInWith(token)
    const session = part('Session')
    await expect.element(session).toHaveTextContent(`htx_…${token.slice(-4)}`)
    await expect.element(session).toHaveTextContent(location.host)
    await expect.element(session).toHaveTextContent('Signed inMay 20, 2026, 10:00')
    await expect.element(session).toHaveTextContent(where)
    await expect
      .element(session)
      .toHaveTextContent(`Expires${ends}, or after 30 minutes of inactivity`)
    expect(document.body.outerHTML).not.toContain(token)
  },
)

test('each scope: possible, or ruled out by a call at a time; each denied action with its need', async () => {
  await openToken({ token: 'databases' })
  await expect.poll(() => cells('Databases')).toEqual(['Allowed', 'Not tried'])
  await expect.poll(() => cells('Functions')).toEqual(['Refused', 'Not tried'])
  await expect.element(scope('databases')).toHaveTextContent('Still possible')
  for (const name of ['full', 'read'])
    await expect
      .element(scope(name))
      .toHaveTextContent(
        /Ruled out: GET \/api\/portal\/(functions|proxies) was refused at \d\d:\d\d/,
      )
  for (const name of ['functions', 'proxies'])
    await expect
      .element(scope(name))
      .toHaveTextContent(/GET \/api\/portal\/\w+ was \w+ at \d\d:\d\d/)
  await expect
    .element(action('Read functions'))
    .toHaveTextContent('Needs a token with scope full, read or functions')
  await expect.element(action('Create databases')).not.toHaveTextContent('needs')
})

test('F041 every call keeps it current', async () => {
  const { portal, token } = await openToken()
  const checkAgain = page.getByRole('button', { name: 'Check again' })
  await expect.poll(() => cells('Databases')).toEqual(['Allowed', 'Not tried'])
  portal.fail(token, { path: '/api/portal/functions', fault: '403' })
  await pass(4)
  await checkAgain.click()
  await expect.poll(() => cells('Functions')[0]).toBe('Refused')
  await expect.element(scope('full')).toHaveTextContent('GET /api/portal/functions was refused')
  await expect.element(checkAgain).toHaveAttribute('aria-busy', 'false')
  await pass(4)
  await checkAgain.click()
  await expect.poll(() => cells('Functions')[0]).toBe('Allowed')
  await expect.element(scope('full')).toHaveTextContent('Still possible')

  await goTo('Databases')
  await fillCreate('proof')
  await createButton().click()
  await expect.element(heading('proof')).toBeVisible()
  await goTo('Token')
  await expect.poll(() => cells('Databases')).toEqual(['Allowed', 'Allowed'])
  await expect.element(scope('read')).toHaveTextContent('POST /api/portal/databases was allowed')
})

test('F036 F010 a token that may read nothing: the screen is still of use', async () => {
  await openToken({ token: 'full_none' })
  await expect.poll(() => cells('Databases')).toEqual(['Refused', 'Not tried'])
  await expect.element(action('Read databases')).toHaveTextContent('Needs a token with scope')
  await expect.element(page.getByRole('table', { name: 'Priorities' })).toBeVisible()
  await checkWriting()
  await expect.element(part('Write access').getByRole('status')).toHaveTextContent('Unclear (404)')
})

test('F040 a refusal by a firewall and a broken list say nothing about the token', async () => {
  await openToken({
    prepare: (portal, token) => {
      portal.fail(token, { path: '/api/portal/functions', fault: '403-html', times: 9 })
      portal.fail(token, { path: '/api/portal/proxies', fault: '500', times: 9 })
    },
  })
  await expect.poll(() => cells('Functions')[0]).toBe('Unclear')
  await expect.poll(() => cells('Proxies')[0]).toBe('Unclear')
  for (const name of ['full', 'read', 'databases', 'functions'])
    await expect.element(scope(name)).toHaveTextContent('Still possible')
})

describe('the check of writing', () => {
  test('asks first, sends one DELETE for a name that cannot exist; 404 stays unclear', async () => {
    const { writes } = await openToken()
    await writeButton().click()
    const named = /DELETE \/api\/portal\/databases\/htx-dashboard-write-check-[0-9a-f]{24}/
    await expect.element(question()).toHaveTextContent(named)
    await expect.element(question()).toHaveTextContent('403 proves')
    await expect.element(question()).toHaveTextContent("A 404 isn't proof")
    await question().getByRole('button', { name: 'Cancel' }).click()
    await expect.element(question()).not.toBeInTheDocument()
    expect(writes()).toEqual([])

    await writeButton().click()
    await expect.element(question()).toHaveTextContent(named)
    const [line = ''] = named.exec(question().element().textContent ?? '') ?? []
    await question().getByRole('button', { name: 'Send check' }).dblClick()
    const told = part('Write access').getByRole('status')
    await expect.element(told).toHaveTextContent('Unclear (404)')
    await expect.element(told).toHaveTextContent("this isn't proof")
    expect(writes()).toEqual([line])
    await expect.poll(() => cells('Databases')).toEqual(['Allowed', 'Unclear'])
    await expect.element(scope('read')).toHaveTextContent('Still possible')

    // A different name each time: nobody can have created a database of that name meanwhile.
    await writeButton().click()
    await expect.element(question()).toHaveTextContent(named)
    await expect.element(question()).not.toHaveTextContent(line)
  })

  test('403 is proof, and rules two scopes out', async () => {
    await openToken({ token: 'read' })
    await checkWriting()
    await expect
      .element(part('Write access').getByRole('status'))
      .toHaveTextContent("Refused (403): this token can't write databases.")
    await expect.poll(() => cells('Databases')).toEqual(['Allowed', 'Refused'])
    await expect
      .element(scope('full'))
      .toHaveTextContent(/Ruled out: DELETE \S+htx-dashboard-write-check-\S+ was refused/)
    await expect
      .element(page.getByRole('banner').getByRole('link', { name: /^Access:/ }))
      .toHaveTextContent('Access: read-only')
    await expect
      .element(action('Back up databases'))
      .toHaveTextContent('Needs a token with scope full or databases')
  })

  test('is off with its reason where nothing would be sent', async () => {
    const { token } = await openToken()
    await expect.element(writeButton()).toBeEnabled()
    setOnline(false)
    await expect.element(writeButton()).toHaveAccessibleDescription("You're offline.")
    setOnline(true)
    await expect.element(writeButton()).toHaveAccessibleDescription('')
    const card = await openProfile(`htx_…${token.slice(-4)}`)
    await card.getByRole('checkbox', { name: /^Read-only/ }).click()
    await userEvent.keyboard('{Escape}')
    await expect
      .element(writeButton())
      .toHaveAccessibleDescription('This profile is set to read-only.')
  })

  test.each([
    ['403-html', 'something in front of the API'],
    ['500', 'gave no clear response'],
    ['reset', 'gave no clear response'],
    ['429', 'gave no clear response'],
  ] as const)('%s shows nothing, and is not repeated', async (fault, words) => {
    const { portal, token, writes } = await openToken()
    portal.fail(token, { method: 'DELETE', fault })
    await checkWriting()
    await expect.element(part('Write access')).toHaveTextContent(words)
    await forward(90_000)
    await expect.poll(() => cells('Databases')[1]).toBe('Not tried')
    expect(writes()).toHaveLength(1)
  })
})

describe('the contract watch', () => {
  const compare = () => page.getByRole('button', { name: 'Compare specifications' }).click()

  test('reads only when asked, once: the same contract', async () => {
    const { calls } = await openToken()
    const reads = () => calls().filter(({ path }) => path === '/api/openapi')
    await expect.element(heading('Token')).toBeVisible()
    expect(reads()).toEqual([])
    await compare()
    await expect.element(part('API specification')).toHaveTextContent('The specifications match.')
    expect(reads()).toHaveLength(1)
    // The list was read a moment ago, and is in its cooldown.
    await forward(4000)
    await compare()
    await expect.poll(() => reads().length).toBe(2)
  })

  test('a newer one: what it adds, and its engine can be chosen', async () => {
    const { portal, token } = await openToken({ token: 'full_newer' })
    await compare()
    const told = part('API specification')
    await expect.element(told).toHaveTextContent("The portal's API specification is newer.")
    await expect.element(told).toHaveTextContent('version 1.2.0')
    for (const line of [
      'POST /api/portal/databases/{name}/restore',
      'Database.region',
      'CreateDatabase.engine: valkey',
    ])
      await expect.element(told.getByRole('listitem').filter({ hasText: line })).toBeVisible()

    await goTo('Databases')
    await fillCreate('cache')
    const plan = page.getByRole('combobox', { name: 'Plan (SKU)' })
    await plan.fill('128gb')
    await page.getByRole('option', { name: '32 vCPU · 128 GB' }).click()
    await expect.element(plan).toHaveValue('db-s-32vcpu-128gb')
    await page.getByText('valkey').click()
    await expect.element(page.getByRole('radio', { name: 'valkey' })).toBeChecked()
    await createButton().click()
    await expect.element(heading('cache')).toBeVisible()
    expect(portal.world(token).databases.find(({ name }) => name === 'cache')?.engine).toBe(
      'valkey',
    )
  })

  const page404 = () => Response.json({ error: 'not found' }, { status: 404 })
  const webPage = () =>
    new Response('<!doctype html><p>x', { headers: { 'Content-Type': 'text/html' } })
  test.each<[string, () => Response | Promise<Response>, string]>([
    ['a web page', webPage, 'forward /api/openapi to the portal'],
    [
      'no JSON',
      () => new Response('{"open', { headers: { 'Content-Type': 'application/json' } }),
      'not with a JSON API specification',
    ],
    ['no contract', () => Response.json({ hello: 'there' }), 'not with a JSON API specification'],
    ['404', page404, "doesn't publish an API specification"],
    [
      'no answer',
      () => Promise.reject(new TypeError('Failed to fetch')),
      "Couldn't read the portal's API specification.",
    ],
  ])('%s is said to be one', async (_, answer, words) => {
    const line = createLine()
    line.answer(/openapi/, answer, Infinity)
    await openToken({ through: line.through })
    await compare()
    await expect.element(part('API specification').getByRole('alert')).toHaveTextContent(words)
    await expect.element(page.getByRole('alert')).toHaveLength(1)
    await expect.element(page.getByRole('table', { name: 'Access' })).toBeVisible()
  })
})

test('F153 what is wrong with config.json is said, key by key, and the rest holds', async () => {
  await openToken({ config: { brand: { name: 'Acme', acent: '#f00' }, demo: 'yes' } })
  const settings = part('Settings')
  await expect.element(settings.getByRole('status')).toBeVisible()
  expect(textsOf(settings.getByRole('listitem'))).toEqual([
    'brand.acent is no setting.',
    'demo has to be true or false.',
  ])
  await expect.poll(() => document.title).toBe('Token · Acme')
})

test('the diagnosis names what the host leaves out, with the line to add for this host', async () => {
  await openToken()
  const settings = part('Settings')
  await expect.element(settings).toHaveTextContent('config.json is as it should be.')
  const answers: Record<string, [ResponseInit, string?]> = {
    '/config.json': [{ headers: { 'Cache-Control': 'no-store' } }],
    '/api/portal/databases': [{ status: 401 }, '<!doctype html>'],
  }
  const asked = vi.spyOn(window, 'fetch').mockImplementation(async (input) => {
    const { pathname } = new URL(new Request(input).url)
    const [init, body = ''] = answers[pathname] ?? [{}, '<!doctype html>']
    const headers = {
      Server: 'nginx',
      ...init.headers,
      ...(body && { 'Content-Type': 'text/html' }),
    }
    return new Response(body, { ...init, headers })
  })
  await settings.getByRole('button', { name: 'Diagnose' }).click()
  const report = settings.getByRole('status', { name: 'Host' })
  await expect.element(report).toBeVisible()
  for (const words of [
    'The header Content-Security-Policy is missing.',
    'add_header X-Frame-Options "DENY" always;',
    'An old page may be shown after an upgrade: it comes without Cache-Control.',
    'The script comes uncompressed.gzip_static on;',
    'A missing script returns a page instead of a 404.',
    "it isn't forwarded to the portal.location /api/portal/",
  ])
    await expect.element(report).toHaveTextContent(words)
  await expectAccessible('host')
  const copied = catchClipboard()
  await report.getByRole('button', { name: 'Copy report' }).click()
  expect(copied.join()).toContain(
    'header X-Frame-Options\n  add_header X-Frame-Options "DENY" always;\n',
  )
  expect(copied.join()).toContain('compression\n  gzip_static on;')
  asked.mockRestore()
})

test.each([
  ['light', 'en', 1280],
  ['dark', 'vi', 360],
] as const)(
  'axe finds nothing, with everything open: %s, %s, %i wide',
  async (theme, language, width) => {
    await openToken({ token: 'databases_newer', preferences: { theme, language }, width })
    await expect.element(page.getByRole('table').first()).toBeVisible()
    const buttons = page.getByRole('main').getByRole('button')
    await buttons.nth(1).click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
    await expectAccessible('dialog')
    await page.getByRole('dialog').getByRole('button').last().click()
    await expect.element(page.getByRole('main').getByText('404').first()).toBeVisible()
    await buttons.nth(2).click()
    await expect.element(page.getByText('CreateDatabase.engine: valkey')).toBeVisible()
    const table = document.querySelector('main summary')
    if (!table) throw new Error('The picture has no table')
    await userEvent.click(table)
    await expectAccessible('token')
    const short = document.querySelector('header button[popovertarget]:not([aria-haspopup])')
    if (!short) throw new Error('The banner has no meter')
    await userEvent.click(short)
    await expect.poll(() => document.querySelector('[popover]:popover-open a')).not.toBeNull()
    await expectAccessible('panel')
  },
)
