/** Which operations a refused write says something about. */
import { expect, test } from 'vitest'
import type { Evidence } from '~/session/scope'
import { isRefusedIn } from '~/patterns/write/use-write'
import { backingUp } from '../backup/backing-up'
import { creating } from '../create/creating'
import { deleting } from '../delete/deleting'

const kinds = [creating, deleting, backingUp]
/** What this evidence shows as refused. */
const opRefused = (evidence: readonly Evidence[]) =>
  kinds.filter((kind) => isRefusedIn(evidence, kind)).map(({ op }) => op)

const piece = (call: string, change: Partial<Evidence> = {}): Evidence => ({
  product: 'databases',
  access: 'write',
  allowed: false,
  at: 0,
  call,
  ...change,
})

test.each([
  ['POST /api/portal/databases', 'create'],
  ['POST /api/portal/databases/shop/backups', 'backup'],
  ['DELETE /api/portal/databases/shop', 'delete'],
  ['DELETE /api/portal/databases/backups', 'delete'],
])('F037 F038 F039 %s, refused: %s', (call, op) => {
  expect(opRefused([piece(call)])).toEqual([op])
})

test('F041 F043 allowed and unclear writes, and reads, refuse nothing', () => {
  const call = 'POST /api/portal/databases'
  expect(opRefused([])).toEqual([])
  expect(opRefused([piece(call, { allowed: true })])).toEqual([])
  expect(opRefused([piece(call, { allowed: null })])).toEqual([])
  expect(opRefused([piece(call, { access: 'read' })])).toEqual([])
  expect(opRefused([piece(call, { product: 'functions' })])).toEqual([])
})
