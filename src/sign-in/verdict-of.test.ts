/** Unit tests of `verdict-of`. */
import { describe, expect, test } from 'vitest'
import { ApiError } from '~/api/errors'
import { databases, functions, proxies } from '~/products/registry'
import { verdictOf } from './verdict-of'

type Read = Parameters<typeof verdictOf>[0][number]['query']

const pending: Read = { status: 'pending', error: null }
const allowed: Read = { status: 'success', error: null }
const failed = (error: Error): Read => ({ status: 'error', error })

const refused = failed(new ApiError('forbidden', { status: 403 }))
const firewall = failed(new ApiError('forbidden', { status: 403, reason: 'html' }))
const rejected = failed(new ApiError('unauthorized', { status: 401 }))
const down = failed(new ApiError('broken', { status: 503 }))
const silent = failed(new ApiError('timeout'))

const verdict = (...reads: [ofDatabases: Read, ofFunctions: Read, ofProxies: Read]) =>
  verdictOf(
    [databases, functions, proxies].map((product, place) => ({
      product,
      query: reads[place] ?? pending,
    })),
  )

describe('the verdict on a token', () => {
  test('waits for all three reads and says which are done', () => {
    expect(verdict(pending, pending, pending)).toEqual({ kind: 'checking', done: [] })
    expect(verdict(allowed, refused, pending)).toEqual({
      kind: 'checking',
      done: [databases, functions],
    })
    expect(verdict(rejected, pending, rejected)).toEqual({
      kind: 'checking',
      done: [databases, proxies],
    })
  })

  test('F012 a read that waits for the rate limit is not done', () => {
    const limited = { ...pending, failureReason: new ApiError('limited', { status: 429 }) }
    expect(verdict(allowed, allowed, limited)).toEqual({
      kind: 'checking',
      done: [databases, functions],
    })
  })

  test.each([
    ['all allowed', allowed, allowed, allowed],
    ['F009 functions only', refused, allowed, refused],
    ['one refused, the others unanswered', silent, refused, down],
    ['one allowed, another 401 from a flaky gateway', rejected, allowed, silent],
  ])('%s: a good token', (_, ofDatabases, ofFunctions, ofProxies) => {
    expect(verdict(ofDatabases, ofFunctions, ofProxies)).toEqual({ kind: 'accepted' })
  })

  test('F010 all refused: a valid token that may read nothing', () => {
    expect(verdict(refused, refused, refused)).toEqual({ kind: 'accepted' })
  })

  test.each([
    ['all', rejected, rejected, rejected],
    ['one, the others unanswered', silent, down, rejected],
  ])('F011 401 on %s: not accepted', (_, ofDatabases, ofFunctions, ofProxies) => {
    const error = expect.objectContaining({ kind: 'unauthorized', status: 401 })
    expect(verdict(ofDatabases, ofFunctions, ofProxies)).toEqual({ kind: 'failed', error })
  })

  test('F013 no answer at all leaves it open, and says what went wrong', () => {
    expect(verdict(silent, silent, down)).toEqual({ kind: 'failed', error: silent.error })
  })

  test('F040 a firewall in front of the API proves nothing', () => {
    expect(verdict(firewall, firewall, firewall)).toEqual({ kind: 'failed', error: firewall.error })
  })

  test('a bug of ours is no verdict on the token', () => {
    const bug = failed(new TypeError('a bug'))
    expect(verdict(bug, bug, bug)).toMatchObject({ kind: 'failed', error: { kind: 'broken' } })
    expect(verdict(bug, silent, bug)).toEqual({ kind: 'failed', error: silent.error })
  })
})
