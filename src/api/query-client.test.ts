/** Retries and the freshness of data, against the embedded portal. */
import type { QueryFunctionContext, QueryKey } from '@tanstack/react-query'
import { QueryObserver } from '@tanstack/react-query'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { FaultName } from '~/demo/faults'
import { createPortal } from '~/demo/portal'
import { ApiError } from './errors'
import { connectionOf, createQueryClient, readForQuery, refresh } from './query-client'
import { readWith } from './transport/read-answer'
import { request } from './request'
import { testConnection, until } from './testing'

const token = 'htx_demo_full'
const queryKey: QueryKey = ['databases']

const options = {
  queryKey,
  queryFn: async (context: QueryFunctionContext) =>
    readWith(await readForQuery(context, 'listDatabases', {}), (body) =>
      Array.isArray(body) ? body.length : null,
    ),
}

/** A portal whose list fails so many times in one way, and a query client for it. */
function setUp(fault?: FaultName, times = Infinity) {
  const portal = createPortal({ wait: () => Promise.resolve() })
  if (fault) portal.fail(token, { fault, times })
  const door = testConnection({ token, fetch: portal.fetch })
  return { portal, ...door, client: createQueryClient(door.connection) }
}

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
  return () => {
    vi.useRealTimers()
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  }
})

const again: FaultName[] = ['502', '503', '504', 'cutoff', 'reset']
const never = [
  ...(['400', '401', '402', '402-empty', '403', '403-html', '404', '409', '422'] as const),
  ...(['500', '500-empty', '500-html', 'html', 'redirect', 'object', 'huge'] as const),
]

describe('a failed read', () => {
  test.each(again.filter((fault) => fault !== '503'))(
    '%s: is repeated once, after 1 to 2 s, and not twice',
    async (fault) => {
      const { client, portal, ended } = setUp(fault)
      const ending = client.fetchQuery(options).catch((reason: unknown) => reason)
      await until(() => ended.length === 1)
      await vi.advanceTimersByTimeAsync(1499)
      expect(portal.calls).toHaveLength(1)
      await vi.advanceTimersByTimeAsync(1)
      await until(() => ended.length === 2)
      expect(await ending).toBeInstanceOf(ApiError)
      await vi.advanceTimersByTimeAsync(60 * 60_000)
      expect(portal.calls).toHaveLength(2)
    },
  )

  test.each(again)('%s: brings the data if the second try does', async (fault) => {
    const { client, portal, ended } = setUp(fault, 1)
    const ending = client.fetchQuery(options)
    await until(() => ended.length === 1)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await ending).toBe(14)
    expect(portal.calls).toHaveLength(2)
  })

  test.each(never)('%s: is not repeated', async (fault) => {
    const { client, portal } = setUp(fault)
    await expect(client.fetchQuery(options)).rejects.toBeInstanceOf(ApiError)
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    expect(portal.calls).toHaveLength(1)
  })

  test.each(['timeout', 'stall'] as const)('%s: is not repeated', async (fault) => {
    const { client, portal } = setUp(fault)
    const ending = client.fetchQuery(options).catch((reason: unknown) => reason)
    await until(() => portal.calls.length === 1)
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await ending).toMatchObject({ kind: 'timeout' })
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    expect(portal.calls).toHaveLength(1)
  })

  test('reset, offline: is not repeated', async () => {
    const { client, portal } = setUp('reset')
    vi.stubGlobal('navigator', { onLine: false })
    await expect(client.fetchQuery(options)).rejects.toMatchObject({ kind: 'offline' })
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    expect(portal.calls).toHaveLength(1)
  })

  test('429: goes on when the rate limiter lets it, and gives up after five more', async () => {
    const { client, portal, ended } = setUp('429')
    const ending = client.fetchQuery(options).catch((reason: unknown) => reason)
    for (let calls = 1; calls <= 6; calls++) {
      await until(() => ended.length >= calls)
      await vi.advanceTimersByTimeAsync(1)
    }
    expect(await ending).toMatchObject({ kind: 'limited' })
    expect(portal.calls).toHaveLength(6)
  })

  test('because of a bug of ours: is not repeated, and goes to the error screen', async () => {
    const { client } = setUp()
    const queryFn = vi.fn<() => never>(() => {
      throw new TypeError('a bug')
    })
    await expect(client.fetchQuery({ queryKey, queryFn })).rejects.toThrow('a bug')
    expect(queryFn).toHaveBeenCalledOnce()
    const throws = client.getDefaultOptions().queries?.throwOnError
    if (typeof throws !== 'function') throw new Error('Nothing decides what is thrown')
    const query = client.getQueryCache().build(client, { queryKey })
    expect(throws(new TypeError('a bug'), query)).toBe(true)
    expect(throws(new ApiError('broken'), query)).toBe(false)
  })
})

describe('F053 a read that the portal asked to leave alone for 20 s', () => {
  test('is not repeated before, and once after', async () => {
    const { client, portal, ended } = setUp('503')
    const ending = client.fetchQuery(options).catch((reason: unknown) => reason)
    await until(() => ended.length === 1)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(portal.calls).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2000)
    await until(() => ended.length === 2)
    expect(await ending).toMatchObject({ kind: 'broken', status: 503 })
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    expect(portal.calls).toHaveLength(2)
  })

  test('does not leave for whoever asks for it in the meantime', async () => {
    const { client, portal, ended } = setUp('503', 2)
    const ending = client.fetchQuery(options).catch((reason: unknown) => reason)
    await until(() => ended.length === 1)
    await vi.advanceTimersByTimeAsync(22_000)
    await ending
    expect(portal.calls).toHaveLength(2)
    const refreshing = refresh(client, queryKey)
    await vi.advanceTimersByTimeAsync(19_000)
    expect(portal.calls).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(3000)
    await refreshing
    expect(client.getQueryData(queryKey)).toBe(14)
    expect(portal.calls).toHaveLength(3)
  })

  test('F082 fails at once where it is longer than a minute, and no timer overflows', async () => {
    const later = { 'Retry-After': '9999999999' }
    const fetch = vi.fn<(request: Request) => Promise<Response>>(
      async () => new Response('', { status: 503, headers: later }),
    )
    const { connection } = testConnection({ fetch })
    const client = createQueryClient(connection)
    await expect(client.fetchQuery(options)).rejects.toMatchObject({ status: 503 })
    await expect(client.fetchQuery(options)).rejects.toMatchObject({ status: 503 })
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    expect(fetch).toHaveBeenCalledOnce()
  })
})

describe('a write', () => {
  const whatever: FaultName[] = [...again, ...never, '429']

  test.each(whatever)('%s: is never sent again', async (fault) => {
    const { client, portal } = setUp(fault)
    const body = { name: 'fresh', engine: 'postgresql', sku: 'db-s-1vcpu-2gb' } as const
    const ending = request(connectionOf(client), 'createDatabase', { body }).catch(() => null)
    await until(() => portal.calls.length === 1)
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    await ending
    expect(portal.calls.map(({ method }) => method)).toEqual(['POST'])
  })
})

describe('the lane of a read', () => {
  test('is for the person at first and when asked for, in the background else', async () => {
    const { client, told } = setUp()
    await client.fetchQuery(options)
    await client.refetchQueries({ queryKey })
    await refresh(client, queryKey)
    await client.refetchQueries({ queryKey })
    expect(told.left).toEqual(['read', 'background', 'read', 'background'])
  })

  test('is for the person where a hidden tab reads because the person wants to be told', async () => {
    const { client, told } = setUp()
    await client.fetchQuery(options)
    const watch = new QueryObserver(client, { ...options, refetchIntervalInBackground: true })
    const stop = watch.subscribe(() => undefined)
    await watch.refetch()
    stop()
    expect(told.left).toEqual(['read', 'read'])
  })

  test('F089 asked for many times, also while it is on its way, it is one read', async () => {
    const { client, portal } = setUp()
    await client.fetchQuery(options)
    portal.fail(token, { fault: 'timeout' })
    const refreshing = [refresh(client, queryKey)]
    await until(() => portal.calls.length === 2)
    for (let times = 1; times < 50; times++) refreshing.push(refresh(client, queryKey))
    await vi.advanceTimersByTimeAsync(15_000)
    await Promise.all(refreshing)
    expect(portal.calls).toHaveLength(2)
  })
})

describe('F089 what the person asks for', () => {
  test.each([undefined, '500', '403'] as const)(
    'rests for 3 s once it came, whether it came well or not: %s',
    async (fault) => {
      const { client, portal } = setUp()
      await client.fetchQuery(options)
      if (fault) portal.fail(token, { fault, times: Infinity })
      for (let times = 0; times < 50; times++) await refresh(client, queryKey)
      expect(portal.calls).toHaveLength(2)
      await vi.advanceTimersByTimeAsync(2999)
      await refresh(client, queryKey)
      expect(portal.calls).toHaveLength(2)
      await vi.advanceTimersByTimeAsync(1)
      // A failed query is read automatically then, because the person asked for it.
      if (!fault) await refresh(client, queryKey)
      expect(portal.calls).toHaveLength(3)
      await vi.advanceTimersByTimeAsync(60_000)
      expect(portal.calls).toHaveLength(3)
    },
  )

  test('does not wait for what came by itself', async () => {
    const { client, portal } = setUp()
    portal.fail(token, { fault: '500' })
    await client.fetchQuery(options).catch(() => undefined)
    await refresh(client, queryKey)
    expect(portal.calls).toHaveLength(2)
    expect(client.getQueryData(queryKey)).toBeDefined()
  })
})

describe('what is fresh', () => {
  test('is not read again for 15 s', async () => {
    const { client, portal } = setUp()
    await client.fetchQuery(options)
    await vi.advanceTimersByTimeAsync(14_999)
    await client.fetchQuery(options)
    expect(portal.calls).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    await client.fetchQuery(options)
    expect(portal.calls).toHaveLength(2)
  })

  test('F093 F095 is decided here: no call is put off by what TanStack takes for the network', () => {
    const { queries } = setUp().client.getDefaultOptions()
    expect(queries?.networkMode).toBe('always')
  })
})

describe('the connection of a query client', () => {
  test('is the one that it was made with', () => {
    const { client, connection } = setUp()
    expect(connectionOf(client)).toBe(connection)
  })
})
