/** Narrow windows and pages at twice their size: reading needs no sideways scrolling (WCAG 1.4.4, 1.4.10). */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { open } from '~/testing/open'

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

/** The screen with its data. */
async function openWhole(address: string, width: number): Promise<void> {
  await open(address, { width, height: 800, checked: true })
  await expect.element(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expect.poll(() => document.querySelector('main [aria-busy=true]')).toBeNull()
}

// 640 is the width of a 1280 window at 200 %, because the breakpoints are in rem.
test.each(addresses.flatMap((address) => [[address, 320] as const, [address, 640] as const]))(
  '%s in a window %i wide',
  async (address, width) => {
    await openWhole(address, width)
    await expect.poll(tooWide).toEqual([])
  },
)
