/** Names, addresses and other texts that a careless page would obey. */
import { hostileTexts as hostile } from '../src/api/hostile-texts'
import { nameProblem } from '../src/api/names'
import { json, rows, test } from './answers'
import { expect } from './fixtures'

test('F124 F125 F127 F133 200 hostile names: never markup, and a request only to exactly that name', async ({
  page,
  openWith,
}) => {
  test.setTimeout(240_000)
  expect(hostile.length).toBe(200)
  const body = hostile.map((name) => ({ name, engine: name, sku: name, status: name }))
  const portal = await openWith({ '/databases': json(body) }, '/databases')
  const safe = hostile.filter((name) => nameProblem(name) === null)
  const found: string[] = []
  for (const place of ['', '?page=2']) {
    await page.goto(new URL(`/databases${place}`, page.url()).href)
    await expect(rows(page)).toHaveCount(place ? hostile.length - 100 : 100)
    await expect(page.locator('main :is(img, script, b, iframe)')).toHaveCount(0)
    found.push(
      ...(await rows(page)
        .locator('th a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))),
    )
  }
  const named = found.map((href) =>
    decodeURIComponent(/^\/databases\/([^/?#]+)(?:\/summary)?$/.exec(href)?.[1] ?? '%2E'),
  )
  expect(named.toSorted()).toEqual(safe.toSorted())

  const before = portal.calls.length
  for (const [index, href] of found.entries()) {
    if (index % 4) continue
    await page.evaluate((href) => {
      history.pushState(null, '', href)
      dispatchEvent(new PopStateEvent('popstate'))
    }, href)
    await expect
      .poll(() => portal.calls.slice(before).map(({ path }) => path))
      .toContain(`/api/portal/databases/${encodeURIComponent(named[index] ?? '')}`)
  }
  const asked = new Set(
    portal.calls.slice(before).map(({ method, path }) => `${method} ${path.split('/').length}`),
  )
  expect([...asked].filter((call) => call !== 'GET 5' && call !== 'GET 4')).toEqual([])
})

test('F127 F133 200 hostile names, addresses and hosts: text, and links to the web alone', async ({
  page,
  openWith,
}) => {
  test.setTimeout(240_000)
  const functions = hostile.map((text, index) => ({
    name: text,
    runtime: text,
    status: text,
    url: index % 2 ? text : `https://a.test/${text}`,
    note: text,
    updated_at: text,
  }))
  const proxies = hostile.map((text) => ({
    name: text,
    host: text,
    port: 1080,
    username: text,
    password: text,
    location: text,
    status: text,
    expires_at: text,
  }))
  const answers = { '/functions': json(functions), '/proxies': json(proxies) }
  const portal = await openWith(answers, '/functions')
  let links = 0
  for (const address of ['/functions', '/functions?page=2', '/proxies', '/proxies?page=2']) {
    await page.goto(new URL(address, page.url()).href)
    await expect(rows(page).first()).toBeVisible()
    const names = rows(page).locator('th a')
    const count = await names.count()
    for (let place = 0; place < count; place += 8) {
      await names.nth(place).click()
      await expect(page.getByRole('complementary')).toBeVisible()
      await page.getByRole('complementary').getByText('Raw', { exact: true }).click()
      const hrefs = await page
        .locator('main a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
      for (const href of hrefs) expect(href).toMatch(/^(?:https?:\/\/|\/)(?!\/)/)
      links += hrefs.filter((href) => href.startsWith('https://a.test/')).length
      await expect(page.locator('main :is(img, script, b, iframe)')).toHaveCount(0)
    }
  }
  expect(links).toBeGreaterThan(0)
  expect([...new Set(portal.calls.map(({ path }) => path))].toSorted()).toEqual([
    '/api/portal/databases',
    '/api/portal/functions',
    '/api/portal/proxies',
  ])
})

test('F133 F134 a name in the title of the page is text', async ({ page, token, signIn }) => {
  await signIn(token('full_hostile'))
  const name = '<img src=x onerror=alert(1)>'
  await page.getByRole('searchbox').fill('<img')
  await rows(page).getByRole('link', { name, exact: true }).click()
  await expect(page).toHaveTitle(`${name} · HTX Cloud`)
  await expect(page.locator(':is(head, main) img')).toHaveCount(0)
})

for (const address of ['/functions', '/proxies'])
  test(`F130 ${address}: invisible characters are shown and said to be there`, async ({
    page,
    openWith,
  }) => {
    const body = [{ name: 'abc\u202Edef' }, { name: 'zero\u200Bwidth' }, { name: 'plain' }]
    await openWith({ [address]: json(body) }, address)
    const mark = 'contains invisible characters'
    await expect(rows(page)).toHaveCount(3)
    await expect(rows(page).filter({ hasText: mark })).toHaveCount(2)
    await expect(rows(page).filter({ hasText: 'plain' })).not.toContainText(mark)
    await rows(page).getByRole('link', { name: 'abc⟨U+202E⟩def' }).click()
    const panel = page.getByRole('complementary', { name: 'abc⟨U+202E⟩def' })
    await expect(panel).toContainText(mark)
    await expect(panel.getByRole('button', { name: 'Copy name' })).toBeVisible()
  })
