/** A gateway in front of the portal that asks for a password of its own. */
import { createPortal } from '../src/demo/portal'
import { expect, test } from './fixtures'

test('F072 it gets none, and no dialog opens', async ({ page, serve, token, signedIn }) => {
  const portal = createPortal()
  const refused = {
    status: 401,
    headers: { 'WWW-Authenticate': 'Basic realm="internal"', 'Content-Type': 'application/json' },
  }
  const url = await serve({
    portal: {
      ...portal,
      fetch: () => Promise.resolve(new Response('{"error":"no"}', refused)),
    },
  })
  let dialogs = 0
  page.on('dialog', () => (dialogs += 1))
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.headers()['authorization'] ?? ''))
  await signedIn(token(), `${url}/functions`, { portalUrl: url })
  await expect(page.getByText(/The portal rejected this token/)).toBeVisible()
  expect(dialogs).toBe(0)
  expect(sent).toContain(`Bearer ${token()}`)
  expect(sent.filter((value) => value.startsWith('Basic'))).toEqual([])
})
