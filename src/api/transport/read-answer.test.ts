/** Unit tests of `read-answer`. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readDatabases } from '~/api/readers/database'
import { ApiError, type ApiErrorDetails, type ErrorKind } from '../errors'
import { BodyTooLarge, readBody, readWith } from './read-answer'
import { request } from '../request'
import { testConnection } from '../testing'

const now = Date.UTC(2026, 10, 22, 8)
const token = 'other/token+of=some length'

/** What a response is turned into. */
const answerOf = (response: Response) =>
  request(testConnection({ token, fetch: async () => response }).connection, 'listDatabases', {})
const answer = (text: string, init?: ResponseInit) =>
  answerOf(new Response(init?.status === 204 ? null : text, init))

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true })
  return () => vi.unstubAllGlobals()
})

async function failure(text: string, init: ResponseInit): Promise<ApiError> {
  try {
    await answer(text, init)
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
  throw new Error('It passed for a success')
}

const withRetryAfter = (status: number, value: string) =>
  failure('', { status, headers: { 'Retry-After': value } })

describe('the text of a body', () => {
  test('is UTF-8, in however many pieces it comes', async () => {
    const bytes = new TextEncoder().encode('["phân tích", "🐘"]')
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
        controller.close()
      },
    })
    expect(await readBody(new Response(body))).toBe('["phân tích", "🐘"]')
  })

  test('is empty where there is no body', async () => {
    expect(await readBody(new Response(null, { status: 204 }))).toBe('')
  })

  test('F069 is read up to 8 MiB, and the rest is not fetched', async () => {
    const mebibyte = new Uint8Array(1024 * 1024).fill(32)
    const endless = (pieces: number) => {
      const cancel = vi.fn<() => void>()
      let sent = 0
      const body = new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            if (sent++ < pieces) controller.enqueue(mebibyte)
            else controller.close()
          },
          cancel,
        },
        { highWaterMark: 0 },
      )
      return { response: new Response(body), cancel, sent: () => sent }
    }
    expect(await readBody(endless(8).response)).toHaveLength(8 * 1024 * 1024)
    const { response, cancel, sent } = endless(Infinity)
    await expect(readBody(response)).rejects.toBeInstanceOf(BodyTooLarge)
    expect(cancel).toHaveBeenCalledOnce()
    expect(sent()).toBe(9)
  })
})

describe('a success', () => {
  test('is the parsed body, with its status and headers', async () => {
    const read = await answer('[{"name":"shop"}]', {
      status: 201,
      headers: { 'X-Request-Id': '7' },
    })
    expect(read).toMatchObject({ status: 201, body: [{ name: 'shop' }] })
    expect(read.headers.get('X-Request-Id')).toBe('7')
  })

  test.each([200, 201, 202, 204])('F049 %i may have an empty body', async (status) => {
    expect((await answer('', { status })).body).toBeUndefined()
  })

  test('F056 null is an answer and not an empty body', async () => {
    expect((await answer('null')).body).toBeNull()
  })

  test('F070 may begin with a byte order mark', async () => {
    expect((await answer('\uFEFF[]')).body).toEqual([])
  })

  test.each<[string, string, ResponseInit, ApiErrorDetails]>([
    ['F054 a web page', '<p>', { headers: { 'Content-Type': 'text/html' } }, { reason: 'html' }],
    ['F014 a page without its type', '\n<!DOCTYPE html>', {}, { reason: 'html' }],
    ['F055 cut off', '[{"name":"sh', {}, { reason: 'cut-off' }],
    ['F070 NaN', '[NaN]', {}, { reason: 'shape' }],
    ['a prefix against being run as a script', ")]}'\n[]", {}, { reason: 'shape' }],
  ])('%s is none', async (_, text, init, details) => {
    expect(await failure(text, init)).toMatchObject({ kind: 'broken', status: 200, ...details })
  })
})

describe('JSON that is labelled as a web page', () => {
  const init = { headers: { 'Content-Type': 'text/html; charset=utf-8' } }

  test('is read as a success', async () => {
    expect((await answer('[{"name":"shop"}]', init)).body).toEqual([{ name: 'shop' }])
  })

  test('says what the portal says', async () => {
    const error = await failure('{"error":"token scope does not permit this"}', {
      ...init,
      status: 403,
    })
    expect(error).toMatchObject({
      kind: 'forbidden',
      reason: undefined,
      portalMessage: 'token scope does not permit this',
    })
  })

  test.each(['', 'Denied', '403'])('is none with the body %j', async (text) => {
    expect(await failure(text, { ...init, status: 403 })).toMatchObject({ reason: 'html' })
  })
})

describe('a failure', () => {
  test.each<[number, ErrorKind]>([
    [400, 'rejected'],
    [401, 'unauthorized'],
    [402, 'quota'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [429, 'limited'],
    [500, 'broken'],
    [503, 'broken'],
  ])('F045 %i is one with an empty body, with null and with data', async (status, kind) => {
    for (const text of ['', 'null', '[]', '[{"name":"shop"}]'])
      expect(await failure(text, { status })).toMatchObject({ kind, status, portalMessage: null })
  })

  test.each([301, 302, 303, 307, 308])(
    'F071 %i leads elsewhere and is not followed',
    async (status) => {
      const error = await failure('', { status, headers: { Location: 'https://evil.example' } })
      expect(error).toMatchObject({ kind: 'broken', reason: 'redirect' })
    },
  )

  test('F071 a redirect that the browser hides is recognised', async () => {
    const hidden = Response.error()
    Object.defineProperty(hidden, 'type', { value: 'opaqueredirect' })
    await expect(answerOf(hidden)).rejects.toThrow(
      expect.objectContaining({ kind: 'broken', reason: 'redirect' }),
    )
  })

  test('F044 says what the portal says', async () => {
    const error = await failure('{"error":"plan quota reached"}', { status: 402 })
    expect(error).toMatchObject({ kind: 'quota', portalMessage: 'plan quota reached' })
  })

  test('F068 says it in whatever shape, also as bare text', async () => {
    expect(await failure('no such engine', { status: 422 })).toHaveProperty(
      'portalMessage',
      'no such engine',
    )
    expect(await failure('{"error":{"message":"no"}}', { status: 422 })).toHaveProperty(
      'portalMessage',
      'no',
    )
  })

  test.each([403, 500, 502])('F040 F047 %i with a web page says nothing', async (status) => {
    const error = await failure('<html><h1>Denied</h1>', { status })
    expect(error).toMatchObject({ status, reason: 'html', portalMessage: null })
  })

  test('F034 says no token, however it was written down', async () => {
    const written = ['other/token', 'other\\/token', '\\u006fther/token']
    for (const begin of written) {
      const text = `{"error":"not accepted: ${begin}+of=some length"}`
      expect(await failure(text, { status: 400 })).toHaveProperty(
        'portalMessage',
        'not accepted: htx_[removed]',
      )
    }
    expect(await failure('{"error":"no htx_abc here"}', { status: 400 })).toHaveProperty(
      'portalMessage',
      'no htx_[removed] here',
    )
  })
})

describe('when to come back', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now })
    return () => vi.useRealTimers()
  })

  test('F053 is what Retry-After says of a server that is down', async () => {
    expect(await withRetryAfter(503, '20')).toHaveProperty('retryAt', now + 20_000)
    expect(await withRetryAfter(503, new Date(now + 20_000).toUTCString())).toHaveProperty(
      'retryAt',
      now + 20_000,
    )
  })

  test.each(['', '-5', '1.5', 'soon'])('F081 is not said by %j', async (value) => {
    expect(await withRetryAfter(503, value)).toHaveProperty('retryAt', undefined)
  })

  test('is left to the shared pause after a 429, and not said of other refusals', async () => {
    expect(await withRetryAfter(429, '20')).toHaveProperty('retryAt', undefined)
    expect(await withRetryAfter(403, '20')).toHaveProperty('retryAt', undefined)
  })
})

describe('reading an answer with a reader', () => {
  test('gives what the reader makes of it', async () => {
    expect(readWith(await answer('[1]'), (body) => JSON.stringify(body))).toBe('[1]')
    expect(readWith(await answer(''), (body) => body === undefined)).toBe(true)
  })

  test.each([
    [{ Link: '</?page=2>; rel="next", </?page=9>; rel="last"' }, true],
    [{ Link: '</?page=1>; rel=prev' }, false],
    [{ 'X-Total-Count': '2' }, true],
    [{ 'X-Total-Count': '1' }, false],
    [{ 'X-Total-Count': 'many' }, false],
  ])('F058 a list with the headers %j has more pages: %s', async (headers, more) => {
    expect(readWith(await answer('[{"name":"a"}]', { headers }), readDatabases)?.more).toBe(more)
  })

  test('F057 a shape of which it makes nothing is an unexpected one', async () => {
    const read = await answer('"ok"')
    expect(() => readWith(read, () => null)).toThrow(
      expect.objectContaining({ kind: 'broken', reason: 'shape', status: 200, call: read.call }),
    )
  })

  test("an error sent with 200 says the portal's own words", async () => {
    const read = await answer('{"error":"Closed for maintenance"}')
    expect(() => readWith(read, () => null)).toThrow(
      expect.objectContaining({
        kind: 'broken',
        reason: undefined,
        status: 200,
        portalMessage: 'Closed for maintenance',
      }),
    )
  })
})
