/** Which scopes would allow a call. */
import { expect, test } from 'vitest'
import type { Access, Product } from '~/api/operations'
import { scopeAllows, scopes } from '~/session/scope'
import { scopesFor } from './error-words'

test.each<[string, string, Product, Access]>([
  ['GET', '/api/portal/databases', 'databases', 'read'],
  ['GET', '/api/portal/databases/shop/backups?x=1', 'databases', 'read'],
  ['GET', '/api/portal/proxies', 'proxies', 'read'],
  ['POST', '/api/portal/databases', 'databases', 'write'],
  ['DELETE', '/api/portal/databases/shop', 'databases', 'write'],
])(
  '%s %s is let through for the scopes that the scope rules name',
  (method, path, product, access) => {
    expect(scopesFor({ method, path })).toEqual(
      scopes.filter((scope) => scopeAllows(scope, product, access, true)),
    )
  },
)
