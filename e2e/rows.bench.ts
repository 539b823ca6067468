/**
 * Long lists on a processor four times as slow: ten thousand databases against the smallest page that renders only the
 * rows in view (`e2e/floor/`), the other lists, and changes between screens: `npm run bench:rows`, on an idle machine.
 * `ROWS` and `ROUNDS` choose others.
 */
import type { Browser, CDPSession, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import {
  clickOn,
  focus,
  format,
  launchOptions,
  median,
  press,
  since,
  slowDown,
  startTargets,
  tell,
  type Figures,
  type Target,
} from './load'
import { installProbe } from './load-probe'
import type { World } from '../src/demo/world'

const rounds = Number(process.env['ROUNDS'] ?? 5)
const rows = Number(process.env['ROWS'] ?? 10_000)
const typed = 'shop-99'
const WHEEL_STEPS = 60
const WHEEL_PX = 400

test.describe.configure({ mode: 'default' })
test.use({ launchOptions })

let targets: Target[] = []
let close = async () => {}

test.beforeAll(async () => {
  ;({ targets, close } = await startTargets())
})

test.afterAll(() => close())

test(`${rows} databases: opened, filtered, sorted, selected, scrolled`, async ({ browser }) => {
  test.setTimeout(rounds * 240_000)
  const all = { dashboard: [] as Figures[], floor: [] as Figures[] }
  for (let round = 0; round < rounds; round++)
    for (const target of round % 2 ? targets.toReversed() : targets)
      all[target.name].push(await visit(browser, target, round))
  tell(`\n${rows} databases, medians of ${rounds}: the dashboard, the smallest page, ratio`)
  for (const figure of Object.keys(all.dashboard[0] ?? {})) {
    const [our, floor] = [median(all.dashboard, figure), median(all.floor, figure)]
    tell(
      `${figure.padEnd(34)}${format(our)}${format(floor)}${(our / floor).toFixed(2).padStart(8)}`,
    )
  }
  expect(all.dashboard).toHaveLength(rounds)
})

interface List {
  what: string
  address: string
  words?: string
  /** Turns the account of the token into one with many. */
  prepare?: (world: World) => void
}

/** Many of what there are a few of, each with its own name. */
const multiply = <Item extends { id: string; name: string }>(few: readonly Item[]): Item[] =>
  Array.from({ length: rows }, (_, index) => {
    const [item] = few.slice(index % few.length)
    if (!item) throw new Error('nothing to multiply')
    return { ...item, id: `${item.id}-${index}`, name: `${item.name}-${index}` }
  })

const lists: readonly List[] = [
  {
    what: `${rows} functions`,
    address: '/functions',
    prepare: (world) => (world.functions = multiply(world.functions)),
  },
  {
    what: `${rows} proxies`,
    address: '/proxies',
    prepare: (world) => (world.proxies = multiply(world.proxies)),
  },
  { what: `the board of ${rows} databases`, address: '/backups', words: `full_many-${rows}` },
  {
    what: '1000 backups of a database',
    address: '/databases/shop/backups',
    words: 'full_backups-1000',
  },
  { what: '50000 databases', address: '/databases', words: 'full_many-50000' },
]

test('other long lists: filtered, sorted, selected, scrolled', async ({
  browser,
  signedIn,
  site,
  token,
}) => {
  test.setTimeout(600_000)
  for (const { what, address, words, prepare } of lists) {
    const context = await browser.newContext()
    await context.addInitScript(installProbe)
    const page = await context.newPage()
    const cdp = await slowDown(page, null)
    const own = token(words)
    prepare?.(site.portal.world(own))
    await signedIn(own, address, { on: page })
    await page.evaluate(() => window.probe.shown('tbody tr', 5))
    const figures: Figures = {
      'longest task to the rows': await slowestTask(page),
      shift: await page.evaluate(() => window.probe.shift),
    }
    figures['longest task at rest'] = await longestTask(page, () => page.waitForTimeout(5000))
    figures['elements'] = await page.evaluate(() => document.querySelectorAll('*').length)
    Object.assign(figures, await scroll(page, cdp))
    const field = page.locator('main').getByRole('searchbox')
    if (await field.count()) {
      await field.focus()
      Object.assign(figures, await type(page, cdp))
      figures['longest task, clear the filter'] = await longestTask(page, () => field.fill(''))
    }
    for (const button of await page.locator('thead').getByRole('button').all())
      figures[`longest task, sort by ${await button.textContent()}`] = await longestTask(page, () =>
        button.click(),
      )
    const all = page.getByRole('checkbox', { name: /^Select all/ })
    if (await all.count())
      figures['longest task, select all'] = await longestTask(page, () => all.click())
    tell(`\n${what}`)
    for (const [figure, value] of Object.entries(figures))
      tell(`${figure.padEnd(34)}${format(value)}`)
    await context.close()
  }
})

test('from screen to screen with the data at hand', async ({ page, signedIn, token }) => {
  test.setTimeout(240_000)
  await page.addInitScript(installProbe)
  await signedIn(token(), '/overview')
  const cdp = await slowDown(page, null)
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link')
  await links.first().waitFor()
  const took = new Map<string, number[]>()
  for (let round = 0; round <= rounds; round++)
    for (const link of await links.all()) {
      const name = (await link.getAttribute('aria-label')) ?? (await link.innerText())
      const title = name.replace(/[^A-Za-z ].*/s, '').trim()
      await clickOn(page, cdp, 'nav a', title)
      const ms = await since(page, 'main h1', 1, title)
      // The first visit of each loads its data.
      if (round > 0) took.set(title, [...(took.get(title) ?? []), ms])
      await page.waitForTimeout(1500)
    }
  tell('\nfrom screen to screen, to paint: median')
  for (const [name, all] of took)
    tell(`${name.padEnd(34)}${format(all.toSorted((a, b) => a - b)[all.length >> 1] ?? NaN)}`)
  tell(`layout shift${' '.repeat(22)}${format(await page.evaluate(() => window.probe.shift))}`)
})

const slowestTask = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, ...window.probe.tasks.map(({ ms }) => ms)))

async function visit(browser: Browser, target: Target, round: number): Promise<Figures> {
  const context = await browser.newContext()
  await context.addInitScript(installProbe)
  const page = await context.newPage()
  const cdp = await slowDown(page, null)
  await page.goto(target.url + target.address, { waitUntil: 'commit' })
  await page.evaluate(() => window.probe.shown('input#token:enabled', 1))
  await focus(page, 'input#token')
  await cdp.send('Input.insertText', {
    text: `htx_demo_full_many-${rows}_wrows${round}${target.name}`,
  })
  await press(cdp, 'Enter')
  if (target.open) {
    await since(page, 'button:enabled', 1, target.open)
    await clickOn(page, cdp, 'button', target.open)
  }
  const figures: Figures = { 'submit to rows': await since(page, 'tbody tr', 5, 'running') }
  figures['elements'] = await page.evaluate(() => document.querySelectorAll('*').length)
  Object.assign(figures, await scroll(page, cdp), await filter(page, cdp))
  if (target.name === 'dashboard') {
    figures['longest task, clear the filter'] = await longestTask(page, () =>
      page.getByRole('searchbox', { name: 'Filter databases' }).fill(''),
    )
    for (const column of ['Name', 'Engine', 'Plan', 'Status', 'Cluster'])
      figures[`longest task, sort by ${column}`] = await longestTask(page, () =>
        page.getByRole('button', { name: column, exact: true }).click(),
      )
    figures['longest task, select all'] = await longestTask(page, () =>
      page.getByRole('checkbox', { name: /^Select all/ }).click(),
    )
  }
  await context.close()
  return figures
}

/** Types a word: the slowest key until its frame, and the last key until its result is visible. */
async function filter(page: Page, cdp: CDPSession): Promise<Figures> {
  await page.getByRole('searchbox', { name: 'Filter databases' }).focus()
  const figures = await type(page, cdp)
  const result = await page.evaluate(async (word) => {
    const isFound = () =>
      [...document.querySelectorAll('tbody tr')].every(
        ({ textContent }) => !textContent || textContent.includes(word),
      )
    while (!isFound()) await new Promise(requestAnimationFrame)
    return performance.now() - window.probe.input
  }, typed)
  return { ...figures, 'last key to result': result }
}

/** Types a word into the focused field: the slowest key until its frame. */
async function type(page: Page, cdp: CDPSession): Promise<Figures> {
  let slowest = 0
  for (const key of typed) {
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key })
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key })
    const took = await page.evaluate(
      () =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() => {
            const channel = new MessageChannel()
            channel.port1.onmessage = () => resolve(performance.now() - window.probe.input)
            channel.port2.postMessage(null)
          }),
        ),
    )
    slowest = Math.max(slowest, took)
  }
  return { 'slowest key to paint': slowest }
}

/** Scrolls by the wheel, and counts late frames. */
async function scroll(page: Page, cdp: CDPSession): Promise<Figures> {
  const box = await page.locator('tbody').boundingBox()
  const at = { x: (box?.x ?? 0) + 200, y: (box?.y ?? 0) + 100 }
  await page.evaluate(() => window.probe.startFrames())
  for (let step = 0; step < WHEEL_STEPS; step++)
    await cdp.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      ...at,
      deltaX: 0,
      deltaY: WHEEL_PX,
    })
  const frames = await page.evaluate(() => window.probe.frames())
  await page.evaluate(() => scrollTo(0, 0))
  return {
    'late frames, %': (frames.filter((ms) => ms > 50).length / frames.length) * 100,
    'longest frame': Math.max(...frames),
  }
}

/** The longest task of an action, in ms; the browser does not report tasks below 50. */
async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  const before = await page.evaluate(() => window.probe.tasks.length)
  await act()
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve))),
  )
  return page.evaluate(
    (known) => Math.max(0, ...window.probe.tasks.slice(known).map(({ ms }) => ms)),
    before,
  )
}
