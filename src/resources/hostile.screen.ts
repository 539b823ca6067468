/** Names, addresses and other texts that a careless page would execute, on every list. */
import { describe, expect, test } from 'vitest'
import { page, type Locator } from 'vitest/browser'
import { hostileTexts } from '~/api/testing'
import { nameProblem } from '~/api/names'
import { turn } from '~/testing/clock'
import { open } from '~/testing/open'
import { panel, rows } from '~/testing/steps'

const json = (body: unknown) => () => Response.json(body)

/** The addresses of the links within these elements, in order. */
const linksIn = (selector: string) =>
  [...document.querySelectorAll(`${selector} a`)].map((link) => link.getAttribute('href') ?? '')

/** A click without the pointer, whose movement takes time; only the result matters here. */
function press(what: Locator): void {
  const element = what.element()
  if (element instanceof HTMLElement) element.click()
}

const expectNoMarkup = () =>
  expect(document.querySelectorAll('main :is(img, script, b, iframe)')).toHaveLength(0)

describe('F124 F125 F127 F133 200 hostile names of databases', () => {
  const body = hostileTexts.map((name) => ({ name, engine: name, sku: name, status: name }))
  const answers = { '/databases': json(body) }
  test('all pages: text, and links to exactly the safe names', async () => {
    await open('/databases', { answers })
    const named: string[] = []
    for (const number of [1, 2, 3, 4]) {
      await expect.element(page.getByText(`Page ${number} of 4`)).toBeVisible()
      expect(rows().elements()).toHaveLength(50)
      expectNoMarkup()
      for (const href of linksIn('main tbody th'))
        named.push(
          decodeURIComponent(/^\/databases\/([^/?#]+)(?:\/summary)?$/.exec(href)?.[1] ?? '%2E'),
        )
      if (number < 4) await page.getByRole('button', { name: 'Next' }).click()
    }
    const safe = hostileTexts.filter((name) => nameProblem(name) === null)
    expect(named.toSorted()).toEqual(safe.toSorted())
  })

  test('each request goes to exactly that name', async () => {
    const { calls } = await open('/databases', { answers })
    await expect.element(rows()).toHaveLength(50)
    const before = calls().length
    const hrefs = linksIn('main tbody th').filter((_, place) => place % 3 === 0)
    expect(hrefs.length).toBeGreaterThan(8)
    for (const href of hrefs) {
      history.pushState(null, '', href)
      dispatchEvent(new PopStateEvent('popstate'))
      const name = decodeURIComponent(href.split('/')[2] ?? '')
      await expect
        .poll(() => calls().map(({ path }) => path))
        .toContain(`/api/portal/databases/${encodeURIComponent(name)}`)
    }
    const asked = calls()
      .slice(before)
      .map(({ method, path }) => `${method} ${path.split('/').length}`)
    expect(asked.filter((call) => call !== 'GET 5' && call !== 'GET 4')).toEqual([])
  })
})

describe('F127 F133 200 hostile names, addresses and hosts', () => {
  const functions = hostileTexts.map((text, index) => ({
    name: text,
    runtime: text,
    status: text,
    url: index % 2 ? text : `https://a.test/${text}`,
    note: text,
    updated_at: text,
  }))
  const proxies = hostileTexts.map((text) => ({
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

  test.each([
    '/functions',
    '/functions?page=2',
    '/functions?page=3',
    '/functions?page=4',
    '/proxies',
    '/proxies?page=2',
    '/proxies?page=3',
    '/proxies?page=4',
  ])('%s: text, and links to the web alone', async (address) => {
    const { calls } = await open(address, { answers })
    await expect.element(rows().first()).toBeVisible()
    const names = rows().getByRole('rowheader').getByRole('link')
    let outer = 0
    for (let place = 0; place < names.elements().length; place += 12) {
      const name = names.elements()[place]?.textContent ?? ''
      press(names.nth(place))
      await expect.element(page.getByRole('complementary')).toHaveTextContent(name)
      press(page.getByRole('complementary').getByText('Raw', { exact: true }))
      await turn()
      const hrefs = linksIn('main')
      for (const href of hrefs) expect(href).toMatch(/^(?:https?:\/\/|\/)(?!\/)/)
      outer += hrefs.filter((href) => href.startsWith('https://a.test/')).length
      expectNoMarkup()
    }
    if (address === '/functions') expect(outer).toBeGreaterThan(0)
    const product = `/api/portal${address.replace(/\?.*/, '')}`
    expect(new Set(calls().map(({ path }) => path))).toEqual(new Set([product]))
  })
})

test.each(['/functions', '/proxies'])(
  'F130 %s: invisible characters are shown and said to be there',
  async (address) => {
    const body = [{ name: 'abc\u202Edef' }, { name: 'zero\u200Bwidth' }, { name: 'plain' }]
    await open(address, { answers: { [address]: json(body) } })
    const mark = 'Contains invisible characters'
    await expect.element(rows()).toHaveLength(3)
    await expect.element(rows().filter({ hasText: mark })).toHaveLength(2)
    await expect.element(rows().filter({ hasText: 'plain' })).not.toHaveTextContent(mark)
    const name = 'abc⟨U+202E⟩def'
    await page.getByRole('link', { name }).click()
    await expect.element(panel(name)).toHaveTextContent(mark)
    await expect.element(panel(name).getByRole('button', { name: 'Copy name' })).toBeVisible()
  },
)
