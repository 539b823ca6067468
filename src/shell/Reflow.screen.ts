/** Narrow windows, pages and letters at twice their size: reading needs no sideways scrolling, and no text is cut off (WCAG 1.4.4, 1.4.10). */
import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { open } from '~/testing/open'
import { profileMenu } from '~/testing/sign-in'

const addresses = [
  '/overview',
  '/databases',
  '/databases/analytics',
  '/databases/analytics/connect',
  '/databases/analytics/backups',
  '/databases/analytics/raw',
  '/databases/new',
  '/backups',
  '/functions',
  '/functions?selected=thumbnailer',
  '/proxies',
  '/proxies?selected=hn-1',
  '/activity',
  '/token',
  '/nowhere',
]

/** What makes the page wider than its window: the innermost elements beyond its edge. */
function tooWide(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  return [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > clientWidth + 1 && !one.firstElementChild)
    .map((one) => one.outerHTML.slice(0, 120))
}

type Options = NonNullable<Parameters<typeof open>[1]>

/** The screen with its data. */
async function openWhole(address: string, options: Options): Promise<void> {
  await open(address, { height: 800, checked: true, ...options })
  await expect.element(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expect.element(profileMenu()).toBeVisible()
  await expect.poll(() => document.querySelector('main [aria-busy=true]')).toBeNull()
}

// 640 is the width of a 1280 window at 200 %, because the breakpoints are in rem.
const windows = [
  [320, 'en'],
  [320, 'vi'],
  [640, 'en'],
] as const

test.each(windows.flatMap((window) => addresses.map((address) => [address, ...window] as const)))(
  '%s in a window %i wide, %s',
  async (address, width, language) => {
    await openWhole(address, { width, preferences: { language } })
    await expect.poll(tooWide).toEqual([])
  },
)

/** What of a dialog, menu or sheet is beyond an edge of the window, or can be scrolled sideways. */
function beyondEdge(opened: Element): string[] {
  const { clientWidth } = document.documentElement
  return [opened, ...opened.querySelectorAll('*')]
    .filter((one) => {
      const { left, right, width } = one.getBoundingClientRect()
      return width > 0 && (left < -1 || right > clientWidth + 1 || one.scrollWidth > clientWidth)
    })
    .map((one) => one.outerHTML.slice(0, 120))
}

const opened = () => [...document.querySelectorAll('dialog[open], :popover-open')].at(-1)
const button = (name: RegExp) => page.getByRole('button', { name })
const menu = async (of: RegExp, entry: RegExp) => {
  await button(of).click()
  await page.getByRole('menuitem', { name: entry }).click()
}
const actions = /^(Actions for|Thao tác với) crm$/
const account = /^(Account|Tài khoản)$/

/** What can be opened on a phone, by what it is and how. */
const openings: readonly [what: string, show: () => Promise<void>][] = [
  ['the menu of a row', () => button(actions).click()],
  ['the question before a delete', () => menu(actions, /^(Delete|Xóa)$/)],
  ['the sheet of filters', () => button(/^(Filter and sort|Lọc và sắp xếp)$/).click()],
  [
    '"More"',
    () =>
      page
        .getByRole('navigation')
        .getByRole('button', { name: /^(More|Thêm)$/ })
        .click(),
  ],
  ['the menu of the account', () => button(account).click()],
  ['the preferences', () => menu(account, /^(Preferences|Tùy chọn)$/)],
  ['the profiles', () => menu(account, /^(Profiles…|Quản lý hồ sơ…)$/)],
  ['another token', () => menu(account, /^(Add another token|Thêm token khác)$/)],
]

test.each(['en', 'vi'] as const)(
  'what is opened over a screen is no wider than a window of 320, %s',
  async (language) => {
    await openWhole('/databases', { width: 320, height: 640, preferences: { language } })
    for (const [what, show] of openings) {
      await show()
      await expect.poll(() => opened()?.checkVisibility(), { message: what }).toBe(true)
      const whole = opened() ?? document.body
      await expect.poll(() => beyondEdge(whole), { message: what }).toEqual([])
      expect(tooWide(), what).toEqual([])
      await userEvent.keyboard('{Escape}')
      await expect.poll(opened, { message: `${what} is closed` }).toBeUndefined()
    }
  },
)

/** Texts that are cut off, other than those that say so by an ellipsis. */
function cut(): string[] {
  return [...document.querySelectorAll('body *')]
    .filter((one) => {
      const { overflowX, overflowY, textOverflow, clipPath } = getComputedStyle(one)
      const hasText = [...one.childNodes].some(
        ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim(),
      )
      if (!hasText || !one.checkVisibility() || textOverflow === 'ellipsis') return false
      const isCut = (overflow: string, whole: number, seen: number) =>
        /hidden|clip/.test(overflow) && whole > seen + 1
      // What is for screen readers alone is clipped to nothing.
      return (
        clipPath === 'none' &&
        (isCut(overflowX, one.scrollWidth, one.clientWidth) ||
          isCut(overflowY, one.scrollHeight, one.clientHeight))
      )
    })
    .map((one) => one.outerHTML.slice(0, 160))
}

test.each(addresses)('%s with letters of twice their size', async (address) => {
  const { style } = document.documentElement
  onTestFinished(() => void (style.fontSize = ''))
  style.fontSize = '200%'
  // The language with the longer words.
  await openWhole(address, { width: 1280, preferences: { language: 'vi' } })
  await expect.poll(tooWide).toEqual([])
  expect(cut()).toEqual([])
})
