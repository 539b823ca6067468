/** The portal's rate limit: its three kinds, and the answers over the limit. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLimiter, type LimiterKind } from './limiter'
import { start, testPortal } from './testing'

const MINUTE = 60_000

describe('the limiter', () => {
  it('slides: a call is free again a minute after it was made', () => {
    const take = createLimiter('sliding', 2)
    expect(take(0)).toEqual({ allowed: true, remaining: 1, resetMs: MINUTE })
    expect(take(10_000).allowed).toBe(true)
    expect(take(15_000)).toEqual({ allowed: false, remaining: 0, resetMs: 45_000 })
    expect(take(59_999).allowed).toBe(false)
    expect(take(60_000).allowed).toBe(true)
    expect(take(60_001)).toEqual({ allowed: false, remaining: 0, resetMs: 9_999 })
  })

  it('counts by the clock minute when fixed', () => {
    const take = createLimiter('fixed', 2)
    take(59_000)
    take(59_500)
    expect(take(59_600)).toEqual({ allowed: false, remaining: 0, resetMs: 400 })
    expect(take(60_000)).toEqual({ allowed: true, remaining: 1, resetMs: MINUTE })
  })

  it('lets a burst of ten through a bucket, and then two a second', () => {
    const take = createLimiter('bucket', 120)
    const allowed = (now: number) => Array.from({ length: 20 }, () => take(now).allowed)
    expect(allowed(0).filter(Boolean)).toHaveLength(10)
    expect(take(0).resetMs).toBe(500)
    expect(allowed(500).filter(Boolean)).toHaveLength(1)
    expect(allowed(2_500).filter(Boolean)).toHaveLength(4)
    expect(allowed(600_000).filter(Boolean)).toHaveLength(10)
  })

  it('never refuses a call that waited as long as it was told to', () => {
    const kinds = fc.constantFrom<LimiterKind>('sliding', 'fixed', 'bucket')
    const someGaps = fc.array(fc.nat(5_000), { maxLength: 200 })
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 30 }), someGaps, (kind, perMinute, gaps) => {
        const take = createLimiter(kind, perMinute)
        let now = start
        for (const gap of gaps) {
          now += gap
          const verdict = take(now)
          if (verdict.allowed) continue
          now += verdict.resetMs
          expect(take(now).allowed).toBe(true)
        }
      }),
    )
  })
})

describe('a token over its limit', () => {
  it('is told to wait in whole seconds', async () => {
    const { refused, call, pass } = await exhausted('htx_demo_full_limit-1')
    expect(refused.status).toBe(429)
    expect(await refused.json()).toEqual({ error: 'rate limit exceeded' })
    expect(refused.headers.get('Retry-After')).toBe('40')
    pass(40_000)
    expect((await call('htx_demo_full_limit-1', 'GET', 'proxies')).status).toBe(200)
  })

  it('F079 is told by a date, never earlier than the seconds would say', async () => {
    const { refused } = await exhausted('htx_demo_full_limit-1_retrydate')
    const until = refused.headers.get('Retry-After') ?? ''
    expect(until).toBe('Sun, 22 Nov 2026 08:01:00 GMT')
    expect(Date.parse(until) - Date.parse(refused.headers.get('Date') ?? '')).toBe(40_000)
  })

  it('is told nothing if the token says so', async () => {
    const { refused } = await exhausted('htx_demo_full_limit-1_noretry')
    expect(refused.status).toBe(429)
    expect(refused.headers.has('Retry-After')).toBe(false)
  })

  it('allows 120 calls a minute by default, refused ones of a valid token included', async () => {
    const { call } = testPortal()
    const statuses = []
    for (let index = 0; index < 121; index++) {
      statuses.push(
        (await call('htx_demo_proxies', 'GET', index % 2 ? 'databases' : 'nope')).status,
      )
    }
    expect(statuses.filter((status) => status === 429)).toEqual([429])
    expect(statuses.at(-1)).toBe(429)
  })

  it('F084 sends the draft standard header fields where asked for', async () => {
    const { call, pass } = testPortal()
    await call('htx_demo_full_ratelimitheaders', 'GET', 'proxies')
    pass(10_000)
    const { headers } = await call('htx_demo_full_ratelimitheaders', 'GET', 'proxies')
    expect(headers.get('RateLimit-Policy')).toBe('"default";q=120;w=60')
    expect(headers.get('RateLimit')).toBe('"default";r=118;t=50')
    expect((await call('htx_demo_full', 'GET', 'proxies')).headers.has('RateLimit')).toBe(false)
  })
})

/** A token that has used its only call, 20.5 seconds ago, and is refused the next. */
async function exhausted(token: string) {
  const world = testPortal()
  await world.call(token, 'GET', 'proxies')
  world.pass(20_500)
  return { ...world, refused: await world.call(token, 'GET', 'proxies') }
}
