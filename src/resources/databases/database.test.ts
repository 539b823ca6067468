/** Which queries are read again after a call that changes something, against the embedded portal. */
import { beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '~/api/query-client'
import { testConnection } from '~/api/testing'
import type { FaultName } from '~/demo/faults'
import { createPortal } from '~/demo/portal'
import { databases } from '~/products/registry'
import { createDatabase } from './database'

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true })
  return () => vi.unstubAllGlobals()
})

test.each<[string, FaultName | undefined]>([
  ['done', undefined],
  ['refused', '409'],
  ['unknown', '504'],
])('a write %s: what it changes is read again, and nothing else', async (_, fault) => {
  const token = 'htx_demo_full'
  const portal = createPortal({ wait: () => Promise.resolve() })
  if (fault) portal.fail(token, { fault, times: Infinity })
  const { connection } = testConnection({ token, fetch: portal.fetch })
  const client = createQueryClient(connection)
  const keys = [databases.list().queryKey, ['functions'], ['databases', 'analytics']]
  for (const key of keys) client.setQueryData(key, 1)
  const wanted = { name: 'fresh', engine: 'postgresql', sku: 'db-s-1vcpu-2gb' } as const
  await createDatabase(client, wanted, {}).catch(() => null)
  expect(keys.map((key) => client.getQueryState(key)?.isInvalidated)).toEqual([true, false, false])
})
