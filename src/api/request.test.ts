/** `request()` against the embedded portal: every way in which a call can end, and what must never be sent or kept. */
import { inspect } from 'node:util'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { faults, type FaultName } from '~/demo/faults'
import { createPortal } from '~/demo/portal'
import { ApiError, errorKinds, type ErrorKind, type ErrorReason } from './errors'
import { nameProblem } from './names'
import { noteAnswer, offline } from './transport/network'
import type { Connection } from './connection'
import type { Answer } from './transport/read-answer'
import { request, type RequestOptions } from './request'
import { hostileTexts, portalUrl, testConnection, until } from './testing'

const token = 'htx_demo_full_canary'

type Call = (connection: Connection, options?: RequestOptions) => Promise<Answer>

const list: Call = (connection, options) => request(connection, 'listDatabases', { ...options })
const one =
  (name: string): Call =>
  (connection, options) =>
    request(connection, 'getDatabase', { params: { name }, ...options })
const create =
  (name: string): Call =>
  (connection, options) =>
    request(connection, 'createDatabase', {
      body: { name, engine: 'postgresql', sku: 'db-s-1vcpu-2gb' },
      ...options,
    })

/** A connection to an embedded portal that answers without delay. */
function setUp(ownToken = token) {
  const portal = createPortal({ wait: () => Promise.resolve() })
  const door = testConnection({ token: ownToken, fetch: portal.fetch })
  const send = (call: Call, options?: RequestOptions) => call(door.connection, options)
  return { portal, ...door, send }
}

/** The ApiError with which a call ends. */
async function errorOf(ending: Promise<unknown>): Promise<ApiError> {
  const error = await ending.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof ApiError) return error
  throw new Error('It did not end with an ApiError', { cause: error })
}

/** A promise that is settled from outside. */
function deferred() {
  let resolve = () => {}
  let reject: (reason: Error) => void = () => {}
  const promise = new Promise<void>((...ends) => ([resolve, reject] = ends))
  return { promise, resolve: () => resolve(), reject: (reason: Error) => reject(reason) }
}

const goOffline = () => vi.stubGlobal('navigator', { onLine: false })

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true })
  // Streams and promises run as usual; only timers wait for the test.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
  return () => {
    vi.useRealTimers()
    // What one test has learned about the network must not affect the next.
    vi.stubGlobal('navigator', { onLine: true })
    noteAnswer()
    vi.unstubAllGlobals()
  }
})

describe('a call that succeeds', () => {
  test('brings its body, and is in the log with how it went', async () => {
    const { send, lastCall, ended, told } = setUp()
    const { status, body, call } = await send(one('shop'))
    expect(status).toBe(200)
    expect(body).toMatchObject({ name: 'shop' })
    expect(lastCall()).toBe(call)
    expect(call).toMatchObject({
      method: 'GET',
      path: '/api/portal/databases/shop',
      lane: 'read',
      state: 'answered',
      waitedMs: 7,
      status: 200,
    })
    expect(JSON.parse(call.responseText ?? '')).toEqual(body)
    expect(ended).toEqual([null])
    expect(told).toMatchObject({ left: ['read'], underWay: 0, statuses: [200] })
  })

  test('sends the token and nothing else that tells who is asking', async () => {
    const requests: Request[] = []
    const { connection } = testConnection({
      token,
      fetch: async (incoming) => {
        requests.push(incoming)
        return Response.json([])
      },
    })
    await list(connection)
    const [sent] = requests
    expect(sent).toMatchObject({
      url: `${portalUrl}/api/portal/databases`,
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    })
    expect([...(sent?.headers ?? [])]).toEqual([['authorization', `Bearer ${token}`]])
  })

  test('logs what a write sent', async () => {
    const { send, lastCall } = setUp()
    const { status } = await send(create('fresh'))
    expect(status).toBe(201)
    expect(JSON.parse(lastCall()?.requestBody ?? '')).toMatchObject({ name: 'fresh' })
  })

  test('F049 may bring nothing', async () => {
    const { send, portal } = setUp()
    portal.fail(token, { fault: '204' })
    expect(await send(create('fresh'))).toMatchObject({
      status: 204,
      body: undefined,
    })
  })

  test('keeps no more than the first 64 KiB of a body in the log', async () => {
    const text = JSON.stringify(['x'.repeat(100_000)])
    const { connection, lastCall } = testConnection({ fetch: async () => new Response(text) })
    const { body } = await list(connection)
    expect(body).toEqual(['x'.repeat(100_000)])
    expect(lastCall()?.responseText).toHaveLength(64 * 1024)
    expect(lastCall()?.size).toBe(text.length)
  })
})

type Failing = [fault: FaultName, kind: ErrorKind, reason?: ErrorReason, status?: number]

const failing: Failing[] = [
  ['reset', 'unreachable'],
  ['timeout', 'timeout'],
  ['stall', 'timeout'],
  ['401', 'unauthorized', undefined, 401],
  ['402', 'quota', undefined, 402],
  ['402-empty', 'quota', undefined, 402],
  ['403', 'forbidden', undefined, 403],
  ['403-html', 'forbidden', 'html', 403],
  ['404', 'not-found', undefined, 404],
  ['429', 'limited', undefined, 429],
  ['400', 'rejected', undefined, 400],
  ['409', 'rejected', undefined, 409],
  ['422', 'rejected', undefined, 422],
  ['errorshape', 'rejected', undefined, 422],
  ['500', 'broken', 'server', 500],
  ['500-empty', 'broken', 'server', 500],
  ['500-html', 'broken', 'html', 500],
  ['502', 'broken', 'html', 502],
  ['503', 'broken', 'server', 503],
  ['504', 'broken', 'html', 504],
  ['html', 'broken', 'html', 200],
  ['redirect', 'broken', 'redirect'],
  ['cutoff', 'broken', 'cut-off', 200],
  ['huge', 'broken', 'too-large', 200],
]

describe('a call that fails', () => {
  test.each(failing)('%s: %s, %s, %s', async (fault, kind, reason, status) => {
    const { send, portal, lastCall, ended, told } = setUp()
    portal.fail(token, { fault })
    const ending = errorOf(send(list))
    await until(() => portal.calls.length === 1)
    if (kind === 'timeout') await vi.advanceTimersByTimeAsync(15_000)
    const error = await ending
    expect({ ...error }).toMatchObject({ kind, reason, status, sent: true })
    expect(lastCall()).toMatchObject({ state: 'failed', error: kind, id: error.call?.id })
    expect(ended).toEqual([error])
    // The time limit is over already.
    await vi.advanceTimersByTimeAsync(60_000)
    expect(told.underWay).toBe(0)
    expect(ended).toEqual([error])
  })

  test('is of every kind but offline with a fault of the portal, and of each reason but a reader’s', () => {
    const kinds = new Set<ErrorKind>(['offline', ...failing.map(([, kind]) => kind)])
    expect([...kinds].toSorted()).toEqual(errorKinds.toSorted())
  })

  test('says what the portal says', async () => {
    const { send, portal } = setUp('htx_demo_full_quota-14')
    const error = await errorOf(send(create('one-more')))
    expect(error.kind).toBe('quota')
    expect(error.portalMessage).toMatch(/^plan quota reached/)
    expect(portal.calls).toHaveLength(1)
  })

  test('F036 is refused for the scope by the token that it is sent with', async () => {
    const error = await errorOf(setUp('htx_demo_functions').send(list))
    expect(error).toMatchObject({ kind: 'forbidden', status: 403 })
    expect(error.portalMessage).toBe('token scope does not permit this')
  })

  test('F075 a 429 says when the shared pause is over', async () => {
    const { send, portal, told } = setUp()
    portal.fail(token, { fault: '429' })
    told.pausedUntil = 1234
    expect(await errorOf(send(list))).toMatchObject({ retryAt: 1234 })
    expect(told.statuses).toEqual([429])
    // Only the rate limiter keeps the pause: the person may cut it short.
    expect(await send(list)).toMatchObject({ status: 200 })
  })

  test('F077 tells the rate limiter of an unreadable failure, and of no other', async () => {
    const { send, portal, told } = setUp()
    portal.fail(token, { fault: 'reset' })
    await errorOf(send(list))
    expect(told.failures).toBe(1)
    portal.fail(token, { fault: 'cutoff' })
    await errorOf(send(list))
    expect(told.failures).toBe(1)
  })

  test('F055 leaves its status and headers in the log where the body broke off', async () => {
    const { send, portal, lastCall } = setUp()
    portal.fail(token, { fault: 'cutoff' })
    await errorOf(send(list))
    expect(lastCall()).toMatchObject({ status: 200, reason: 'cut-off' })
    expect(lastCall()?.responseHeaders).toContainEqual(['content-type', 'application/json'])
  })

  test('is sent once: the door repeats nothing', async () => {
    const { send, portal } = setUp()
    portal.fail(token, { fault: 'reset', times: 9 })
    await errorOf(send(create('once')))
    expect(portal.calls).toHaveLength(1)
  })

  test('F124 with a name that is no path segment it is a bug of ours, and nothing leaves', async () => {
    const { send, portal, log } = setUp()
    for (const name of ['..', 'a/b', '', '%2e', 'a\u202Eb'])
      await expect(send(one(name))).rejects.not.toBeInstanceOf(ApiError)
    expect(portal.calls).toEqual([])
    expect(log.get()).toEqual([])
  })

  test.each(['GET', 'DELETE', 'POST'] as const)(
    'F124 F125 200 hostile names by %s: nothing leaves, or one segment that decodes to the same name',
    async (method) => {
      const left: string[] = []
      for (const name of hostileTexts) {
        const { connection, portal } = setUp()
        const operation = { GET: 'getDatabase', DELETE: 'deleteDatabase', POST: 'startBackup' }[
          method
        ] as 'getDatabase' | 'deleteDatabase' | 'startBackup'
        await request(connection, operation, { params: { name } }).catch(() => undefined)
        const [call, ...others] = portal.calls
        expect(others).toEqual([])
        if (!call) continue
        const [, segment = ''] =
          /^\/api\/portal\/databases\/([^/?#]+)(?:\/backups)?$/.exec(call.path) ?? []
        expect(decodeURIComponent(segment)).toBe(name)
        left.push(name)
      }
      expect(left).toEqual(hostileTexts.filter((name) => nameProblem(name) === null))
    },
  )
})

describe('the token', () => {
  const everything = (error: unknown, log: unknown) =>
    inspect([error, log], {
      depth: Infinity,
      showHidden: true,
      maxStringLength: Infinity,
      maxArrayLength: Infinity,
    })

  test.each(Object.keys(faults))('F034 is in no error and no log entry: %s', async (name) => {
    const { send, portal, log } = setUp()
    portal.fail(token, { fault: name as FaultName })
    const ending = send(create(token)).catch((reason: unknown) => reason)
    await until(() => portal.calls.length === 1)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(everything(await ending, log.get())).not.toContain('canary')
    expect(portal.calls[0]?.token).toBe(token)
  })

  test.each([200, 400, 500])('F034 is in none where the portal repeats it: %i', async (status) => {
    const echo = (incoming: Request) =>
      new Response(JSON.stringify({ error: `token ${incoming.headers.get('authorization')}` }), {
        status,
        headers: { 'X-Token': token },
      })
    const { connection, log } = testConnection({ token, fetch: async (incoming) => echo(incoming) })
    const ending = await one(token)(connection).catch((reason: unknown) => reason)
    expect(everything(ending instanceof ApiError ? ending : null, log.get())).not.toContain(
      'canary',
    )
    expect(log.get()[0]?.path).toBe('/api/portal/databases/htx_[removed]')
  })

  test('F034 is in nothing that the connection shows', () => {
    const { connection } = setUp()
    expect(inspect(connection, { depth: Infinity, showHidden: true })).not.toContain('canary')
  })
})

describe('without a network', () => {
  test('F094 F116 nothing is sent, and it is certain that nothing was', async () => {
    const { send, portal, told, lastCall } = setUp()
    goOffline()
    const ending = send(create('fresh'))
    expect(await errorOf(ending)).toMatchObject({ kind: 'offline', sent: false })
    expect(lastCall()).toMatchObject({ state: 'failed', error: 'offline', lane: 'write' })
    expect(portal.calls).toEqual([])
    expect(told.left).toEqual([])
  })

  test('a read is tried before that is said', async () => {
    const { connection } = testConnection({
      fetch: async () => {
        throw new TypeError('Failed to fetch')
      },
    })
    goOffline()
    expect(offline.get()).toBe(false)
    const ending = list(connection)
    expect(await errorOf(ending)).toMatchObject({ kind: 'offline' })
    expect(offline.get()).toBe(true)
  })

  test('where the portal answers all the same, the browser is wrong: writes are sent, too', async () => {
    const { send, portal } = setUp()
    goOffline()
    await send(list)
    expect(offline.get()).toBe(false)
    await send(create('fresh'))
    expect(portal.calls.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })

  test('F116 a write that waited while it went is not sent', async () => {
    const { send, portal, told, stop, go, lastCall } = setUp()
    stop()
    const ending = errorOf(send(create('fresh')))
    await until(() => lastCall()?.state === 'waiting')
    goOffline()
    go()
    expect(await ending).toMatchObject({ kind: 'offline', sent: false })
    expect(portal.calls).toEqual([])
    expect(told.underWay).toBe(0)
  })

  test('no write leaves a connection whose safety catch is on, whatever its lane; reads do', async () => {
    const { connection, send, portal, told } = setUp()
    connection.readOnly.set(true)
    const refused = { kind: 'rejected', reason: 'read-only', sent: false }
    for (const lane of ['read', 'background'] as const)
      expect(await errorOf(send(create('fresh'), { lane }))).toMatchObject(refused)
    expect(told.left).toEqual([])
    await send(list)
    connection.readOnly.set(false)
    await send(create('fresh'))
    expect(portal.calls.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })

  test('nor one that waited while the catch was put on', async () => {
    const { connection, send, portal, told, stop, go, lastCall } = setUp()
    stop()
    const ending = errorOf(send(create('fresh')))
    await until(() => lastCall()?.state === 'waiting')
    connection.readOnly.set(true)
    go()
    expect(await ending).toMatchObject({ reason: 'read-only', sent: false })
    expect(portal.calls).toEqual([])
    expect(told.underWay).toBe(0)
  })

  test('F117 a write on its way when it went may have arrived', async () => {
    const { connection } = testConnection({
      fetch: async () => {
        goOffline()
        throw new TypeError('Failed to fetch')
      },
    })
    const ending = create('fresh')(connection)
    expect(await errorOf(ending)).toMatchObject({ kind: 'offline', sent: true })
  })

  test('F095 nothing leaves by itself when it is back', async () => {
    const { send, portal } = setUp()
    goOffline()
    await errorOf(send(create('fresh')))
    vi.stubGlobal('navigator', { onLine: true })
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    expect(portal.calls).toEqual([])
  })
})

describe('the time limit', () => {
  test.each([
    ['F098', 'no answer', 'timeout', 'read', 15_000],
    ['F098', 'no answer', 'timeout', 'background', 15_000],
    ['F098', 'no answer', 'timeout', 'write', 60_000],
    ['F099', 'headers and then silence', 'stall', 'read', 15_000],
    ['F099', 'headers and then silence', 'stall', 'write', 60_000],
  ] as const)('%s %s (%s) on the %s lane: %i ms', async (_, _what, fault, lane, ms) => {
    const { send, portal, log, lastCall } = setUp()
    portal.fail(token, { fault })
    let error: ApiError | undefined
    const ending = errorOf(lane === 'write' ? send(create('fresh')) : send(list, { lane })).then(
      (reason) => (error = reason),
    )
    await until(() => portal.calls.length === 1)
    if (fault === 'stall') await until(() => lastCall()?.status !== undefined)
    await vi.advanceTimersByTimeAsync(ms - 1)
    expect(error).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1)
    await ending
    expect(error).toMatchObject({ kind: 'timeout' })
    expect(log.get()[0]).toMatchObject({ state: 'failed', error: 'timeout', tookMs: ms })
  })

  test('does not count the time that a call Waiting for the rate limit', async () => {
    const { send, portal, stop, go } = setUp()
    stop()
    const ending = send(list)
    await vi.advanceTimersByTimeAsync(60_000)
    go()
    expect(await ending).toMatchObject({ status: 200 })
    expect(portal.calls).toHaveLength(1)
  })
})

describe('cancelling', () => {
  test('a call that waits sends nothing and costs nothing', async () => {
    const { send, portal, told, stop, go, lastCall, ended } = setUp()
    stop()
    const aborter = new AbortController()
    const ending = send(create('fresh'), { signal: aborter.signal })
    await until(() => lastCall()?.state === 'waiting')
    aborter.abort()
    await expect(ending).rejects.toMatchObject({ name: 'AbortError' })
    go()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(portal.calls).toEqual([])
    expect(told.left).toEqual([])
    expect(lastCall()).toMatchObject({ state: 'called-off' })
    expect(ended).toEqual([])
  })

  test('a call that was called off before it began is not even logged', async () => {
    const { send, portal, log } = setUp()
    const signal = AbortSignal.abort()
    await expect(send(list, { signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(portal.calls).toEqual([])
    expect(log.get()).toEqual([])
  })

  test.each(['timeout', 'stall'] as const)('a call on its way ends it: %s', async (fault) => {
    const { send, portal, told, lastCall } = setUp()
    portal.fail(token, { fault })
    const aborter = new AbortController()
    const ending = send(list, { signal: aborter.signal })
    await until(() => portal.calls.length === 1)
    aborter.abort()
    await expect(ending).rejects.toMatchObject({ name: 'AbortError' })
    // The time limit is over already.
    await vi.advanceTimersByTimeAsync(60_000)
    expect(lastCall()).toMatchObject({ state: 'called-off' })
    expect(told).toMatchObject({ underWay: 0, failures: 0 })
  })
})

describe('the end of a session', () => {
  test('F024 F026 ends what is on its way or waits, and lets nothing more out', async () => {
    const { connection, send, portal, stop, log } = setUp()
    portal.fail(token, { fault: 'timeout' })
    const onItsWay = send(list)
    await until(() => portal.calls.length === 1)
    stop()
    const waiting = send(list)
    connection.close()
    const later = send(list)
    for (const ending of await Promise.allSettled([onItsWay, waiting, later]))
      expect(ending).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } })
    expect(portal.calls).toHaveLength(1)
    expect(log.get()).toEqual([])
  })

  test('F148 is asked for before a call waits and again before it leaves', async () => {
    const portal = createPortal()
    const over = new DOMException('The session has ended', 'AbortError')
    const guard = vi.fn<() => void>()
    const { connection, stop, go, told } = testConnection({ token, fetch: portal.fetch, guard })
    stop()
    const waiting = list(connection)
    await until(() => guard.mock.calls.length > 0)
    guard.mockImplementation(() => {
      throw over
    })
    go()
    await expect(waiting).rejects.toBe(over)
    await expect(list(connection)).rejects.toBe(over)
    expect(portal.calls).toEqual([])
    expect(told.underWay).toBe(0)
  })

  test('F148 a write that is asked for too late does not hold the session open', async () => {
    const portal = createPortal()
    const over = new DOMException('The session has ended', 'AbortError')
    const guard = () => {
      if (connection.writesUnderWay() === 0) throw over
    }
    const { connection } = testConnection({ token, fetch: portal.fetch, guard })
    const write = request(connection, 'deleteDatabase', { params: { name: 'shop' } })
    await expect(write).rejects.toBe(over)
    expect(portal.calls).toEqual([])
  })
})

describe('while the token is being checked', () => {
  test('F019 only the check leaves; the rest goes when it is over', async () => {
    const { connection, send, portal, told } = setUp()
    const check = deferred()
    connection.hold(check.promise)
    const read = send(one('shop'))
    await send(list, { passHold: true })
    expect(portal.calls.map(({ path }) => path)).toEqual(['/api/portal/databases'])
    expect(told.left).toEqual(['read'])
    check.resolve()
    expect(await read).toMatchObject({ status: 200 })
  })

  describe('a call that already waited for the rate limit', () => {
    /** A call that was released after the check had begun. */
    async function letGo() {
      const door = setUp()
      door.stop()
      const read = door.send(list)
      await until(() => door.connection.log.get().length === 1)
      const check = deferred()
      door.connection.hold(check.promise)
      door.go()
      await vi.advanceTimersByTimeAsync(2000)
      return { ...door, read, check }
    }

    test('F019 waits too, and keeps no place meanwhile', async () => {
      const { read, check, portal, told } = await letGo()
      expect(portal.calls).toEqual([])
      expect(told).toMatchObject({ left: [], underWay: 0 })
      check.reject(new Error('The check itself failed'))
      expect(await read).toMatchObject({ status: 200 })
      expect(told.left).toEqual(['read'])
    })

    test('F075 waits for the pause that the check itself brought about', async () => {
      const { read, check, portal, stop, go } = await letGo()
      stop()
      check.resolve()
      await vi.advanceTimersByTimeAsync(2000)
      expect(portal.calls).toEqual([])
      go()
      expect(await read).toMatchObject({ status: 200 })
    })
  })
})

describe('writes under way', () => {
  test('F032 are counted from the first moment to the last, however they end', async () => {
    const { connection, send, stop, go } = setUp()
    stop()
    const endings = [send(create('fresh')), errorOf(send(create('shop'))), send(list)]
    expect(connection.writesUnderWay()).toBe(2)
    go()
    await Promise.all(endings)
    expect(connection.writesUnderWay()).toBe(0)
  })
})

describe('a read that the portal asked to leave alone', () => {
  test('F053 does not leave before that, whoever asks; other reads do', async () => {
    const { send, portal, log } = setUp()
    portal.fail(token, { fault: '503' })
    const error = await errorOf(send(list))
    expect(error).toMatchObject({ status: 503, retryAt: Date.now() + 20_000 })
    await vi.advanceTimersByTimeAsync(19_999)
    expect(await errorOf(send(list))).toBe(error)
    expect(await send(one('shop'))).toMatchObject({ status: 200 })
    expect(log.get()).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(await send(list)).toMatchObject({ status: 200 })
    expect(portal.calls.map(({ path }) => path)).toEqual([
      '/api/portal/databases',
      '/api/portal/databases/shop',
      '/api/portal/databases',
    ])
  })

  test('F053 a write to the same address is left to the person', async () => {
    const { send, portal } = setUp()
    portal.fail(token, { fault: '503' })
    await errorOf(send(list))
    expect(await send(create('fresh'))).toMatchObject({ status: 201 })
  })
})

describe('cancelling', () => {
  test('a write that waits is not sent; one that has left goes on to its end', async () => {
    const { send, portal, stop, go, lastCall } = setUp()
    const waiting = new AbortController()
    stop()
    const first = send(create('never'), { signal: waiting.signal })
    waiting.abort()
    await expect(first).rejects.toBe(waiting.signal.reason)
    go()
    expect(portal.calls).toEqual([])

    const leaving = new AbortController()
    const second = send(create('done'), {
      signal: leaving.signal,
      onSent: () => leaving.abort(),
    })
    expect(await second).toMatchObject({ status: 201 })
    expect(lastCall()).toMatchObject({ state: 'answered' })
  })
})

describe('whoever sends a call', () => {
  test('is told when it waits for over a second, until when, and that it leaves', async () => {
    const { connection, log, send } = setUp()
    const now = Date.now()
    let told: (until: number) => void = () => {}
    let go: () => void = () => {}
    connection.limiter.enter = async (_lane, { onWait = () => {} } = {}) => {
      told = onWait
      await new Promise<void>((resolve) => (go = resolve))
      return { waitedMs: 0, done: () => {}, giveBack: () => {} }
    }
    const heard: unknown[] = []
    const ending = send(list, {
      onQueued: (waitsUntil) => heard.push(waitsUntil),
      onSent: () => heard.push(log.get().at(-1)?.state),
    })
    await until(() => log.get().length === 1)
    await Promise.resolve()
    for (const wait of [500, 20_000, 1000]) told(now + wait)
    go()
    await ending
    expect(heard).toEqual([undefined, now + 20_000, undefined, undefined, 'sending'])
  })
})
