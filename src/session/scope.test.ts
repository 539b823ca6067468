/** Unit tests of `scope`. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CallEntry } from '~/api/call-log/call-log'
import { products, type Access, type Product } from '~/api/operations'
import { evidenceOf, scopeAllows, scopes, weighScopes, withEvidence, type Evidence } from './scope'
import { cellOf } from './scope-words'

const accesses: Access[] = ['read', 'write']

const piece = (product: Product, access: Access, allowed: boolean): Evidence => ({
  product,
  access,
  allowed,
  at: 0,
  call: `${access} ${product}`,
})

/** Every token there can be: five scopes, enforced on reads and writes or on writes only. */
const tokens = scopes.flatMap((scope) => [true, false].map((onReads) => ({ scope, onReads })))

describe('weighing the evidence', () => {
  test('nothing tried rules nothing out', () => {
    expect(weighScopes([])).toEqual({ possible: [...scopes], ruledOut: [], readsEnforced: false })
  })

  test.each(tokens)('never rules out the true scope: $scope, on reads: $onReads', (token) => {
    const tries = fc.array(
      fc.record({ product: fc.constantFrom(...products), access: fc.constantFrom(...accesses) }),
    )
    fc.assert(
      fc.property(tries, (tried) => {
        const evidence = tried.map(({ product, access }) =>
          piece(product, access, scopeAllows(token.scope, product, access, token.onReads)),
        )
        expect(weighScopes(evidence).possible).toContain(token.scope)
        expect(weighScopes(evidence.reduce(withEvidence, [])).possible).toContain(token.scope)
      }),
      { seed: 5, numRuns: 500 },
    )
  })

  test('says the same in whatever order things were tried, and puts each scope on one side', () => {
    const anything = fc
      .record({
        product: fc.constantFrom(...products),
        access: fc.constantFrom(...accesses),
        allowed: fc.boolean(),
      })
      .map(({ product, access, allowed }) => piece(product, access, allowed))
    const twice = fc
      .array(anything)
      .chain((pieces) =>
        fc.tuple(
          fc.constant(pieces),
          fc.shuffledSubarray(pieces, { minLength: pieces.length, maxLength: pieces.length }),
        ),
      )
    fc.assert(
      fc.property(twice, ([one, other]) => {
        const { possible, ruledOut, readsEnforced } = weighScopes(one)
        expect(weighScopes(other)).toMatchObject({ possible, readsEnforced })
        expect([...possible, ...ruledOut.map(({ scope }) => scope)].toSorted()).toEqual(
          scopes.toSorted(),
        )
        for (const { by } of ruledOut) expect(one).toContain(by)
      }),
      { seed: 6, numRuns: 500 },
    )
  })

  test('leaves the true scope alone once everything has been tried', () => {
    for (const { scope, onReads } of tokens) {
      const all = products.flatMap((product) =>
        accesses.map((access) =>
          piece(product, access, scopeAllows(scope, product, access, onReads)),
        ),
      )
      expect(weighScopes(all).possible).toEqual([scope])
    }
  })
})

describe('what the evidence leaves', () => {
  test('F009 a refused read rules out full, read and that product, and shows that reads are enforced', () => {
    const { possible, ruledOut, readsEnforced } = weighScopes([piece('databases', 'read', false)])
    expect(possible).toEqual(['functions', 'proxies'])
    expect(ruledOut.map(({ scope }) => scope)).toEqual(['full', 'read', 'databases'])
    expect(readsEnforced).toBe(true)
  })

  test('an allowed read beside a refused one proves that product, whichever came first', () => {
    const seen = [piece('databases', 'read', false), piece('functions', 'read', true)]
    expect(weighScopes(seen).possible).toEqual(['functions'])
    expect(weighScopes(seen.toReversed()).possible).toEqual(['functions'])
  })

  test('allowed reads alone prove nothing: reads may be free', () => {
    const reads = products.map((product) => piece(product, 'read', true))
    expect(weighScopes(reads).possible).toEqual(scopes)
  })

  test('an allowed write leaves full or that product, a refused one rules out both', () => {
    expect(weighScopes([piece('databases', 'write', true)]).possible).toEqual(['full', 'databases'])
    expect(weighScopes([piece('databases', 'write', false)]).possible).toEqual([
      'read',
      'functions',
      'proxies',
    ])
  })

  test('F010 a token that may read nothing has no scope that is known', () => {
    const reads = products.map((product) => piece(product, 'read', false))
    expect(weighScopes(reads).possible).toEqual([])
  })
})

describe('what a call shows', () => {
  const call = (change: Partial<CallEntry>): CallEntry => ({
    id: 1,
    at: 42,
    method: 'GET',
    path: '/api/portal/databases',
    lane: 'read',
    state: 'answered',
    waitedMs: 0,
    status: 200,
    ...change,
  })
  const failed = (status: number | undefined, change: Partial<CallEntry>) =>
    evidenceOf(call({ state: 'failed', ...(status ? { status } : {}), ...change }))

  test('a success shows that it is allowed, and when', () => {
    expect(evidenceOf(call({}))).toEqual({
      product: 'databases',
      access: 'read',
      allowed: true,
      at: 42,
      call: 'GET /api/portal/databases',
    })
  })

  test.each<[string, string, Product, Access]>([
    ['GET', '/api/portal/functions', 'functions', 'read'],
    ['GET', '/api/portal/proxies', 'proxies', 'read'],
    ['GET', '/api/portal/databases/shop/backups', 'databases', 'read'],
    ['POST', '/api/portal/databases', 'databases', 'write'],
    ['POST', '/api/portal/databases/shop/backups', 'databases', 'write'],
    ['DELETE', '/api/portal/databases/shop', 'databases', 'write'],
  ])('%s %s is about %s, %s', (method, path, product, access) => {
    expect(evidenceOf(call({ method, path }))).toMatchObject({ product, access })
  })

  test('a refusal for the scope shows that it is not', () => {
    expect(failed(403, { error: 'forbidden' })).toMatchObject({ allowed: false })
  })

  test('F040 a 403 with a web page shows nothing', () => {
    expect(failed(403, { error: 'forbidden', reason: 'html' })).toBeNull()
  })

  test('F014 a web page in place of data is no permission', () => {
    expect(failed(200, { error: 'broken', reason: 'html' })).toBeNull()
  })

  test.each<[number, CallEntry['error']]>([
    [401, 'unauthorized'],
    [429, 'limited'],
    [500, 'broken'],
  ])('a %i shows nothing', (status, error) => {
    expect(failed(status, { error, method: 'DELETE' })).toBeNull()
  })

  test.each<[number, CallEntry['error']]>([
    [402, 'quota'],
    [404, 'not-found'],
    [409, 'rejected'],
  ])('a %i to a write is only a hint, to a read nothing', (status, error) => {
    const remove = { method: 'DELETE', path: '/api/portal/databases/shop' }
    const hint = failed(status, { error, ...remove })
    expect(hint).toMatchObject({ access: 'write', allowed: null })
    expect(weighScopes(hint ? [hint] : []).ruledOut).toEqual([])
    expect(failed(status, { error })).toBeNull()
    expect(failed(status, { error, ...remove, reason: 'html' })).toBeNull()
  })

  test('no answer shows nothing, nor does a path that is no product', () => {
    const { status: _, ...unanswered } = call({ state: 'failed', error: 'timeout' })
    expect(evidenceOf(unanswered)).toBeNull()
    expect(evidenceOf(call({ path: '/api/openapi' }))).toBeNull()
  })
})

describe('newer evidence', () => {
  test('F041 takes the place of the older about the same thing, and of nothing else', () => {
    const before = [piece('databases', 'write', false), piece('databases', 'read', true)]
    const newer = piece('databases', 'write', true)
    expect(withEvidence(before, newer)).toEqual([piece('databases', 'read', true), newer])
    expect(before).toHaveLength(2)
  })

  test('a hint takes the place of no proof, and a proof that of a hint', () => {
    const hint: Evidence = { ...piece('databases', 'write', true), allowed: null }
    const proof = piece('databases', 'write', false)
    const both = [proof].concat(hint)
    expect(withEvidence([proof], hint)).toEqual(both)
    expect(cellOf(both, 'databases', 'write')).toBe('refused')
    expect(cellOf([hint], 'databases', 'write')).toBe('unclear')
    expect(withEvidence(withEvidence(both, hint), hint)).toEqual(both)
    expect(withEvidence(both, proof)).toEqual([proof])
    expect(withEvidence([hint], proof)).toEqual([proof])
  })
})
