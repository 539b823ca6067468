/**
 * A write is executed, and its connection drops before the answer: the browser sends it again by itself. The page still
 * shows the truth, over HTTP/1.1 with reused connections, and over HTTP/2.
 */
import { createPortal } from '../src/demo/portal'
import { makeCertificate } from './certificate'
import { expect, test } from './fixtures'
import { backUp, createButton, deleteButton, fillCreate, fillDelete, writesOf } from './writes'

test.use({ ignoreHTTPSErrors: true })

for (const protocol of ['http/1.1', 'h2'] as const)
  test.describe(`over ${protocol}, a write that the browser has sent a second time by itself`, () => {
    for (const op of ['create', 'delete', 'backup'] as const)
      test(`${op}: it is told as what it is`, async ({ page, serve, signedIn, token }) => {
        const portal = createPortal()
        const tls = protocol === 'h2' ? { tls: makeCertificate() } : {}
        const url = await serve({ portal, dropWrites: 1, ...tls })
        await signedIn(token(), `${url}/databases`, { portalUrl: url })
        await expect(page.getByRole('table', { name: 'Databases' })).toBeVisible()
        const hop = await page.evaluate(() => {
          const [entry] = performance.getEntriesByType('navigation')
          return entry instanceof PerformanceNavigationTiming ? entry.nextHopProtocol : ''
        })
        expect(hop).toBe(protocol)
        const said = page.locator('body')
        if (op === 'create') {
          await fillCreate(page, 'once-only')
          await createButton(page).click()
          await expect(said).toContainText('once-only now exists.')
        } else if (op === 'delete') {
          await fillDelete(page, 'shop')
          await deleteButton(page).click()
          await expect(said).toContainText('It is gone or being deleted.')
        } else {
          await backUp(page, 'shop')
          await expect(said).toContainText('2 backups were started')
        }
        await expect(said).not.toContainText(/Not created|Not deleted|Not backed up/)
        // Sent once by the page, and once more by the browser.
        expect(writesOf(portal, token())).toHaveLength(2)
      })
  })
