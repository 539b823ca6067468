/**
 * How soon the dashboard can be used, against the smallest page on the same packages (`e2e/floor/`): `npm run
 * bench:load`, on an idle machine. Both are visited in turn, `ROUNDS` times; the results are ratios of medians.
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

const rounds = Number(process.env['ROUNDS'] ?? 5)
test.describe.configure({ mode: 'default' })
test.use({ launchOptions })

let targets: Target[] = []
let close = async () => {}

test.beforeAll(async () => {
  ;({ targets, close } = await startTargets())
})

test.afterAll(() => close())

test('from the address to the rows, against the smallest page', async ({ browser }) => {
  test.setTimeout(rounds * 120_000)
  const all = new Map<string, Figures[]>()
  for (let round = 0; round < rounds; round++) {
    for (const target of round % 2 ? targets.toReversed() : targets)
      for (const [kind, figures] of Object.entries(await visits(browser, target, round)))
        all.set(`${target.name} ${kind}`, [...(all.get(`${target.name} ${kind}`) ?? []), figures])
  }
  tell(`\nmedians of ${rounds}: the dashboard, the smallest page, ratio`)
  for (const kind of ['cold', 'warm', 'reload']) {
    const ours = all.get(`dashboard ${kind}`) ?? []
    const floors = all.get(`floor ${kind === 'reload' ? 'warm' : kind}`) ?? []
    for (const figure of Object.keys(ours[0] ?? {})) {
      const [our, floor] = [median(ours, figure), median(floors, figure)]
      tell(
        `${kind.padEnd(7)}${figure.padEnd(28)}${format(our)}${format(floor)}${(our / floor).toFixed(2).padStart(8)}`,
      )
    }
  }
  expect(all.size).toBe(5)
})

/** A cold visit, a second one with everything in the cache, and a reload of the list. */
async function visits(browser: Browser, target: Target, round: number) {
  const context = await browser.newContext()
  await context.addInitScript(installProbe)
  const token = `htx_demo_full_many-20_wload${round}${target.name}`
  const first = await context.newPage()
  const cold = await visit(first, target, token)
  // An open tab would hand its session over.
  await first.close()
  const page = await context.newPage()
  const warm = await visit(page, target, token)
  const all: Record<string, Figures> = { cold, warm }
  if (target.name === 'dashboard') all['reload'] = await reload(page)
  await context.close()
  return all
}

async function visit(page: Page, target: Target, token: string): Promise<Figures> {
  const cdp = await slowDown(page)
  const bytes = await countBytes(cdp)
  await page.goto(target.url + target.address, { waitUntil: 'commit' })
  const field = await page.evaluate(() => window.probe.shown('input#token:enabled', 1))
  await focus(page, 'input#token')
  await cdp.send('Input.insertText', { text: token })
  await press(cdp, 'Enter')
  // The person's own time is left out: from each input to its effect.
  let rows = field
  if (target.open) {
    rows += await since(page, 'button:enabled', 1, target.open)
    await clickOn(page, cdp, 'button', target.open)
  }
  rows += await since(page, 'tbody tr', 5, 'running')
  return { ...(await figuresOf(page, bytes)), field, rows }
}

async function reload(page: Page): Promise<Figures> {
  const cdp = await slowDown(page)
  const bytes = await countBytes(cdp)
  await page.reload({ waitUntil: 'commit' })
  const rows = await page.evaluate(() => window.probe.shown('tbody tr', 5, 'running'))
  return { ...(await figuresOf(page, bytes)), rows }
}

async function figuresOf(page: Page, bytes: () => number): Promise<Figures> {
  const atRows = bytes()
  const seen = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    tasks: window.probe.tasks.map(({ ms }) => ms),
    shift: window.probe.shift,
  }))
  return {
    'first paint': seen.paint,
    'longest task': Math.max(0, ...seen.tasks),
    'blocking time': seen.tasks.reduce((sum, ms) => sum + ms - 50, 0),
    'layout shift × 1000': seen.shift * 1000,
    'KB to the rows': atRows / 1024,
  }
}

/** Counts the bytes on the wire except those of calls to the portal. */
async function countBytes(cdp: CDPSession): Promise<() => number> {
  const calls = new Set<string>()
  let bytes = 0
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (new URL(request.url).pathname.startsWith('/api/')) calls.add(requestId)
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!calls.has(requestId)) bytes += encodedDataLength
  })
  return () => bytes
}
