/** Tables fit their window: text is cut, controls stay in view. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Portal } from '~/demo/portal'
import { open } from '~/testing/open'

const lists = ['databases', 'backups', 'functions', 'proxies'] as const

/** Names of forty characters that cannot be wrapped. */
function lengthenNames(portal: Portal, token: string): void {
  const world = portal.world(token)
  for (const items of [world.databases, world.functions, world.proxies])
    for (const item of items) item.name = item.name.padEnd(40, 'x')
}

const widths = [
  { width: 911, names: 'the demo names', prepare: undefined },
  { width: 1280, names: 'names of forty characters', prepare: lengthenNames },
  { width: 700, names: 'names of forty characters', prepare: lengthenNames },
]

/** Tables of further screens, with the rows that the demo gives them. */
const others = ['activity', 'databases/analytics/backups'].flatMap((list) =>
  [911, 700].map((width) => ({ list, width, names: 'the demo names', prepare: undefined })),
)

test.each([...lists.flatMap((list) => widths.map((one) => ({ list, ...one }))), ...others])(
  '$list in a window $width wide, with $names: every button and link is in view',
  async ({ list, width, prepare }) => {
    await open(`/${list}`, { width, checked: true, ...(prepare && { prepare }) })
    await expect.element(page.getByRole('row').nth(1)).toBeVisible()
    await expect.element(page.getByText('Loading…')).not.toBeInTheDocument()
    if (list === 'backups')
      await expect.element(page.getByText(/databases? checked\./)).toBeVisible()
    const outside = [...document.querySelectorAll('main tbody :is(th a, td:last-child button)')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > width)
      .map((one) => one.textContent || one.getAttribute('aria-label'))
    expect(outside).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  },
)

test.each(lists.flatMap((list) => (['en', 'vi'] as const).map((language) => ({ list, language }))))(
  '$list at 1280 in $language: the last column covers no other',
  async ({ list, language }) => {
    await open(`/${list}`, { width: 1280, preferences: { language } })
    await expect.element(page.getByRole('row').nth(1)).toBeVisible()
    if (list === 'backups')
      await expect.poll(() => page.getByRole('slider').elements().length).toBeGreaterThan(10)
    const covered = [...document.querySelectorAll('main tbody tr')].filter((row) => {
      const [before, last] = [...row.children].slice(-2)
      return before && last && before.getBoundingClientRect().right > edge(last) + 1
    })
    expect(covered.map(({ textContent }) => textContent)).toEqual([])
  },
)

function edge(cell: Element): number {
  return cell.getBoundingClientRect().left
}
