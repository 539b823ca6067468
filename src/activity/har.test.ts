/** The archive of calls: whole by the HAR 1.2 specification, without the token, its secrets masked. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createCallLog, type CallEntry } from '~/api/call-log/call-log'
import { request } from '~/api/request'
import { portalUrl, testConnection } from '~/api/testing'
import { createPortal } from '~/demo/portal'
import { callsJson } from './calls-json'
import { har } from './har'

const token = 'htx_demo_full_canary'

/** What the specification asks of each object: the fields that must be there, and what they are. */
const text = (value: unknown) => typeof value === 'string'
const size = (value: unknown) => Number.isInteger(value) && Number(value) >= -1
const span = (value: unknown) => typeof value === 'number' && value >= 0
const spanOrNone = (value: unknown) => value === undefined || value === -1 || span(value)
const time = (value: unknown) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)
const list = (of: Shape) => (value: unknown) =>
  Array.isArray(value) && value.every((one) => faults(one, of).length === 0)
const inside = (of: Shape) => (value: unknown) => faults(value, of).length === 0
const maybe = (rule: Rule) => (value: unknown) => value === undefined || rule(value)
type Rule = (value: unknown) => boolean
type Shape = Record<string, Rule>

const pair: Shape = { name: text, value: text }
const shapes = {
  log: {
    version: (value) => value === '1.2',
    creator: inside({ name: text, version: text }),
    entries: list({}),
    comment: maybe(text),
  },
  entry: {
    startedDateTime: time,
    time: span,
    request: inside({}),
    response: inside({}),
    cache: inside({}),
    timings: inside({
      blocked: spanOrNone,
      dns: spanOrNone,
      connect: spanOrNone,
      ssl: spanOrNone,
      send: span,
      wait: span,
      receive: span,
    }),
  },
  request: {
    method: text,
    url: (value) => URL.canParse(String(value)),
    httpVersion: text,
    cookies: list(pair),
    headers: list(pair),
    queryString: list(pair),
    postData: maybe(inside({ mimeType: text, text })),
    headersSize: size,
    bodySize: size,
  },
  response: {
    status: (value) => Number.isInteger(value) && Number(value) >= 0,
    statusText: text,
    httpVersion: text,
    cookies: list(pair),
    headers: list(pair),
    content: inside({ size, mimeType: text, text: maybe(text) }),
    redirectURL: text,
    headersSize: size,
    bodySize: size,
  },
} satisfies Record<string, Shape>

/** The fields of a value that break its shape, and those that the shape does not name. */
function faults(value: unknown, shape: Shape): string[] {
  if (typeof value !== 'object' || value === null) return ['is no object']
  const fields = new Map<string, unknown>(Object.entries(value))
  const wrong = Object.entries(shape).filter(([name, rule]) => !rule(fields.get(name)))
  const known = Object.keys(shape)
  const foreign = [...fields.keys()].filter(
    (name) => known.length > 0 && !known.includes(name) && !name.startsWith('_'),
  )
  return [...wrong.map(([name]) => name), ...foreign.map((name) => `${name} is not in HAR 1.2`)]
}

function faultsOf(archive: ReturnType<typeof har>): string[] {
  // What a file holds: no `undefined`.
  const { log } = JSON.parse(JSON.stringify(archive)) as ReturnType<typeof har>
  return [
    ...faults(log, shapes.log),
    ...log.entries.flatMap((entry) => [
      ...faults(entry, shapes.entry),
      ...faults(entry.request, shapes.request),
      ...faults(entry.response, shapes.response),
    ]),
  ]
}

/** Calls as `request()` logs them: answered, failed in several ways, with a body. */
async function callsOfASession(): Promise<readonly CallEntry[]> {
  const portal = createPortal({ wait: () => Promise.resolve() })
  const { connection, log } = testConnection({ token, fetch: portal.fetch })
  const all = (fault?: string) => request(connection, 'listDatabases', {}).catch(() => fault)
  await all()
  for (const fault of ['502', 'html', '429', 'reset'] as const) {
    portal.fail(token, { fault })
    await all(fault)
  }
  await request(connection, 'createDatabase', {
    body: { name: 'shop-2', engine: 'mysql', sku: 'db-s-1vcpu-2gb' },
  })
  await request(connection, 'listProxies', {})
  return log.get()
}

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true })
  return () => vi.unstubAllGlobals()
})

describe('har()', () => {
  test('has every field that HAR 1.2 asks for, whatever became of the call', async () => {
    const calls = await callsOfASession()
    expect(calls.map(({ state, status }) => `${state} ${status}`)).toEqual([
      'answered 200',
      'failed 502',
      'failed 200',
      'failed 429',
      'failed undefined',
      'answered 201',
      'answered 200',
    ])
    for (const secrets of [false, true]) {
      const archive = har(calls, { creator: 'Test', portalUrl, secrets })
      expect(faultsOf(archive)).toEqual([])
      expect(archive.log.entries).toHaveLength(7)
    }
  })

  test('the checker finds what is missing and what is foreign', () => {
    const archive = har([], { creator: 'Test', portalUrl, secrets: false })
    expect(faultsOf(archive)).toEqual([])
    expect(faults({ ...archive.log, version: '1.1', pages_: [] }, shapes.log)).toEqual([
      'version',
      'pages_ is not in HAR 1.2',
    ])
  })

  test('times: what the call waited for stands apart, and the parts make up the whole', () => {
    const log = createCallLog()
    const { id } = log.start({
      at: 0,
      method: 'GET',
      path: '/api/portal/databases?a=1',
      lane: 'read',
    })
    log.update(id, { state: 'answered', status: 200, waitedMs: 40, heldMs: 2, tookMs: 100.5 })
    const [entry] = har(log.get(), { creator: 'Test', portalUrl, secrets: false }).log.entries
    expect(entry?.startedDateTime).toBe('1970-01-01T00:00:00.000Z')
    expect(entry?.time).toBe(142.5)
    const { blocked = 0, send = 0, wait = 0, receive = 0 } = entry?.timings ?? {}
    expect([blocked, send, wait, receive]).toEqual([42, 0, 100.5, 0])
    expect(entry?.request.queryString).toEqual([{ name: 'a', value: '1' }])
  })

  test('leaves out what never left, or is still under way', () => {
    const log = createCallLog()
    const start = () => log.start({ at: 0, method: 'GET', path: '/x', lane: 'read' }).id
    log.update(start(), { state: 'sending' })
    log.update(start(), { state: 'called-off' })
    log.update(start(), { state: 'failed', error: 'offline' })
    log.update(start(), { state: 'called-off', tookMs: 3 })
    expect(har(log.get(), { creator: 'Test', portalUrl, secrets: false }).log.entries).toHaveLength(
      1,
    )
  })

  test('F035 the token is nowhere, also not with secrets; $HTX_TOKEN stands for it', async () => {
    const calls = await callsOfASession()
    for (const secrets of [false, true])
      for (const file of [
        har(calls, { creator: 'Test', portalUrl, secrets }),
        callsJson(calls, secrets),
      ]) {
        const written = JSON.stringify(file)
        expect(written).not.toContain(token)
        expect(written).not.toContain('canary')
        expect(written).toContain('Bearer $HTX_TOKEN')
      }
  })

  test('secrets of bodies and headers are masked unless they are asked for', async () => {
    const calls = await callsOfASession()
    const [proxy] = createPortal().world(token).proxies
    const password = JSON.parse(JSON.stringify(proxy ?? {})).password as string
    expect(password.length).toBeGreaterThan(3)
    for (const [secrets, found] of [
      [false, false],
      [true, true],
    ]) {
      const files = [
        JSON.stringify(har(calls, { creator: 'Test', portalUrl, secrets: secrets ?? false })),
        JSON.stringify(callsJson(calls, secrets ?? false)),
      ]
      for (const file of files) expect(file.includes(password)).toBe(found)
    }
  })
})
