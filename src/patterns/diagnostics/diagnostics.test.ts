/** What diagnostics contain, and above all what they do not. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { request } from '~/api/request'
import { testConnection } from '~/api/testing'
import { createPortal } from '~/demo/portal'
import { diagnosticsText } from './diagnostics'

const token = 'htx_demo_full_canary'

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true, userAgent: 'Browser/9', language: 'vi' })
  return () => vi.unstubAllGlobals()
})

/** The diagnostics after a list, a database's backups, and a 401. */
async function told({ names = false, isElsewhere = false, error }: Partial<Asked> = {}) {
  const portal = createPortal({ wait: () => Promise.resolve() })
  const { connection, log } = testConnection({ token, fetch: portal.fetch })
  await request(connection, 'listDatabases', {})
  const params = { name: 'shop' }
  await request(connection, 'listBackups', { params, lane: 'background' })
  portal.fail(token, { fault: '401' })
  await request(connection, 'deleteDatabase', { params }).catch(() => undefined)
  const limit = connection.limiter.state()
  return diagnosticsText({ brand: 'Test', calls: log.get(), limit, isElsewhere, names, error })
}

type Asked = { names: boolean; isElsewhere: boolean; error: unknown }

describe('F035 diagnostics', () => {
  test('say build, browser, and of each call its status, times and names of headers', async () => {
    const text = await told()
    expect(text).toMatch(/^Test dashboard \d+\.\d+\.\d+ \(/)
    expect(text).toContain('browser: Browser/9; vi; online')
    expect(text).toMatch(
      /Z GET \/api\/portal\/databases \[read\] 200 answered waited 7 ms .* took \d+ ms\n {2}sent: authorization\n {2}received: .*content-type/,
    )
  })

  test('hold no token, no value of a header, no body, and names only where asked for', async () => {
    const text = await told()
    for (const secret of ['canary', 'Bearer', 'application/json', 'shop', 'postgres'])
      expect(text).not.toContain(secret)
    expect(text).toContain('GET /api/portal/databases/{name}/backups [background] 200')
    expect(await told({ names: true })).toContain('GET /api/portal/databases/shop/backups')
  })

  test('F020 a 401 is noted, also where the session went on', async () => {
    const text = await told()
    expect(text).toContain('answers: 200 × 2, 401 × 1')
    expect(text).toMatch(
      /DELETE \/api\/portal\/databases\/\{name\} \[write\] 401 failed unauthorized/,
    )
  })

  test('F092 the OPTIONS calls of the browser count as extra where the portal is elsewhere', async () => {
    expect(await told()).not.toContain('OPTIONS')
    expect(await told({ isElsewhere: true })).toContain('OPTIONS: up to 3 extra')
  })

  test('say what a screen failed of, without the words that may hold a name', async () => {
    const error = new TypeError('shop is not a function')
    expect(await told({ error })).toMatch(/^failed: TypeError$/m)
    expect(await told({ error, names: true })).toContain('failed: TypeError: shop is not')
  })
})
