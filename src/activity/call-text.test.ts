/** What a call sent and which headers came back, as they may be shown. */
import { describe, expect, test } from 'vitest'
import { createCallLog } from '~/api/call-log/call-log'
import { jsonSent, maskedHeaders, sentHeaders } from './call-text'

describe('secrets', () => {
  test('are masked in headers', () => {
    const headers = [
      ['x-api-key', 'hunter2'],
      ['set-cookie', 'sid=hunter2'],
      ['location', '/login?token=hunter2'],
      ['content-type', 'application/json'],
    ] as const
    expect(maskedHeaders(headers)).toEqual([
      ['x-api-key', '••••••'],
      ['set-cookie', '••••••'],
      ['location', '/login?token=••••••'],
      ['content-type', 'application/json'],
    ])
  })

  test('the token is $HTX_TOKEN, masked or not', () => {
    const log = createCallLog()
    const call = log.start({
      at: 0,
      method: 'POST',
      path: '/x',
      lane: 'write',
      requestHeaders: [['content-type', 'application/json']],
      requestBody: '{"name":"a"}',
    })
    const headers = [
      ['authorization', 'Bearer $HTX_TOKEN'],
      ['content-type', 'application/json'],
    ]
    expect(sentHeaders(call)).toEqual(headers)
    expect(maskedHeaders(sentHeaders(call))).toEqual(headers)
    expect(jsonSent(call)).toEqual({ name: 'a' })
  })
})
