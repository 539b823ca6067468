/**
 * Ten thousand databases against the smallest page that renders only the rows in view (`e2e/floor/`), on a processor
 * four times as slow: `npm run bench:rows`, on an idle machine. `ROWS` and `ROUNDS` choose others.
 */
import type { Browser, CDPSession, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import {
  clickOn,
  focus,
  format,
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
const rows = Number(process.env['ROWS'] ?? 10_000)
const typed = 'shop-99'
const WHEEL_STEPS = 60
const WHEEL_PX = 400

test.describe.configure({ mode: 'default' })

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
  const result = await page.evaluate(async (word) => {
    const isFound = () =>
      [...document.querySelectorAll('tbody tr')].every(
        ({ textContent }) => !textContent || textContent.includes(word),
      )
    while (!isFound()) await new Promise(requestAnimationFrame)
    return performance.now() - window.probe.input
  }, typed)
  return { 'slowest key to paint': slowest, 'last key to result': result }
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
