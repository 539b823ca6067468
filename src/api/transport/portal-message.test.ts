/** Unit tests of `portal-message`. */
import { describe, expect, test } from 'vitest'
import type { Json } from './parse-body'
import { portalMessage } from './portal-message'

const quota = 'Plan quota reached'

describe('portalMessage', () => {
  const shapes: [string, Json][] = [
    ['the contract', { error: quota }],
    ['nested', { error: { code: 402, message: quota } }],
    ['message', { statusCode: 402, message: quota }],
    ['problem details', { type: 'about:blank', title: 'Payment', status: 402, detail: quota }],
    ['OAuth', { error: 'quota_exceeded', error_description: quota }],
    ['FastAPI', { detail: [{ loc: ['body', 'sku'], msg: quota, type: 'value_error' }] }],
    ['a list of errors', { errors: [{ code: 'E1', title: quota }] }],
    ['errors by field', { errors: { sku: [quota] } }],
    ['an array', [null, { message: quota }]],
    ['an array of texts', [quota, 'and more of it']],
    ['a text', quota],
    ['a flag before the words', { error: true, message: quota }],
    ['under a word of its own', { ok: false, explanation: quota, request_id: '8f3a' }],
  ]
  test.each(shapes)('F068 %s', (_, body) => {
    expect(portalMessage(body)).toEqual({ text: quota, cut: '' })
  })

  test('F068 a code is better than nothing', () => {
    expect(portalMessage({ error: 'quota_exceeded', status: 402 })?.text).toBe('quota_exceeded')
  })

  test.each<Json>([
    null,
    true,
    7,
    '',
    '  ',
    [],
    {},
    { error: null },
    { error: {} },
    { status: 402, request_id: '8f3a' },
    { error: '' },
    { message: ['', null] },
    '<!doctype html><title>502</title>',
    '<html><body>Bad gateway</body></html>',
    { error: '<html>Bad gateway</html>' },
    '<?xml version="1.0"?><Error/>',
    '[[[[[[[[',
    '{"error": "cut of',
  ])('F040 F068 nothing readable in %j', (body) => {
    expect(portalMessage(body)).toBeNull()
  })

  test('F133 markup within a sentence is literal text', () => {
    expect(portalMessage({ error: 'The <b>quota</b> is used up' })?.text).toBe(
      'The <b>quota</b> is used up',
    )
  })

  test('F068 F135 50 kB of text are cut at 300 characters, and the rest is kept', () => {
    const message = 'word '.repeat(20_000)
    const { text, cut } = portalMessage({ error: message }) ?? { text: '', cut: '' }
    expect(text).toHaveLength(300)
    expect(text + cut).toBe(message.slice(0, 50_000))
  })

  test('F068 the cut does not fall within a character', () => {
    const message = `${'a'.repeat(299)}😀 and more`
    const { text, cut } = portalMessage(message) ?? { text: '', cut: '' }
    expect([text, cut]).toEqual(['a'.repeat(299), '😀 and more'])
  })

  test('F135 terminal codes and control characters are removed', () => {
    const body = {
      error:
        '\u001B[31;1mquota\u001B[0m\u0000 \u001B]8;;http://x\u0007used\u001B]8;;\u0007\r\n\tup\u0007',
    }
    expect(portalMessage(body)?.text).toBe('quota used up')
  })

  test('F034 F135 tokens are removed, also where the cut would leave a part of one', () => {
    const body = { error: `${'a '.repeat(148)}htx_live_0123456789 and Bearer abc` }
    const { text, cut } = portalMessage(body) ?? { text: '', cut: '' }
    expect(text + cut).toBe(`${'a '.repeat(148)}htx_[removed] and Bearer [removed]`)
    expect(portalMessage({ error: 'Not this: other-token-1' }, 'other-token-1')?.text).toBe(
      'Not this: htx_[removed]',
    )
  })
})
