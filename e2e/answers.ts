/** A site whose portal answers some reads as a test needs. */
import type { Page } from '@playwright/test'
import { createPortal, type Portal } from '../src/demo/portal'
import { expect, test as base } from './fixtures'

/** The answers to reads, by their path after /api/portal. */
export type Answers = Record<string, () => Response>

interface BodiesFixtures {
  /** Signs in at a portal some of whose reads the test answers, and opens an address. */
  openWith: (answers: Answers, address: string) => Promise<Portal>
}

export const test = base.extend<BodiesFixtures>({
  openWith: async ({ page, serve, token }, use) => {
    await use(async (answers, address) => {
      const portal = createPortal()
      let begun = false
      const url = await serve({
        portal: {
          ...portal,
          async fetch(request) {
            const normal = await portal.fetch(request)
            const path = new URL(request.url).pathname.replace('/api/portal', '')
            return (begun && request.method === 'GET' && answers[path]?.()) || normal
          },
        },
      })
      await page.goto(`${url}/sign-in?next=/databases`)
      await page.getByRole('textbox', { name: 'API token' }).fill(token())
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Open dashboard' }).click()
      await expect(page.getByRole('table', { name: 'Databases' })).toBeVisible()
      begun = true
      await page.goto(url + address)
      return portal
    })
  },
})

/** A body as JSON text. */
export const json = (body: unknown, status = 200) => answer(JSON.stringify(body), status)
/** A body as it is. */
export const answer =
  (text: string, status = 200, headers: Record<string, string> = {}) =>
  () =>
    new Response(text, { status, headers: { 'Content-Type': 'application/json', ...headers } })

export const rows = (page: Page) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader') })
