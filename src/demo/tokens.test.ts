/** What each demo token may do. */
import { describe, expect, it } from 'vitest'
import { testPortal, wanted } from './testing'
import { demoTokens, parseToken, scopes } from './tokens'

const reads = ['databases', 'functions', 'proxies']

describe('scopes', () => {
  it.each([
    ['htx_demo_full', [200, 200, 200], 201],
    ['htx_demo_read', [200, 200, 200], 403],
    ['htx_demo_databases', [200, 403, 403], 201],
    ['htx_demo_functions', [403, 200, 403], 403],
    ['htx_demo_proxies', [403, 403, 200], 403],
    ['htx_demo_full_laxreads', [200, 200, 200], 201],
    ['htx_demo_read_laxreads', [200, 200, 200], 403],
    ['htx_demo_databases_laxreads', [200, 200, 200], 201],
    ['htx_demo_functions_laxreads', [200, 200, 200], 403],
    ['htx_demo_proxies_laxreads', [200, 200, 200], 403],
    ['htx_demo_full_none', [403, 403, 403], 201],
    ['htx_demo_read_none', [403, 403, 403], 403],
    ['htx_demo_full_revoked', [401, 401, 401], 401],
  ])('%s reads %j, creates %i', async (token, statuses, created) => {
    const { call } = testPortal()
    const answers = await Promise.all(reads.map((path) => call(token, 'GET', path)))
    expect(answers.map((answer) => answer.status)).toEqual(statuses)
    expect((await call(token, 'POST', 'databases', wanted('new-one'))).status).toBe(created)
  })

  it('explain a refusal, also of deletes and backups', async () => {
    const { call } = testPortal()
    const refused = await call('htx_demo_read', 'DELETE', 'databases/shop')
    expect(refused.status).toBe(403)
    expect(await refused.json()).toEqual({ error: 'token scope does not permit this' })
    expect((await call('htx_demo_functions', 'POST', 'databases/shop/backups')).status).toBe(403)
    expect((await call('htx_demo_full', 'GET', 'databases/shop')).status).toBe(200)
  })
})

describe('tokens', () => {
  it.each(['htx_', 'htx_other', 'htx_demo', 'htx_demo_admin', 'demo_full', 'htx_DEMO_full', 'x'])(
    '%s is not known',
    async (token) => {
      const { call } = testPortal()
      const answer = await call(token, 'GET', 'databases')
      expect(answer.status).toBe(401)
      expect(await answer.json()).toEqual({ error: 'invalid token' })
    },
  )

  it('are needed', async () => {
    const { portal } = testPortal()
    const request = new Request('http://portal.example.net/api/portal/databases')
    expect((await portal.fetch(request)).status).toBe(401)
  })

  it('take unknown words as the name of another world', () => {
    expect(parseToken('htx_demo_full_alice_limit-x')).toEqual(parseToken('htx_demo_full'))
    expect(scopes.map((scope) => parseToken(`htx_demo_${scope}_bob`)?.scope)).toEqual(scopes)
  })

  it('are all known that are recommended', () => {
    for (const { token, what } of demoTokens) {
      expect(parseToken(token), token).not.toBeNull()
      expect(what).not.toBe('')
    }
    expect(new Set(demoTokens.map(({ token }) => token)).size).toBe(demoTokens.length)
  })
})
