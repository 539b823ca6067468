/** Answers of every shape: what the screens make of them. */
import { readFile } from 'node:fs/promises'
import { answer, json, rows, test, type Answers } from './answers'
import { expect } from './fixtures'

const shapes: [why: string, address: string, body: unknown, names: string[]][] = [
  ['a bare list', '/functions', [{ name: 'a' }], ['a']],
  ['F058 its own word', '/functions', { functions: [{ function_name: 'a' }] }, ['a']],
  ['F058 data', '/functions', { data: [{ functionName: 'a' }] }, ['a']],
  ['F058 nested one level', '/functions', { data: { items: [{ 'function-name': 'a' }] } }, ['a']],
  ['F058 within its own word', '/functions', { functions: { items: [{ name: 'a' }] } }, ['a']],
  ['F058 edges', '/functions', { edges: [{ node: { name: 'a' }, cursor: 'x' }] }, ['a']],
  ['F058 Pascal case', '/functions', { Functions: [{ FunctionName: 'a' }] }, ['a']],
  ['F061 bare names', '/functions', ['a', 'b'], ['a', 'b']],
  [
    'F058 Kubernetes',
    '/functions',
    {
      items: [
        { apiVersion: 'v1', kind: 'Function', metadata: { name: 'a' }, status: { phase: 'Ready' } },
      ],
    },
    ['a'],
  ],
  ['F063 duplicates', '/functions', [{ name: 'a' }, { name: 'a' }], ['a', 'a']],
  ['F061 a number for a name', '/functions', [{ name: 7 }], ['7']],
  [
    'F059 F060 no name',
    '/functions',
    [{ id: 'x' }, {}, null],
    ['(no name)', '(no name)', '(no name)'],
  ],
  [
    'F059 host and port apart',
    '/proxies',
    { proxies: [{ ip: '203.0.113.7', port: '1080' }] },
    ['203.0.113.7:1080'],
  ],
  [
    'F061 a list of addresses',
    '/proxies',
    ['203.0.113.7:1080:u:p', 'socks5://u:p@[::1]:9'],
    ['[::1]:9', '203.0.113.7:1080'],
  ],
]
for (const [why, address, body, names] of shapes)
  test(`${why}: ${address}`, async ({ page, openWith }) => {
    await openWith({ [address]: json(body) }, address)
    await expect(rows(page).getByRole('rowheader')).toHaveText(names)
  })

test('F058 a list that goes on says so', async ({ page, openWith }) => {
  await openWith({ '/functions': json({ items: [{ name: 'a' }], next_cursor: 'x' }) }, '/functions')
  await expect(page.getByRole('status').filter({ hasText: 'may be incomplete' })).toBeVisible()
  await expect(rows(page)).toHaveCount(1)
})

test('F056 F057 F065 F070 null is an empty list, what is none is shown raw, a mark in front is no fault', async ({
  page,
  openWith,
}) => {
  const answers: Answers = { '/functions': answer('null') }
  await openWith(answers, '/functions')
  await expect(page.getByRole('heading', { name: 'No functions yet' })).toBeVisible()
  for (const [text, shown] of [
    ['{"message":"coming soon"}', 'message:"coming soon"'],
    ['{}', '{}'],
    ['"x"', '"x"'],
    ['7', '7'],
    ['true', 'true'],
    ['['.repeat(100_000), '['.repeat(8000)],
  ] as const) {
    answers['/functions'] = answer(text)
    await page.reload()
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('Unexpected answer shape. (200)')
    await alert.getByText('Show raw').click()
    await expect(alert.locator('details')).toContainText(shown)
  }
  const raw = page.getByRole('alert').locator('details')
  await expect(raw).toContainText('Only the beginning is shown.')
  await expect(raw.getByRole('button', { name: 'Copy' })).toBeVisible()
  answers['/functions'] = answer('\uFEFF[{"name":"a"}]')
  await page.reload()
  await expect(rows(page)).toHaveCount(1)
})

test('F057 the raw answer keeps its lines', async ({ page, openWith }) => {
  const text = '<html>\n\t<p>coming\u202E soon</p>\r\n</html>'
  await openWith({ '/functions': answer(text) }, '/functions')
  const alert = page.getByRole('alert')
  await alert.getByText('Show raw').click()
  await expect(alert.locator('pre')).toHaveText('<html>\n  <p>coming⟨U+202E⟩ soon</p>\n</html>', {
    useInnerText: true,
  })
})

test('F057 F129 the raw answer of a list that is none hides its secrets until they are asked for', async ({
  page,
  openWith,
}) => {
  const secret = 'hunter2'
  const body = { proxies: { 'hn-1': { password: secret, url: `socks5://u:${secret}@h:1` } } }
  await openWith({ '/proxies': json(body) }, '/proxies')
  const alert = page.getByRole('alert')
  await alert.getByText('Show raw').click()
  await expect(alert.getByRole('listitem').filter({ hasText: 'password' })).toContainText('••••••')
  expect(await page.content()).not.toContain(secret)
  await alert.getByRole('searchbox', { name: 'Find in the answer' }).fill('url')
  await expect(alert.getByRole('listitem').filter({ hasText: 'password' })).toHaveCount(0)
  await alert.getByRole('button', { name: 'Show secrets' }).click()
  await expect(alert.getByRole('listitem').filter({ hasText: 'url' })).toContainText(secret)
})

test('F068 F133 F135 the words of the portal: plain, cut, without codes and tokens, and whole on demand', async ({
  page,
  openWith,
}) => {
  const end = 'the very end'
  const long = `\u001B[31mNo <b>way</b> <0/> <img src=x>\u001B[0m htx_demo_secret123 postgres://u:s3cr3t@h/db ${'long words '.repeat(4000)}${end}`
  const answers: Answers = { '/functions': json({ error: { message: long } }, 422) }
  await openWith(answers, '/functions')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(
    'No <b>way</b> <0/> <img src=x> htx_[removed] postgres://u:••••••@h/db long words',
  )
  await expect(alert).not.toContainText(end)
  await alert.getByRole('button', { name: 'Show all' }).click()
  await expect(alert).toContainText(end)
  for (const [body, words] of [
    [{ message: 'a plain message' }, 'a plain message'],
    [['first of a list', 'second'], 'first of a list'],
    ['only a text', 'only a text'],
    [{ errors: [{ detail: 'deep inside' }] }, 'deep inside'],
  ] as const) {
    answers['/functions'] = json(body, 422)
    await page.reload()
    await expect(alert).toContainText(words)
    await expect(alert).not.toContainText('[object')
  }
})

test('F073 a list that is not there is no empty list: what was asked is told', async ({
  page,
  openWith,
}) => {
  await openWith({ '/proxies': json({}, 404) }, '/proxies')
  await expect(page.getByRole('alert').first()).toContainText('This looks like the wrong server')
  const alert = page.getByRole('alert').nth(1)
  await expect(alert).toContainText('Not found. (404)')
  await expect(alert).toContainText(/Asked: GET http:\/\/127\.0\.0\.1:\d+\/api\/portal\/proxies/)
  await expect(page.getByText('No proxies yet')).toHaveCount(0)
})

test('F072 a proxy that asks for a password of its own gets none, and no dialog opens', async ({
  page,
  openWith,
}) => {
  const basic = { 'WWW-Authenticate': 'Basic realm="internal"' }
  const refused = answer('{"error":"no"}', 401, basic)
  const answers: Answers = { '/functions': refused, '/databases': refused, '/proxies': refused }
  let dialogs = 0
  page.on('dialog', () => (dialogs += 1))
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.headers()['authorization'] ?? ''))
  await openWith(answers, '/functions')
  await expect(page.getByText(/The portal no longer accepts this token/)).toBeVisible()
  expect(dialogs).toBe(0)
  expect(sent.filter((value) => value.startsWith('Basic'))).toEqual([])
})

test('F062 F134 a status is text: in no class, id or title', async ({ page, openWith }) => {
  const statuses = [
    'busy hidden',
    '"><b>x',
    'fill-bad',
    'main',
    `very ${'long '.repeat(30)}`,
    'Ready',
  ]
  const body = statuses.map((status, index) => ({ name: `f${index}`, status }))
  await openWith({ '/functions': json(body) }, '/functions?selected=f0')
  await expect(rows(page)).toHaveCount(statuses.length)
  for (const status of statuses.slice(0, 4))
    await expect(page.getByRole('cell', { name: status, exact: true })).toBeVisible()
  await expect(page.getByRole('cell', { name: /^very long .*…$/ })).toBeVisible()
  expect(await page.title()).toBe('Functions · HTX Cloud')
  const used = await page.evaluate(() =>
    [...document.querySelectorAll('main [id], main [class]')]
      .map((element) => `${element.id} ${element.getAttribute('class')}`)
      .join('\n'),
  )
  expect(used).not.toContain('busy hidden')
  expect(used).not.toContain('<b>')
  expect(await page.locator('#main').count()).toBe(1)
})

test('F064 F066 F067 F132 inherited names, long numbers, odd dates, a name of 10,000 characters and stacked marks', async ({
  page,
  openWith,
}) => {
  const long = 'n'.repeat(10_000)
  const stacked = `stacked${'\u0301\u0323\u0338'.repeat(60)}`
  const text = `[{"id":9007199254740993,"name":"big","__proto__":{"polluted":1},"toString":"mine","updated_at":"0000-00-00"},
    {"name":"${long}","updated_at":1763776800},{"name":"${stacked}"},{"name":"future","updated_at":"+275760-09-13T00:00:00Z"}]`
  await openWith({ '/functions': answer(text) }, '/functions?selected=big')
  const panel = page.getByRole('complementary', { name: 'big', exact: true })
  await expect(panel.getByText('9007199254740993')).toBeVisible()
  await expect(panel.getByRole('region', { name: 'More' })).toContainText('toString')
  await expect(panel.getByTitle('unrecognised date')).toHaveText('0000-00-00')
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
  await panel.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('cell', { name: '+275760-09-13T00:00:00Z' })).toBeVisible()
  await expect(page.getByRole('cell', { name: /(days|years) ago$/ })).toBeVisible()
  for (const hasText of ['nnnn', 'stacked']) {
    const row = rows(page).filter({ hasText })
    expect((await row.boundingBox())?.height).toBeLessThan(60)
    // What is stacked above and below its line is clipped.
    await expect(row.getByRole('rowheader').locator('bdi')).toHaveCSS('overflow', 'hidden')
  }
})

test('F129 a secret is masked wherever it stands, in the list too', async ({ page, openWith }) => {
  const secret = 's3cr3t-value'
  const body = [
    {
      name: 'f',
      url: `https://u:${secret}@f.example.net/`,
      api_key: secret,
      env: { DB_PASSWORD: secret },
      dsn: `postgres://u:${secret}@h/d`,
      note: `mysql://root:${secret}@h/d`,
    },
  ]
  await openWith({ '/functions': json(body) }, '/functions?selected=f')
  const panel = page.getByRole('complementary', { name: 'f' })
  await panel.getByText('Raw', { exact: true }).click()
  await expect(panel.getByRole('region', { name: 'Raw' })).toContainText('DB_PASSWORD')
  expect(await page.content()).not.toContain(secret)
  await panel.getByRole('button', { name: 'Show api_key' }).click()
  await expect(panel.getByText(secret, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Columns' }).click()
  await expect(page.getByRole('menuitemcheckbox', { name: 'api_key' })).toHaveCount(0)
  await page.getByRole('menuitemcheckbox', { name: 'note' }).click()
  await page.keyboard.press('Escape')
  await expect(rows(page).getByRole('cell').filter({ hasText: 'mysql://' })).toHaveText(
    'mysql://root:••••••@h/d',
  )
})

test('F129 a name that holds a password: masked in the list, its panel, the palette and the address', async ({
  page,
  openWith,
}) => {
  const secret = 's3cr3t-value'
  const answers = {
    '/functions': json([`https://u:${secret}@f.example.net`]),
    '/proxies': json([{ name: `203.0.113.7:1080:u:${secret}` }, `u:${secret}@h.example.net:1080`]),
  }
  await openWith(answers, '/functions')
  await rows(page).getByRole('link').first().click()
  await expect(page.getByRole('complementary')).toContainText('https://u:••••••@f.example.net')
  expect(page.url() + (await page.content())).not.toContain(secret)
  await page.getByRole('link', { name: 'Proxies', exact: true }).click()
  await rows(page).getByRole('link', { name: '203.0.113.7' }).click()
  await expect(page.getByRole('heading', { level: 2, name: '203.0.113.7' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('203.0.113.7')
  await expect(page.getByRole('option').first()).toContainText('203.0.113.7:1080:u:••••••')
  expect(page.url() + (await page.content())).not.toContain(secret)
})

test('F129 a file holds what is secret only where it is asked for', async ({ page, openWith }) => {
  const secret = 's3cr3t-value'
  const body = [{ name: 'f', url: `https://u:${secret}@f.example.net/`, api_key: secret }]
  await openWith({ '/functions': json(body) }, '/functions')
  for (const ticked of [false, true]) {
    await page.getByRole('button', { name: 'Export' }).click()
    if (ticked) await page.getByRole('menuitemcheckbox', { name: 'Include secrets' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'JSON' }).click(),
    ])
    const { functions } = JSON.parse(await readFile(await file.path(), 'utf8'))
    expect(functions).toMatchObject([
      { url: `https://u:${ticked ? secret : '••••••'}@f.example.net/` },
    ])
    expect(functions[0].api_key).toBe(ticked ? secret : undefined)
  }
})

test('F129 nothing is asked about secrets where there are none', async ({ page, openWith }) => {
  await openWith({ '/functions': json([{ name: 'f', memory: 128 }]) }, '/functions')
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByRole('menuitem', { name: 'CSV' })).toBeFocused()
  await expect(page.getByRole('menuitemcheckbox')).toHaveCount(0)
})

test('F129 a password that was read out of a line is hidden wherever it stands', async ({
  page,
  openWith,
}) => {
  const body = [
    'gate.example.net:1080:u:hunter2',
    { name: 'line', proxy: 'gate.example.net:1081:u:hunter2', note: 'try hunter2' },
    { name: 'pair', address: 'u:hunter2@gate.example.net:1082', auth: 'u:hunter2' },
    { name: 'list', host: 'h', port: 1, env: [{ name: 'DB_PASSWORD', value: 'hunter2' }] },
  ]
  await openWith({ '/proxies': json(body) }, '/proxies')
  for (const name of ['gate.example.net:1080', 'line', 'pair', 'list']) {
    await rows(page).getByRole('link', { name, exact: true }).click()
    const panel = page.getByRole('complementary', { name, exact: true })
    await panel.getByText('Raw', { exact: true }).click()
    await expect(panel.getByRole('region', { name: 'Raw' })).toContainText('••••••')
    expect(await page.content()).not.toContain('hunter2')
    await panel.getByRole('button', { name: 'Show secrets' }).click()
    await expect(panel.getByRole('region', { name: 'Raw' })).toContainText('hunter2')
  }
})

test('F129 F158 where nothing can be copied, the secret in an address is not shown either', async ({
  page,
  openWith,
}) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))
  })
  const body = [{ name: 'f', url: 'https://u:hunter2@f.example.net/' }]
  await openWith({ '/functions': json(body) }, '/functions?selected=f')
  const call = page.getByRole('region', { name: 'Call it' })
  for (const name of ['curl', 'fetch', 'Python']) {
    await call.getByRole('button', { name: `Copy ${name}` }).click()
    const field = call.getByRole('textbox', { name: 'Press Ctrl+C.' })
    await expect(field).toHaveValue(/hunter2/)
    await expect(field).toHaveCSS('-webkit-text-security', 'disc')
  }
})

test('a proxy whose host cannot stand in a URL is not said to have none', async ({
  page,
  openWith,
}) => {
  await openWith({ '/proxies': json([{ name: 'odd', host: '"gate"', port: 1080 }]) }, '/proxies')
  await expect(page.getByRole('button', { name: 'Copy SOCKS5 URL of odd' })).toHaveAttribute(
    'title',
    'Its host or its credentials cannot be written as a URL.',
  )
})
