/**
 * Pictures of every screen, menu, sheet and dialog of the built site, light and dark, wide and narrow, in both languages, each checked by axe:
 * `npm run pictures`. They and a contact sheet of each look stand in `test-results/pictures/`; README's own are written to
 * `docs/pictures/`.
 */
import { mkdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectClean } from './accessibility'
import { test } from './fixtures'

const folder = 'test-results/pictures'
const readmeFolder = 'docs/pictures'

const languages = { en: 'en-US', vi: 'vi-VN' } as const
const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 780 } } as const

interface Shot {
  name: string
  address: string
  /** What is opened on that screen before the picture is taken. */
  open?: Step
  isSignedOut?: boolean
  /** It is there only where there is little room. */
  isNarrow?: boolean
  /** The whole page, not only what is in the window. */
  isWhole?: boolean
  /** See expectClean(). */
  isCovered?: boolean
  words?: string
}

type Step = (page: Page) => Promise<void>

const steps =
  (...all: readonly Step[]): Step =>
  async (page) => {
    for (const step of all) await step(page)
  }

const rowMenu = 'tbody [aria-haspopup=menu]'
const accountMenu = 'header [aria-haspopup=menu]'

/** Opens what the first such button in view opens. */
const press =
  (selector: string): Step =>
  async (page) => {
    await page.locator(selector).filter({ visible: true }).first().click()
    await page.locator(':popover-open, dialog[open]').first().waitFor()
  }

const openRaw: Step = async (page) => {
  await press(rowMenu)(page)
  await page.getByRole('menuitem').first().click()
  await page.getByRole('dialog').waitFor()
}

/** Chooses from the account's menu. */
const chooseFromAccount = (name: RegExp) => async (page: Page) => {
  await press('header [aria-haspopup=menu]')(page)
  await page.getByRole('menuitem', { name }).click()
}
const openFromAccount = (name: RegExp) => async (page: Page) => {
  await chooseFromAccount(name)(page)
  await page.getByRole('dialog').waitFor()
}

/** Opens a menu or a dialog by its button; on a phone that may stand in the sheet of the filters. */
const openNamed = (name: RegExp) => async (page: Page) => {
  const button = page.locator('main').getByRole('button', { name, includeHidden: true }).first()
  await button.waitFor({ state: 'attached' })
  const hasSheet = (await page.locator('search > button').filter({ visible: true }).count()) > 0
  if (hasSheet && !(await button.isVisible())) await press('search > button')(page)
  await button.click()
  await page.locator('[role=menu], dialog[open]').filter({ visible: true }).last().waitFor()
}

/** Presses a button that shows more on the screen. */
const pressNamed = (name: RegExp) => async (page: Page) => {
  await page.locator('main').getByRole('button', { name }).first().click()
}

/** Begins a backup that is never answered, so that leaving the session has to ask. Once for each account: it is not sent twice. */
const beginBackup = async (page: Page) => {
  await page.route('**/backups', (route) =>
    route.request().method() === 'POST' ? undefined : route.fallback(),
  )
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await press('tbody [aria-haspopup=menu]')(page)
  await page.getByRole('menuitem').first().click()
  await sent
}

/** Enters a token and waits for the way on. */
const checkToken = (token: string, name: RegExp) => async (page: Page) => {
  const field = page.getByRole('textbox', { name: /^(API token|Token API)$/ })
  await field.fill(token)
  await field.press('Enter')
  await page.getByRole('button', { name }).waitFor()
}

const alertShown: Step = (page) => page.locator('main').getByRole('alert').first().waitFor()

/** The portal cannot be reached. */
const cutOff: Step = async (page) => {
  await page.route('**/api/**', (route) => route.abort())
}

/** A second profile, which becomes the one in use. */
const addOther = (token: string) => async (page: Page) => {
  await openFromAccount(/^(Add another|Thêm token)/)(page)
  const name = /^(Add and switch|Thêm và chuyển)/
  await checkToken(token, name)(page)
  await page.getByRole('button', { name }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

const addProfile = addOther('htx_demo_full_second')

const selectRows: Step = async (page) => {
  for (const row of [0, 1]) await page.locator('tbody input[type=checkbox]').nth(row).check()
}

const openBulk = (name: RegExp) => async (page: Page) => {
  await selectRows(page)
  await page.locator('main').getByRole('button', { name }).first().click()
  await page.getByRole('dialog').waitFor()
}

const confirm: Step = async (page) => {
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** The profile that was added last is the one in use. */
const removeLast: Step = async (page) => {
  const dialogs = page.getByRole('dialog')
  await dialogs
    .getByRole('button', { name: /^(Remove|Gỡ bỏ) htx_/ })
    .last()
    .click()
  await dialogs.nth(1).waitFor()
}

const openCommands: Step = async (page) => {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
}

const openActivity: Step = async (page) => {
  // A load of the page would forget the calls.
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.getByRole('table').waitFor()
}

const openCall: Step = async (page) => {
  await page.locator('tbody a').first().click()
  await page.getByRole('complementary').waitFor()
}

const openChanges: Step = async (page) => {
  await page.getByRole('tab').last().click()
}

/** The overview after the board has read the backups, with its watch on. */
const openKnownOverview: Step = async (page) => {
  await page.getByText(/^(All 14 databases|Đã kiểm tra tất cả 14)/).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  const watch = page.getByRole('switch')
  await watch.click()
  await page.locator('main [role=switch][aria-checked=true], main :checked').first().waitFor()
}

const createOne: Step = async (page) => {
  const form = page.locator('main form')
  await form.getByRole('textbox').first().fill('new-one')
  await form.locator('button[type=submit]').click()
  await page.getByRole('heading', { level: 1, name: 'new-one' }).waitFor()
  await page.locator('main ol').first().waitFor()
}

const goToEnd: Step = async (page) => {
  await page.locator('main nav').last().scrollIntoViewIfNeeded()
}

const backUp = /^(Back up|Sao lưu)$/
const remove = /^(Delete|Xóa)/
const exportMenu = /^(Export|Xuất)/
const apiMenu = /^API/
const columnsMenu = /^(Columns|Cột)/
const addToken = /^(Add another|Thêm token)/
const signOut = /^(Sign out|Đăng xuất)/
const switchTo = /^(Switch to|Chuyển sang)/
const profiles = /^(Profiles|Quản lý hồ sơ)/
const writeAccess = /^(Check write access|Kiểm tra quyền ghi)/
const diagnose = /^(Diagnose|Chẩn đoán)/
const openDashboard = /^(Open dashboard|Vào bảng điều khiển)/
const checkAgain = /^(Check token|Kiểm tra token)/

const shots: readonly Shot[] = [
  { name: 'sign-in', address: '/sign-in', isSignedOut: true },
  {
    name: 'sign-in-accepted',
    address: '/sign-in',
    isSignedOut: true,
    open: checkToken('htx_demo_full', openDashboard),
  },
  {
    name: 'sign-in-refused',
    address: '/sign-in',
    isSignedOut: true,
    open: steps(checkToken('htx_demo_full_revoked', checkAgain), alertShown),
  },
  {
    name: 'sign-in-diagnosis',
    address: '/sign-in',
    isSignedOut: true,
    open: steps(cutOff, checkToken('htx_demo_full', diagnose), pressNamed(diagnose)),
  },
  { name: 'overview', address: '/overview' },
  { name: 'overview-known', address: '/backups', open: openKnownOverview, isWhole: true },
  { name: 'databases', address: '/databases' },
  { name: 'databases-selected', address: '/databases', open: selectRows, isCovered: true },
  { name: 'databases-nothing-matches', address: '/databases?q=nowhere' },
  { name: 'databases-none', address: '/databases', words: 'full_many-0' },
  { name: 'databases-refused', address: '/databases', words: 'functions' },
  { name: 'databases-failed', address: '/databases', words: 'full_databases-500' },
  { name: 'databases-paused', address: '/databases', words: 'full_limit-2' },
  {
    name: 'databases-pages',
    address: '/databases',
    words: 'full_many-1000',
    open: goToEnd,
    isCovered: true,
  },
  { name: 'database', address: '/databases/analytics', isWhole: true },
  { name: 'database-connect', address: '/databases/analytics/connect' },
  { name: 'database-backups', address: '/databases/analytics/backups' },
  { name: 'database-raw', address: '/databases/analytics/raw' },
  { name: 'database-missing', address: '/databases/nowhere' },
  { name: 'delete', address: '/databases/analytics', open: openNamed(remove) },
  { name: 'create', address: '/databases/new', isWhole: true },
  {
    name: 'created',
    address: '/databases/new',
    words: 'full_many-8',
    open: createOne,
    isWhole: true,
  },
  { name: 'backups', address: '/backups' },
  { name: 'functions', address: '/functions' },
  { name: 'function', address: '/functions?selected=thumbnailer' },
  { name: 'proxies', address: '/proxies' },
  { name: 'proxy', address: '/proxies?selected=hn-1' },
  { name: 'activity', address: '/databases', open: openActivity },
  { name: 'call', address: '/databases', open: steps(openActivity, openCall) },
  {
    name: 'changes',
    address: '/databases',
    words: 'full_many-7',
    open: steps(beginBackup, openActivity, openChanges),
  },
  { name: 'token', address: '/token', isWhole: true },
  { name: 'write-access', address: '/token', open: openNamed(writeAccess) },
  { name: 'commands', address: '/databases', open: openCommands },
  { name: 'not-found', address: '/nowhere' },
  { name: 'menu-row', address: '/databases', open: press(rowMenu) },
  { name: 'functions-menu-row', address: '/functions', open: press(rowMenu) },
  { name: 'proxies-menu-row', address: '/proxies', open: press(rowMenu) },
  { name: 'backups-menu-row', address: '/backups', open: press(rowMenu) },
  { name: 'menu-tools', address: '/databases', open: press('search button') },
  { name: 'menu-export', address: '/databases', open: openNamed(exportMenu) },
  { name: 'menu-api', address: '/databases', open: openNamed(apiMenu) },
  { name: 'menu-columns', address: '/databases', open: openNamed(columnsMenu) },
  { name: 'functions-menu-export', address: '/functions', open: openNamed(exportMenu) },
  { name: 'proxies-menu-export', address: '/proxies', open: openNamed(exportMenu) },
  { name: 'backups-menu-export', address: '/backups', open: openNamed(exportMenu) },
  {
    name: 'activity-menu-export',
    address: '/databases',
    open: steps(openActivity, openNamed(exportMenu)),
  },
  {
    name: 'activity-menu-api',
    address: '/databases',
    open: steps(openActivity, openNamed(apiMenu)),
  },
  { name: 'menu-account', address: '/databases', open: press(accountMenu) },
  { name: 'menu-profiles', address: '/databases', open: steps(addProfile, press(accountMenu)) },
  {
    name: 'limit',
    address: '/databases',
    open: press('header [popovertarget]:not([aria-haspopup])'),
  },
  { name: 'more', address: '/databases', open: press('nav [popovertarget]'), isNarrow: true },
  { name: 'filters-backups', address: '/backups', open: press('search > button'), isNarrow: true },
  {
    name: 'filters-activity',
    address: '/databases',
    open: steps(openActivity, press('search > button')),
    isNarrow: true,
  },
  { name: 'add-token', address: '/databases', open: openFromAccount(addToken) },
  {
    name: 'profiles',
    address: '/databases',
    open: steps(addProfile, openFromAccount(profiles)),
  },
  { name: 'preferences', address: '/databases', open: openFromAccount(/^(Preferences|Tùy chọn)/) },
  { name: 'shortcuts', address: '/databases', open: openFromAccount(/^(Keyboard|Phím tắt)/) },
  {
    name: 'sign-out',
    address: '/databases',
    words: 'full_many-6',
    open: steps(beginBackup, openFromAccount(signOut)),
  },
  {
    name: 'switch-profile',
    address: '/databases',
    open: steps(addProfile, beginBackup, openFromAccount(switchTo)),
  },
  {
    name: 'remove-profile',
    address: '/databases',
    open: steps(
      // The backup of the other one is still being sent.
      addOther('htx_demo_full_third'),
      beginBackup,
      openFromAccount(profiles),
      removeLast,
    ),
  },
  { name: 'backup-raw', address: '/databases/analytics/backups', open: openRaw },
  { name: 'backup-many', address: '/databases', open: openBulk(backUp) },
  { name: 'delete-many', address: '/databases', open: openBulk(remove) },
  {
    name: 'backup-many-runs',
    address: '/databases',
    words: 'full_many-5',
    open: steps(openBulk(backUp), confirm),
    isCovered: true,
  },
]

/** Those that README shows: by the name of the picture, the look and the screen. */
const readmePictures = new Map([
  ['light-wide-en/databases', 'databases'],
  ['dark-wide-en/overview', 'overview-dark'],
])

test.describe.configure({ mode: 'parallel', timeout: 600_000 })

for (const language of ['en', 'vi'] as const)
  for (const theme of ['light', 'dark'] as const)
    for (const size of ['wide', 'narrow'] as const) {
      const look = `${theme}-${size}-${language}`
      test.describe(look, () => {
        test.use({
          locale: languages[language],
          colorScheme: theme,
          viewport: sizes[size],
          hasTouch: size === 'narrow',
          reducedMotion: 'reduce',
          actionTimeout: 30_000,
        })
        test(look, async ({ context, token, signedIn }) => {
          mkdirSync(join(folder, look), { recursive: true })
          mkdirSync(readmeFolder, { recursive: true })
          for (const shot of shotsOf(size)) {
            const { name, address, open, words } = shot
            const { isSignedOut, isWhole = false, isCovered = false } = shot
            const page = await context.newPage()
            if (isSignedOut) await page.goto(address)
            else await signedIn(token(words), address, { on: page })
            await page.getByRole('heading', { level: 1 }).first().waitFor()
            await page.waitForLoadState('networkidle')
            await open?.(page)
            await page.evaluate(() => document.fonts.ready)
            // What is drawn once the page rests: parts that are loaded late, rows read one by one.
            await page.waitForLoadState('networkidle')
            await page.waitForFunction(() => document.getAnimations().length === 0)
            const path = join(folder, look, `${name}.png`)
            const picture = await page.screenshot({ path, fullPage: isWhole })
            const forReadme = readmePictures.get(`${look}/${name}`)
            if (forReadme) await writeFile(join(readmeFolder, `${forReadme}.png`), picture)
            await expectClean(page, `${look}, ${name}`, { isCovered })
            await page.close()
          }
          await takeSheet(await context.newPage(), look, size)
        })
      })
    }

function shotsOf(size: keyof typeof sizes): readonly Shot[] {
  return shots.filter(({ isNarrow }) => !isNarrow || size === 'narrow')
}

/** All pictures of a look on one. */
async function takeSheet(page: Page, look: string, size: keyof typeof sizes): Promise<void> {
  const { width } = sizes[size]
  const columns = size === 'narrow' ? 8 : 4
  const figures = await Promise.all(
    shotsOf(size).map(async ({ name }) => {
      const picture = await readFile(join(folder, look, `${name}.png`), 'base64')
      return `<figure><img src="data:image/png;base64,${picture}"><figcaption>${name}</figcaption></figure>`
    }),
  )
  await page.setViewportSize({ width: Math.round((width * columns) / 2), height: 800 })
  await page.setContent(
    `<style>body{display:grid;grid-template-columns:repeat(${columns},1fr);gap:12px;margin:12px;font:14px sans-serif;background:#888}
     figure{margin:0}img{width:100%;display:block}</style>${figures.join('')}`,
  )
  await page.screenshot({ path: join(folder, `${look}.png`), fullPage: true })
  await page.close()
}
