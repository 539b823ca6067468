/** Tables fit their window: the text gives way, what can be pressed stays in view. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Portal } from '~/demo/portal'
import { open } from '~/testing/open'

const lists = ['databases', 'backups', 'functions', 'proxies'] as const

/** Names of forty characters, without a place to break. */
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

test.each(lists.flatMap((list) => widths.map((one) => ({ list, ...one }))))(
  '$list in a window $width wide, with $names: every button and link is in view',
  async ({ list, width, prepare }) => {
    await open(`/${list}`, { width, ...(prepare && { prepare }) })
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
