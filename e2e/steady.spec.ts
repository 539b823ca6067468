/** Nothing that is shown moves while a screen is being loaded. */
import { expect, test } from './fixtures'

const screens = [
  'overview',
  'databases',
  'databases/shop',
  'databases/shop/backups',
  'backups',
  'token',
]

for (const [width, reducedMotion] of [
  [1280, 'no-preference'],
  [360, 'no-preference'],
  // What waits to be drawn must do so here too.
  [1280, 'reduce'],
] as const)
  test(`${width} wide, motion: ${reducedMotion}: what is shown stays in its place while the rest is loaded`, async ({
    context,
    signedIn,
    token,
  }) => {
    await context.addInitScript(() => {
      window.moved = 0
      new PerformanceObserver((list) => {
        // A cast, because the type of these entries is not part of TypeScript's library.
        for (const { value } of list.getEntries() as (PerformanceEntry & { value: number })[])
          window.moved += value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    // Each answer arrives in a later frame than what came before it.
    let answers = 0
    await context.route('**/api/portal/**', async (route) => {
      const answer = await route.fetch()
      await new Promise((resolve) => setTimeout(resolve, 100 * (1 + (answers++ % 3))))
      await route.fulfill({ response: answer })
    })
    for (const screen of screens) {
      const page = await context.newPage()
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ reducedMotion })
      await signedIn(token(), `/${screen}`, { on: page })
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('main [aria-busy=true]')).toHaveCount(0)
      await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
      // A hundredth is a line of text that takes two lines, or the words of a button.
      expect(await page.evaluate(() => window.moved), screen).toBeLessThan(0.01)
      await page.close()
    }
  })

declare global {
  interface Window {
    /** The sum of the page's layout shifts. */
    moved: number
  }
}
