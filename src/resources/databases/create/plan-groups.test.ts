/** Unit tests of `plan-groups`. */
import { describe, expect, test } from 'vitest'
import { readDatabase } from '~/api/readers/database'
import { firstPlan, planGroups } from './plan-groups'

const inUse = [
  ['clickhouse', 'ch-m-4vcpu-16gb'],
  ['postgresql', 'db-m-4vcpu-16gb'],
  ['mysql', 'db-s-1vcpu-2gb'],
  ['mysql', null],
].map(([engine = null, sku = null]) => readDatabase({ name: 'x', engine, sku }))

describe('the plans that are offered', () => {
  test('come from the settings, the contract and the list, each once', () => {
    const groups = planGroups('postgresql', { postgresql: ['db-s-2vcpu-4gb'] }, inUse)
    expect(groups).toEqual([
      { from: 'settings', skus: ['db-s-2vcpu-4gb'] },
      { from: 'contract', skus: ['db-s-1vcpu-2gb', 'ch-s-1vcpu-2gb'] },
      { from: 'in-use', skus: ['db-m-4vcpu-16gb', 'ch-m-4vcpu-16gb'] },
    ])
    expect(firstPlan('postgresql', groups)).toBe('db-s-2vcpu-4gb')
  })

  test('are joined by those of a newer contract', () => {
    expect(planGroups('mysql', {}, [], ['db-xl-64vcpu', 'db-s-1vcpu-2gb'])).toEqual([
      { from: 'contract', skus: ['db-xl-64vcpu', 'db-s-1vcpu-2gb', 'ch-s-1vcpu-2gb'] },
    ])
  })

  test('begin with those of ClickHouse for ClickHouse', () => {
    const groups = planGroups('clickhouse', {}, inUse)
    expect(groups.map(({ skus }) => skus[0])).toEqual(['ch-s-1vcpu-2gb', 'ch-m-4vcpu-16gb'])
    expect(firstPlan('clickhouse', groups)).toBe('ch-s-1vcpu-2gb')
  })
})
