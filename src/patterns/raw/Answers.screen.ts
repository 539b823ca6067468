/** Answers of many forms, and what the screens show. The readers' own tests have more. */
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { answer, json } from '~/testing/answers'
import { pass } from '~/testing/clock'
import { open } from '~/testing/open'
import { address, goTo, panel, rows, saved, textsOf } from '~/testing/steps'

const alert = () => page.getByRole('alert')
const tryAgain = () => alert().getByRole('button', { name: 'Try again' })
const cell = (name: string | RegExp) => page.getByRole('cell', { name, exact: true })
const html = () => document.documentElement.outerHTML

/** Opens the functions with this answer to their list. */
const openFunctions = (list: () => Response, query = '') =>
  open(`/functions${query}`, { answers: { '/functions': list } })

test.each([
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
  ['F061 bare names', '/functions', ['a', 'b'], ['a', 'b']],
  ['F063 duplicates', '/functions', [{ name: 'a' }, { name: 'a' }], ['a #1', 'a #2']],
  ['F061 a number for a name', '/functions', [{ name: 7 }], ['7']],
  ['F059 F060 no name', '/functions', [{ id: 'x' }, {}, null], ['x', '(no name)', '(no name)']],
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
])('%s: the list of %s has a row for each', async (_, where, body, names) => {
  await open(where, { answers: { [where]: json(body) } })
  await expect.poll(() => textsOf(rows().getByRole('rowheader'))).toEqual(names)
})

test('F058 a list with more pages says so', async () => {
  await openFunctions(json({ items: [{ name: 'a' }], next_cursor: 'x' }))
  await expect
    .element(page.getByRole('status').filter({ hasText: 'may be incomplete' }))
    .toBeVisible()
  await expect.element(rows()).toHaveLength(1)
})

test('F056 null is an empty list', async () => {
  await openFunctions(answer('null'))
  await expect.element(page.getByRole('heading', { name: 'No functions yet' })).toBeVisible()
})

test('F070 a byte order mark in front is no fault', async () => {
  await openFunctions(answer('\uFEFF[{"name":"a"}]'))
  await expect.element(rows()).toHaveLength(1)
})

test.each([
  ['{"message":"coming soon"}', 'message:"coming soon"'],
  ['{}', '{}'],
  ['"x"', '"x"'],
  ['7', '7'],
  ['true', 'true'],
])('F057 %s is no list, and is shown raw', async (text, shown) => {
  await openFunctions(answer(text))
  await expect.element(alert()).toHaveTextContent('The response has an unexpected format. (200)')
  await alert().getByText('Show raw response').click()
  await expect.element(alert().getByRole('group')).toHaveTextContent(shown)
})

test('F065 of an answer that nests without an end the beginning is shown', async () => {
  await openFunctions(answer('['.repeat(100_000)))
  await expect.element(alert()).toHaveTextContent('The response was cut off. (200)')
  await alert().getByText('Show raw response').click()
  const raw = alert().getByRole('group')
  await expect.element(raw).toHaveTextContent('Only the first part was recorded')
  await expect.element(raw).toHaveTextContent(/"…"$/)
  await expect.element(raw.getByRole('button', { name: 'Copy' })).toBeVisible()
})

test('F057 of a long text the beginning is shown', async () => {
  await openFunctions(answer('x'.repeat(100_000)))
  await alert().getByText('Show raw response').click()
  const raw = alert().getByRole('group')
  await expect.element(raw).toHaveTextContent('x'.repeat(8000))
  await expect.element(raw).toHaveTextContent('Only the beginning is shown.')
})

test('F057 the raw answer keeps its lines', async () => {
  await openFunctions(answer('<html>\n\t<p>coming\u202E soon</p>\r\n</html>'))
  await alert().getByText('Show raw response').click()
  const raw = () => alert().element().querySelector('pre')?.innerText
  await expect.poll(raw).toBe('<html>\n  <p>coming⟨U+202E⟩ soon</p>\n</html>')
})

test('F057 F129 the raw answer of a list that is none hides its secrets until they are asked for', async () => {
  const secret = 'hunter2'
  const body = { proxies: { 'hn-1': { password: secret, url: `socks5://u:${secret}@h:1` } } }
  await open('/proxies', { answers: { '/proxies': json(body) } })
  await alert().getByText('Show raw response').click()
  const line = (text: string) => alert().getByRole('listitem').filter({ hasText: text })
  await expect.element(line('password')).toHaveTextContent('••••••')
  expect(html()).not.toContain(secret)
  await alert().getByRole('searchbox', { name: 'Search this response' }).fill('url')
  await expect.element(line('password')).not.toBeInTheDocument()
  await alert().getByRole('button', { name: 'Show secrets' }).click()
  await expect.element(line('url')).toHaveTextContent(secret)
})

test('F068 F133 F135 the words of the portal: plain, cut, without codes and tokens, and whole on demand', async () => {
  const end = 'the very end'
  const long = `\u001B[31mNo <b>way</b> <0/> <img src=x>\u001B[0m htx_demo_secret123 postgres://u:s3cr3t@h/db ${'long words '.repeat(4000)}${end}`
  await openFunctions(json({ error: { message: long } }, 422))
  await expect
    .element(alert())
    .toHaveTextContent(
      'No <b>way</b> <0/> <img src=x> htx_[removed] postgres://u:••••••@h/db long words',
    )
  await expect.element(alert()).not.toHaveTextContent(end)
  await alert().getByRole('button', { name: 'Show all' }).click()
  await expect.element(alert()).toHaveTextContent(end)
})

test('F068 the words of the portal are found in other shapes too', async () => {
  const answers = { '/functions': json({ message: 'a plain message' }, 422) }
  await open('/functions', { answers })
  await expect.element(alert()).toHaveTextContent('a plain message')
  for (const [body, words] of [
    [['first of a list', 'second'], 'first of a list'],
    ['only a text', 'only a text'],
    [{ errors: [{ detail: 'deep inside' }] }, 'deep inside'],
  ] as const) {
    answers['/functions'] = json(body, 422)
    await pass(4)
    await tryAgain().click()
    await expect.element(alert()).toHaveTextContent(words)
    await expect.element(alert()).not.toHaveTextContent('[object')
  }
})

test('F073 a list that is not there is no empty list: what was asked is told', async () => {
  await open('/proxies', { answers: { '/proxies': json({}, 404) } })
  await expect.element(alert().first()).toHaveTextContent('This looks like the wrong server')
  await expect.element(alert().nth(1)).toHaveTextContent('Not found. (404)')
  await expect
    .element(alert().nth(1))
    .toHaveTextContent(`Request: GET ${location.origin}/api/portal/proxies`)
  await expect.element(page.getByText('No proxies yet')).not.toBeInTheDocument()
})

test('F062 F134 a status is text: in no class, id or title', async () => {
  const plain = ['busy hidden', '"><b>x', 'fill-bad', 'main']
  const statuses = [...plain, `very ${'long '.repeat(30)}`, 'Ready']
  const body = statuses.map((status, index) => ({ name: `f${index}`, status }))
  await openFunctions(json(body), '?selected=f0')
  await expect.element(rows()).toHaveLength(statuses.length)
  for (const status of plain) await expect.element(cell(status)).toBeVisible()
  await expect.element(cell(/^very long .*…$/)).toBeVisible()
  expect(document.title).toBe('Functions · HTX Cloud')
  const used = [...document.querySelectorAll('main [id], main [class]')]
    .map((element) => `${element.id} ${element.getAttribute('class')}`)
    .join('\n')
  expect(used).not.toContain('busy hidden')
  expect(used).not.toContain('<b>')
  expect(document.querySelectorAll('#main')).toHaveLength(1)
})

test('F064 F066 F067 F132 inherited names, long numbers, odd dates, a name of 10,000 characters and stacked marks', async () => {
  const long = 'n'.repeat(10_000)
  const stacked = `stacked${'\u0301\u0323\u0338'.repeat(60)}`
  const text = `[{"id":9007199254740993,"name":"big","__proto__":{"polluted":1},"toString":"mine","updated_at":"0000-00-00"},
    {"name":"${long}","updated_at":1763776800},{"name":"${stacked}"},{"name":"future","updated_at":"+275760-09-13T00:00:00Z"}]`
  await openFunctions(answer(text), '?selected=big')
  const opened = panel('big')
  await expect.element(opened.getByText('9007199254740993').first()).toBeVisible()
  await expect.element(opened.getByRole('region', { name: 'More' })).toHaveTextContent('toString')
  await expect.element(opened.getByTitle('Unrecognised date')).toHaveTextContent(/^0000-00-00$/)
  expect('polluted' in {}).toBe(false)
  await opened.getByRole('button', { name: 'Close' }).click()
  await expect.element(cell('+275760-09-13T00:00:00Z')).toBeVisible()
  await expect.element(cell(/\d(d|mo|y) ago$/)).toBeVisible()
  for (const hasText of ['nnnn', 'stacked']) {
    const row = rows().filter({ hasText })
    expect(row.element().getBoundingClientRect().height).toBeLessThan(60)
    // The characters that are stacked above and below the line are clipped.
    const name = row.element().querySelector('th .data-text')
    expect(name && getComputedStyle(name).overflow).toBe('hidden')
  }
})

test('F129 a secret is masked wherever it stands, in the list too', async () => {
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
  await openFunctions(json(body), '?selected=f')
  const opened = panel('f')
  await opened.getByText('Raw', { exact: true }).click()
  await expect.element(opened.getByRole('region', { name: 'Raw' })).toHaveTextContent('DB_PASSWORD')
  expect(html()).not.toContain(secret)
  await opened.getByRole('button', { name: 'Show api_key' }).click()
  await expect.element(opened.getByText(secret, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Columns' }).click()
  const box = page.getByRole('menuitemcheckbox', { name: 'note' })
  await expect.element(box).toBeVisible()
  await expect
    .element(page.getByRole('menuitemcheckbox', { name: 'api_key' }))
    .not.toBeInTheDocument()
  await box.click()
  await userEvent.keyboard('{Escape}')
  await expect.element(cell('mysql://root:••••••@h/d')).toBeVisible()
})

test('F129 a name that holds a password: masked in the list, its panel, the palette and the address', async () => {
  const secret = 's3cr3t-value'
  const answers = {
    '/functions': json([`https://u:${secret}@f.example.net`]),
    '/proxies': json([{ name: `203.0.113.7:1080:u:${secret}` }, `u:${secret}@h.example.net:1080`]),
  }
  await open('/functions', { answers })
  await rows().getByRole('link').first().click()
  await expect
    .element(page.getByRole('complementary'))
    .toHaveTextContent('https://u:••••••@f.example.net')
  expect(address() + html()).not.toContain(secret)
  await goTo('Proxies')
  await rows().getByRole('link', { name: '203.0.113.7' }).click()
  await expect.element(page.getByRole('heading', { level: 2, name: '203.0.113.7' })).toBeVisible()
  await userEvent.keyboard('{Control>}k{/Control}')
  await page.getByRole('dialog').getByRole('combobox').fill('203.0.113.7')
  await expect
    .element(page.getByRole('option').first())
    .toHaveTextContent('203.0.113.7:1080:u:••••••')
  expect(address() + html()).not.toContain(secret)
})

test('F129 a file holds what is secret only where it is asked for', async () => {
  const secret = 's3cr3t-value'
  const body = [{ name: 'f', url: `https://u:${secret}@f.example.net/`, api_key: secret }]
  await openFunctions(json(body))
  for (const ticked of [false, true]) {
    await page.getByRole('button', { name: 'Export' }).click()
    if (ticked) await page.getByRole('menuitemcheckbox', { name: 'Include secrets' }).click()
    const { text } = await saved(page.getByRole('menuitem', { name: 'JSON' }))
    const [saidOf] = JSON.parse(text).functions
    expect(saidOf.url).toBe(`https://u:${ticked ? secret : '••••••'}@f.example.net/`)
    expect(saidOf.api_key).toBe(ticked ? secret : undefined)
  }
})

test('F129 nothing is asked about secrets where there are none', async () => {
  await openFunctions(json([{ name: 'f', memory: 128 }]))
  await page.getByRole('button', { name: 'Export' }).click()
  await expect.element(page.getByRole('menuitem', { name: 'CSV' })).toHaveFocus()
  await expect.element(page.getByRole('menuitemcheckbox')).not.toBeInTheDocument()
})

test('F129 a password that was read out of a line is hidden wherever it stands', async () => {
  const body = [
    'gate.example.net:1080:u:hunter2',
    { name: 'line', proxy: 'gate.example.net:1081:u:hunter2', note: 'try hunter2' },
    { name: 'pair', address: 'u:hunter2@gate.example.net:1082', auth: 'u:hunter2' },
    { name: 'list', host: 'h', port: 1, env: [{ name: 'DB_PASSWORD', value: 'hunter2' }] },
  ]
  await open('/proxies', { answers: { '/proxies': json(body) } })
  for (const name of ['gate.example.net:1080', 'line', 'pair', 'list']) {
    await rows().getByRole('link', { name, exact: true }).click()
    const opened = panel(name)
    const raw = opened.getByRole('region', { name: 'Raw' })
    await opened.getByText('Raw', { exact: true }).click()
    await expect.element(raw).toHaveTextContent('••••••')
    expect(html()).not.toContain('hunter2')
    await opened.getByRole('button', { name: 'Show secrets' }).click()
    await expect.element(raw).toHaveTextContent('hunter2')
  }
})

test('F129 F158 where nothing can be copied, the secret in an address is not shown either', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'))
  await openFunctions(json([{ name: 'f', url: 'https://u:hunter2@f.example.net/' }]), '?selected=f')
  const call = page.getByRole('region', { name: 'Call this function' })
  for (const name of ['curl', 'fetch', 'Python']) {
    await call.getByRole('button', { name: `Copy ${name}` }).click()
    const field = call.getByRole('textbox', { name: 'Press Ctrl+C.' })
    await expect.element(field).toHaveDisplayValue(/hunter2/)
    expect(getComputedStyle(field.element()).getPropertyValue('-webkit-text-security')).toBe('disc')
  }
})

test('a proxy whose host cannot stand in a URL is not said to have none', async () => {
  const body = [{ name: 'odd', host: '"gate"', port: 1080 }]
  await open('/proxies', { answers: { '/proxies': json(body) } })
  await expect
    .element(page.getByRole('button', { name: 'Copy SOCKS5 URL of odd' }))
    .toHaveAttribute('title', "This proxy's host or credentials can't be written as a URL.")
})
