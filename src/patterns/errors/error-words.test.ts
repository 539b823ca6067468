/** Unit tests of `error-words`. */
import { describe, expect, test } from 'vitest'
import { ApiError, errorKinds, type ErrorKind, type ErrorReason } from '~/api/errors'
import { errorWords } from './error-words'

const reasons: ErrorReason[] = ['html', 'redirect', 'cut-off', 'shape', 'too-large', 'server']

const whatOf = (kind: ErrorKind, reason?: ErrorReason) =>
  errorWords(new ApiError(kind, { reason })).what.message

describe('the words for an error', () => {
  describe.each(errorKinds)('%s', (kind) => {
    test.each([undefined, ...reasons])('for the reason %s: what happened, what to do', (reason) => {
      const words = errorWords(new ApiError(kind, { reason }))
      expect(words.what.message).toMatch(/^[A-Z].*\.$/)
      expect(words.next.message).toMatch(/^[A-Z].*\.$/)
    })
  })

  test('each kind has its own', () => {
    expect(new Set(errorKinds.map((kind) => whatOf(kind))).size).toBe(errorKinds.length)
  })

  test('each reason for which an answer could not be used has its own', () => {
    expect(new Set(reasons.map((reason) => whatOf('broken', reason))).size).toBe(reasons.length)
  })

  test.each<[string, ErrorKind, ErrorReason, string]>([
    ['F040', 'forbidden', 'html', 'Blocked by something in front of the API (403).'],
    ['F054', 'broken', 'html', 'The portal returned a web page instead of data.'],
    ['F055', 'broken', 'cut-off', 'The response was cut off.'],
    ['F057', 'broken', 'shape', 'The response has an unexpected format.'],
    ['F069', 'broken', 'too-large', "The list is larger than 8 MiB and isn't shown."],
    [
      'F071',
      'broken',
      'redirect',
      'The API returned a redirect; it may have moved or require a login.',
    ],
  ])('%s %s, %s: "%s"', (_, kind, reason, words) => {
    expect(whatOf(kind, reason)).toBe(words)
  })

  test.each([502, 504])('a web page with %i is a gateway’s, not a missing proxy', (status) => {
    const { what } = errorWords(new ApiError('broken', { reason: 'html', status }))
    expect(what.message).toBe('A gateway in front of the portal returned an error.')
  })

  test('F040 a firewall says nothing about the token', () => {
    const { next } = errorWords(new ApiError('forbidden', { reason: 'html' }))
    expect(next.message).toContain('nothing about the token')
  })

  test('F102 a call that cannot be read names both causes, and is not called offline', () => {
    const { what, next } = errorWords(new ApiError('unreachable'))
    expect(what.message).toBe("Couldn't get a response from the API.")
    expect(next.message).toMatch(/unreachable.*CORS/)
  })
})
