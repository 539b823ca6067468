/** Unit tests of `errors`. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ApiError, errorKinds, kindOfStatus, mayReadAgain, type ErrorReason } from './errors'

describe('the kind of a status', () => {
  test.each([
    [400, 'rejected'],
    [401, 'unauthorized'],
    [402, 'quota'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'rejected'],
    [409, 'rejected'],
    [422, 'rejected'],
    [429, 'limited'],
    [431, 'rejected'],
    [500, 'broken'],
    [502, 'broken'],
    [503, 'broken'],
    [504, 'broken'],
  ])('%i is %s', (status, kind) => {
    expect(kindOfStatus(status)).toBe(kind)
  })

  test('is one of the ten for any status at all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), (status) => {
        expect(errorKinds).toContain(kindOfStatus(status))
      }),
      { seed: 46 },
    )
  })
})

describe('reading again', () => {
  test.each([502, 503, 504])('is allowed after a gateway lost its server: %i', (status) => {
    expect(mayReadAgain(new ApiError('broken', { status, reason: 'html' }))).toBe(true)
  })

  test('is allowed without a connection and after a body that broke off', () => {
    expect(mayReadAgain(new ApiError('unreachable'))).toBe(true)
    expect(mayReadAgain(new ApiError('broken', { status: 200, reason: 'cut-off' }))).toBe(true)
  })

  test.each<ErrorReason>(['html', 'redirect', 'shape', 'too-large', 'server'])(
    'brings nothing new after: %s',
    (reason) => {
      expect(mayReadAgain(new ApiError('broken', { status: 500, reason }))).toBe(false)
    },
  )

  test.each(errorKinds.filter((kind) => kind !== 'unreachable'))(
    'is not allowed just because it was %s',
    (kind) => {
      expect(mayReadAgain(new ApiError(kind))).toBe(false)
    },
  )
})

describe('an ApiError', () => {
  test('says its kind and status, and nothing else', () => {
    const error = new ApiError('quota', { status: 402, portalMessage: 'plan quota reached' })
    expect(error).toBeInstanceOf(Error)
    expect(String(error)).toBe('ApiError: quota (402)')
    expect(error.portalMessage).toBe('plan quota reached')
  })

  test('counts as sent unless it is certain that nothing left', () => {
    expect(new ApiError('timeout').sent).toBe(true)
    expect(new ApiError('offline', { sent: false }).sent).toBe(false)
  })
})
