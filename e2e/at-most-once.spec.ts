/** Seeded runs of everything that can go wrong while a write is sent: each is sent at most once, and no sentence is false. */
import type { BrowserContext, Page } from '@playwright/test'
import type { FaultWord } from '../src/demo/faults'
import { between, seeded, type Random } from '../src/demo/random'
import { callsOf, expect, test, type Site } from './fixtures'
import { pass, runFor } from './time'
import { createButton, deleteButton, writesOf } from './writes'

/**
 * How many runs, in how many tests; 45 combine each mishap with each operation: `RUNS=1000 npx playwright test
 * e2e/at-most-once.spec.ts`.
 */
const runs = Number(process.env['RUNS'] ?? 45)
const tests = Math.max(1, Math.round(runs / 10))

const ops = ['create', 'delete', 'backup'] as const
type Op = (typeof ops)[number]

/** Faults that leave the outcome open; with `-done` the portal has executed the write. */
const faults = ['timeout', 'reset', '502', '504'] as const
const mishaps = [
  ...faults,
  ...faults.map((fault) => `${fault}-done` as const),
  'double click',
  'key repeat',
  'two tabs',
  'reload',
  'tab closed',
  'offline, then online',
  '401',
] as const
type Mishap = (typeof mishaps)[number]

interface Run {
  site: Site
  token: string
  op: Op
  mishap: Mishap
  random: Random
  context: BrowserContext
}

for (let shard = 0; shard < tests; shard++)
  test(`F105 F109 F110 F111 F112 F114 F117 at most once, and nothing false: runs ${shard + 1} of ${tests}`, async ({
    browser,
    site,
    token,
  }) => {
    test.setTimeout(360_000)
    // One page for all runs of this test, which loads everything only once. Each run has its own token.
    const context = await browser.newContext({ locale: 'en-US', baseURL: site.url })
    for (let seed = shard; seed < runs; seed += tests) {
      const random = seeded(`at most once ${seed}`)
      // Every pair of mishap and operation comes before any comes twice.
      const op = ops[seed % ops.length] ?? 'create'
      const mishap = mishaps[Math.floor(seed / ops.length) % mishaps.length] ?? 'reset'
      await test.step(`seed ${seed}: ${op}, ${mishap}`, async () => {
        await perform({ site, token: token(`full_s${seed}`), op, mishap, random, context })
        for (const page of context.pages()) await page.close()
      })
    }
    await context.close()
  })

async function perform(run: Run): Promise<void> {
  const { site, token, op, mishap, random, context } = run
  const said: string[] = []
  const page = await open(run)
  const press = await ready(page, op)
  const backupsBefore = backupsOf(run)
  const fail = (fault: FaultWord) =>
    site.portal.fail(token, { method: op === 'delete' ? 'DELETE' : 'POST', fault })
  const listen = async (on = page) => said.push(await on.locator('body').innerText())
  const sent = () => expect.poll(() => writesOf(site.portal, token)).toHaveLength(1)
  /** A fault after which it is unclear whether the write was executed. */
  const unclear = (): FaultWord => (random() < 0.5 ? 'timeout' : 'timeout-done')

  switch (mishap) {
    case 'double click':
      await press('twice')
      await sent()
      break
    case 'key repeat':
      await press('keys')
      await sent()
      break
    case 'two tabs': {
      const other = await open(run)
      const pressOther = await ready(other, op)
      fail(unclear())
      await press()
      await sent()
      await pressOther()
      await expect(other.getByText(/Already being .* in another tab\./)).toBeVisible()
      await listen(other)
      await other.close()
      break
    }
    case 'reload': {
      fail(unclear())
      await press()
      await sent()
      page.once('dialog', (dialog) => void dialog.accept())
      await page.reload()
      const notice = page.getByRole('status').filter({ hasText: 'was interrupted.' })
      await expect(notice).toBeVisible()
      await listen()
      await notice.getByRole('button', { name: 'Check' }).click()
      await expect(
        notice.getByText(/now exists|right now|still exists|Deleted|Latest/),
      ).toBeVisible()
      break
    }
    case 'tab closed': {
      fail(unclear())
      await press()
      await sent()
      await page.close()
      const next = await open(run, '/databases')
      await expect(next.getByRole('table', { name: 'Databases' })).toBeVisible()
      await listen(next)
      return check(run, said, backupsBefore)
    }
    case 'offline, then online':
      await context.setOffline(true)
      // The browser informs the page a moment later; only then both are offline.
      await expect(page.getByText("You're offline.").first()).toBeAttached()
      await press()
      await runFor(page, 5000)
      await listen()
      await context.setOffline(false)
      await pass(page, 5)
      expect(writesOf(site.portal, token)).toEqual([])
      break
    case '401':
      site.portal.fail(token, { fault: '401', times: 4 })
      await press()
      await expect.poll(() => callsOf(site.portal, token).at(-1)?.status).toBe(401)
      await listen()
      await pass(page, between(random, 3, 6))
      break
    case 'timeout':
    case 'timeout-done':
    case 'reset':
    case 'reset-done':
    case '502':
    case '502-done':
    case '504':
    case '504-done':
      fail(mishap)
      await press()
      await sent()
      await listen()
      if (mishap.startsWith('timeout')) await pass(page, 60, 10)
  }
  await pass(page, between(random, 2, 5))
  await listen()
  // The last look-up is after a minute; if the outcome is known earlier, there is nothing to wait for.
  for (let step = 0; step < 12 && (await page.getByText('Checking whether').count()) > 0; step++)
    await pass(page, 5, 5)
  await listen()
  await check(run, said, backupsBefore)
}

/** A page that is signed in already, as after a reload. */
async function open(
  { context, site, token, op }: Run,
  place = op === 'create' ? '/databases/new' : '/databases',
): Promise<Page> {
  const page = await context.newPage()
  await page.clock.install()
  await page.addInitScript(
    ([tokenOfRun, portal]) => {
      const now = Date.now()
      const session = {
        token: tokenOfRun,
        portal,
        since: now,
        until: now + 3_600_000,
        signOuts: '',
        evidence: [],
      }
      sessionStorage.setItem('htx.session', JSON.stringify(session))
    },
    [token, site.url] as const,
  )
  await page.goto(place)
  return page
}

/** Brings the page to the point at which one click sends the write. */
async function ready(page: Page, op: Op) {
  let button = createButton(page)
  if (op === 'create') await page.getByRole('textbox', { name: 'Name' }).fill('fresh')
  else {
    await page.getByRole('button', { name: 'Actions for shop', exact: true }).click()
    // The menu closes when an update of the list moves it: the click is made all the same.
    button = page
      .getByRole('menu', { name: 'Actions for shop', exact: true, includeHidden: true })
      .getByRole('menuitem', { name: 'Back up now', includeHidden: true })
    if (op === 'delete') {
      await page.getByRole('menuitem', { name: 'Delete' }).click()
      await page.getByRole('textbox', { name: 'Type shop to confirm' }).fill('shop')
      button = deleteButton(page)
    }
  }
  await expect(button).toBeEnabled()
  return async (how: 'once' | 'twice' | 'keys' = 'once') => {
    // Like the browser, whether or not the button is disabled.
    if (how !== 'keys')
      return button.evaluate(
        (element: HTMLElement, times) => {
          for (let time = 0; time < times; time++) element.click()
        },
        how === 'once' ? 1 : 3,
      )
    await button.focus()
    for (let time = 0; time < 5; time++) await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
  }
}

/** Compares the portal's own record with the sentences on the page. */
async function check(run: Run, said: readonly string[], backupsBefore: number): Promise<void> {
  const { site, token, op } = run
  expect(writesOf(site.portal, token).length).toBeLessThanOrEqual(1)
  const names = site.portal.world(token).databases
  const isDone = {
    create: names.some(({ name }) => name === 'fresh'),
    delete: !names.some(({ name, status }) => name === 'shop' && status !== 'deleting'),
    backup: backupsOf(run) > backupsBefore,
  }[op]
  const words = said.join('\n')
  expect(words).not.toContain('failed')
  if (isDone)
    expect(words).not.toMatch(
      /Not created|Not deleted|Not backed up|Not sent|Not done|Couldn't|Cancelled/,
    )
  else
    expect(words).not.toMatch(
      /fresh now exists|Deleted|Deleting…|Accepted|accepted;|new backup from|is running|is complete/,
    )
}

function backupsOf({ site, token }: Run): number {
  const world = site.portal.world(token)
  const shop = world.databases.find(({ name }) => name === 'shop')
  return (world.backups.get(shop?.id ?? '') ?? []).filter(({ type }) => type === 'on-demand').length
}
