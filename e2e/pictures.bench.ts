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
type Language = keyof typeof languages

interface Shot {
  name: string
  address: string
  /** What is opened on that screen before the picture is taken. */
  open?: (page: Page, language: Language) => Promise<void>
  isSignedOut?: boolean
  /** It is there only where there is little room. */
  isNarrow?: boolean
  words?: string
}

/** Opens what the first such button in view opens. */
const press = (selector: string) => async (page: Page) => {
  await page.locator(selector).filter({ visible: true }).first().click()
  await page.locator(':popover-open, dialog[open]').first().waitFor()
}

/** Opens a dialog by its place in the account's menu. */
const openFromAccount = (place: number) => async (page: Page) => {
  await press('header [aria-haspopup=menu]')(page)
  await page.getByRole('menuitem').nth(place).click()
  await page.getByRole('dialog').waitFor()
}

const openBulk = (button: RegExp) => async (page: Page) => {
  for (const row of [0, 1]) await page.locator('tbody input[type=checkbox]').nth(row).check()
  await page.locator('main').getByRole('button', { name: button }).first().click()
  await page.getByRole('dialog').waitFor()
}

const openDelete = async (page: Page, language: Language) => {
  const name = language === 'en' ? /^Delete/ : /^Xóa/
  await page.getByRole('button', { name }).first().click()
  await page.getByRole('dialog').waitFor()
}

const openCommands = async (page: Page) => {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
}

const openActivity = async (page: Page) => {
  // A load of the page would forget the calls.
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.getByRole('table').waitFor()
}

const shots: readonly Shot[] = [
  { name: 'sign-in', address: '/sign-in', isSignedOut: true },
  { name: 'overview', address: '/overview' },
  { name: 'databases', address: '/databases' },
  { name: 'databases-nothing-matches', address: '/databases?q=nowhere' },
  { name: 'databases-none', address: '/databases', words: 'full_many-0' },
  { name: 'databases-refused', address: '/databases', words: 'functions' },
  { name: 'database', address: '/databases/analytics' },
  { name: 'database-connect', address: '/databases/analytics/connect' },
  { name: 'database-backups', address: '/databases/analytics/backups' },
  { name: 'database-raw', address: '/databases/analytics/raw' },
  { name: 'delete', address: '/databases/analytics', open: openDelete },
  { name: 'create', address: '/databases/new' },
  { name: 'backups', address: '/backups' },
  { name: 'functions', address: '/functions' },
  { name: 'function', address: '/functions?selected=thumbnailer' },
  { name: 'proxies', address: '/proxies' },
  { name: 'proxy', address: '/proxies?selected=hn-1' },
  { name: 'activity', address: '/databases', open: openActivity },
  { name: 'token', address: '/token' },
  { name: 'commands', address: '/databases', open: openCommands },
  { name: 'not-found', address: '/nowhere' },
  { name: 'menu-row', address: '/databases', open: press('tbody [aria-haspopup=menu]') },
  { name: 'menu-tools', address: '/databases', open: press('search button') },
  { name: 'menu-account', address: '/databases', open: press('header [aria-haspopup=menu]') },
  {
    name: 'limit',
    address: '/databases',
    open: press('header [popovertarget]:not([aria-haspopup])'),
  },
  { name: 'more', address: '/databases', open: press('nav [popovertarget]'), isNarrow: true },
  { name: 'add-token', address: '/databases', open: openFromAccount(0) },
  { name: 'profiles', address: '/databases', open: openFromAccount(1) },
  { name: 'preferences', address: '/databases', open: openFromAccount(2) },
  { name: 'shortcuts', address: '/databases', open: openFromAccount(3) },
  { name: 'backup-many', address: '/databases', open: openBulk(/^(Back up|Sao lưu)$/) },
  { name: 'delete-many', address: '/databases', open: openBulk(/^(Delete|Xóa)$/) },
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
          for (const { name, address, open, isSignedOut, words } of shotsOf(size)) {
            const page = await context.newPage()
            if (isSignedOut) await page.goto(address)
            else await signedIn(token(words), address, { on: page })
            await page.getByRole('heading', { level: 1 }).first().waitFor()
            await page.waitForLoadState('networkidle')
            await open?.(page, language)
            await page.evaluate(() => document.fonts.ready)
            // What is drawn once the page rests: parts that are loaded late, rows read one by one.
            await page.waitForLoadState('networkidle')
            const path = join(folder, look, `${name}.png`)
            const picture = await page.screenshot({ path })
            const forReadme = readmePictures.get(`${look}/${name}`)
            if (forReadme) await writeFile(join(readmeFolder, `${forReadme}.png`), picture)
            await expectClean(page, `${look}, ${name}`)
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
