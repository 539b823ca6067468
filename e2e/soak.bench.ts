/**
 * Eight hours of an open tab in a few minutes, on a clock that the test moves: how many calls it makes, and how much its
 * memory grows: `npm run bench:soak`. `HOURS` chooses another time.
 */
import { callsOf, expect, test } from './fixtures'
import { tell } from './load'

const hours = Number(process.env['HOURS'] ?? 8)
/** The memory that a list and its first minutes take is not growth. */
const WARM_UP_MINUTES = 10

for (const screen of ['databases', 'backups', 'overview'])
  test(`${hours} hours of /${screen}: calls a minute, and the growth of the heap`, async ({
    page,
    signedIn,
    site,
    token,
  }) => {
    test.setTimeout(1_200_000)
    const own = token()
    await page.clock.install()
    await signedIn(own, `/${screen}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const cdp = await page.context().newCDPSession(page)
    const heap = async () => {
      await cdp.send('HeapProfiler.collectGarbage')
      return (await cdp.send('Runtime.getHeapUsage')).usedSize
    }
    const minute = async () => {
      await page.clock.runFor(60_000)
      // The person is still there: otherwise the session would end.
      await page.mouse.click(1, 1)
    }
    for (let count = 0; count < WARM_UP_MINUTES; count++) await minute()
    const [before, calls] = [await heap(), callsOf(site.portal, own).length]
    const minutes = hours * 60 - WARM_UP_MINUTES
    for (let count = 0; count < minutes; count++) await minute()
    const grown = ((await heap()) - before) / 1e6
    const made = callsOf(site.portal, own).length - calls
    tell(
      `/${screen}, ${hours} h: ${(made / minutes).toFixed(2)} calls a minute, heap ${(before / 1e6).toFixed(1)} MB and ${grown.toFixed(1)} MB more`,
    )
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
    expect(grown).toBeLessThan(10)
  })
