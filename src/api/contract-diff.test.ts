/** Unit tests of `contract-diff`. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newerContract, newerEngine, newerPlan } from '~/demo/newer-contract'
import { compareContracts } from './contract-diff'
import ours from './openapi.json' with { type: 'json' }
import { parseBody, type Json } from './transport/parse-body'

const none = { operations: [], fields: [], values: [] }
/** As it would come from the portal. */
const sent = (contract: unknown): Json => {
  const parsed = parseBody(JSON.stringify(contract))
  if (!parsed.ok) throw new Error('not JSON')
  return parsed.value
}

test('our own contract is the same', () => {
  expect(compareContracts(ours, sent(ours))).toEqual({
    version: { ours: '1.1.0', theirs: '1.1.0' },
    verdict: 'same',
    added: none,
    removed: none,
    engines: [],
    skus: [],
  })
})

test('a newer one: operations, fields, values and engines that it adds; nothing twice', () => {
  expect(compareContracts(ours, sent(newerContract()))).toEqual({
    version: { ours: '1.1.0', theirs: '1.2.0' },
    verdict: 'newer',
    added: {
      operations: ['POST /api/portal/databases/{name}/restore'],
      fields: ['Database.region'],
      values: [`CreateDatabase.engine: ${newerEngine}`, `CreateDatabase.sku: ${newerPlan}`],
    },
    removed: none,
    engines: [newerEngine],
    skus: [newerPlan],
  })
})

test('an older one lacks the same', () => {
  const report = compareContracts(sent(newerContract()), ours)
  expect(report).toMatchObject({ verdict: 'older', added: none, engines: [] })
  expect(report?.removed).toEqual({
    operations: ['POST /api/portal/databases/{name}/restore'],
    fields: ['Database.region'],
    values: [`CreateDatabase.engine: ${newerEngine}`, `CreateDatabase.sku: ${newerPlan}`],
  })
})

test('what belongs to a new operation is left out, and to one whose path only begins alike is not', () => {
  const theirs = structuredClone(ours)
  const retention = { name: 'retention', in: 'query', schema: { enum: ['week', 'month'] } }
  Object.assign(theirs.paths['/api/portal/databases/{name}'], {
    post: { parameters: [{ name: 'force', in: 'query', schema: { enum: ['yes'] } }] },
  })
  Object.assign(theirs.paths['/api/portal/databases/{name}/backups'].post, {
    parameters: [retention],
  })
  expect(compareContracts(ours, sent(theirs))?.added).toEqual({
    operations: ['POST /api/portal/databases/{name}'],
    fields: ['POST /api/portal/databases/{name}/backups query retention'],
    values: [
      'POST /api/portal/databases/{name}/backups: week',
      'POST /api/portal/databases/{name}/backups: month',
    ],
  })
})

describe('a closed list is the same however it is written', () => {
  const list = ['postgresql', 'mysql', 'mongodb', 'clickhouse', 'redis']
  const schema = { type: 'string', enum: list }
  const ref = { $ref: '#/components/schemas/Engine' }
  test.each<[string, object]>([
    ['in place', schema],
    ['by reference', ref],
    ['as constants', { oneOf: list.map((value) => ({ const: value })) }],
    ['as a part', { allOf: [ref, { description: 'x' }] }],
  ])('%s', (_, engine) => {
    const theirs = structuredClone(ours)
    Object.assign(theirs.components.schemas, { Engine: schema })
    Object.assign(theirs.components.schemas.CreateDatabase.properties, { engine })
    expect(compareContracts(ours, sent(theirs))).toMatchObject({
      added: { ...none, values: ['CreateDatabase.engine: redis'] },
      removed: none,
      engines: ['redis'],
    })
  })

  test('also where the body is made of parts, and one that leads in a circle ends', () => {
    const theirs = structuredClone(ours)
    const { CreateDatabase } = theirs.components.schemas
    Object.assign(theirs.components.schemas, {
      Base: CreateDatabase,
      CreateDatabase: { allOf: [{ $ref: '#/components/schemas/Base' }] },
      Circle: { $ref: '#/components/schemas/Circle' },
    })
    CreateDatabase.properties.engine.enum.push('redis')
    expect(compareContracts(ours, sent(theirs))?.engines).toEqual(['redis'])
  })
})

test('schemas that are made of each other, in circles, are looked at once each', () => {
  const theirs = structuredClone(ours)
  const name = (number: number) => `Circle${number}`
  const all = Array.from({ length: 12 }, (_, number) => ({
    $ref: `#/components/schemas/${name(number)}`,
  }))
  for (const number of all.keys())
    Object.assign(theirs.components.schemas, { [name(number)]: { oneOf: all, enum: ['x'] } })
  Object.assign(theirs.components.schemas.CreateDatabase.properties, { sku: { anyOf: all } })
  expect(compareContracts(ours, sent(theirs))?.skus).toEqual(['x'])
})

test('plans that become a closed list are told', () => {
  const theirs = structuredClone(ours)
  Object.assign(theirs.components.schemas.CreateDatabase.properties.sku, { enum: ['a', 'b'] })
  const report = compareContracts(ours, sent(theirs))
  expect(report?.skus).toEqual(['a', 'b'])
  expect(report?.added.values).toEqual(['CreateDatabase.sku: a', 'CreateDatabase.sku: b'])
})

test('of one version and yet different is said to be so', () => {
  const theirs = newerContract()
  theirs.info.version = ours.info.version
  expect(compareContracts(ours, sent(theirs))?.verdict).toBe('other')
})

test('versions are compared part by part', () => {
  const of = (version: string) => sent({ ...ours, info: { version } })
  expect(compareContracts(of('1.9.0'), of('1.10.0'))?.verdict).toBe('newer')
  expect(compareContracts(of('1.10.0'), of('1.9.0'))?.verdict).toBe('older')
})

describe('what is no contract', () => {
  test.each<[Json | undefined]>([[undefined], [null], ['x'], [7], [[]], [{}], [{ paths: [] }]])(
    '%j is none',
    (theirs) => expect(compareContracts(ours, theirs)).toBeNull(),
  )

  test('values that cannot be engines are not offered', () => {
    const theirs = structuredClone(ours)
    const values: unknown[] = theirs.components.schemas.CreateDatabase.properties.engine.enum
    values.push('', 'x'.repeat(41), 7, null, { a: 1 }, 'redis')
    expect(compareContracts(ours, sent(theirs))?.engines).toEqual(['redis'])
  })

  test('anything at all is compared without harm', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (anything) => {
        const schemas = { components: { schemas: anything }, paths: { '/x': { get: anything } } }
        expect(compareContracts(ours, sent(schemas))?.removed.operations).toHaveLength(8)
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})
