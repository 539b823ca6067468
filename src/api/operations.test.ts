/** What the table of operations promises. */
import { expect, expectTypeOf, test } from 'vitest'
import contract from './openapi.json'
import {
  callTo,
  isListOfProduct,
  operationNames,
  operationOf,
  operations,
  type OperationInput,
} from './operations'

test('has every operation of the contract, once, and beside them only the contract itself', () => {
  const documented = Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((key) => key !== 'parameters')
      .map((method) => `${method} ${path}`),
  )
  const known = operationNames.map((name) => `${operations[name].method} ${operations[name].path}`)
  expect(known.toSorted()).toEqual([...documented, 'get /api/openapi'].toSorted())
})

test('an operation is given what the contract asks for', () => {
  expectTypeOf<OperationInput<'getDatabase'>['params']>().toEqualTypeOf<{ name: string }>()
  expectTypeOf<OperationInput<'listDatabases'>['params']>().toEqualTypeOf<undefined>()
  expectTypeOf<OperationInput<'createDatabase'>['body']['engine']>().toEqualTypeOf<
    'postgresql' | 'mysql' | 'mongodb' | 'clickhouse'
  >()
})

test.each(operationNames)('%s is found again by the call that it makes', (name) => {
  const call = callTo(name, { name: 'a/b?c' })
  expect(operationOf(call)).toBe(operations[name])
  expect(operationOf({ ...call, path: `${call.path}?page=2` })).toBe(operations[name])
  expect(operationOf({ ...call, method: 'PUT' })).toBeUndefined()
  expect(operationOf({ ...call, path: `${call.path}/more` })).not.toBe(operations[name])
})

test('a name becomes one segment of the path', () => {
  expect(callTo('startBackup', { name: 'a b/ü' })).toEqual({
    method: 'POST',
    path: '/api/portal/databases/a%20b%2F%C3%BC/backups',
  })
})

test('the lists of the products are told from what is read of one thing', () => {
  expect(operationNames.filter((name) => isListOfProduct(operations[name]))).toEqual([
    'listDatabases',
    'listFunctions',
    'listProxies',
  ])
})
