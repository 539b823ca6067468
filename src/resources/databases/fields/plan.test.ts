/** Unit tests of `plan`. */
import { i18n } from '@lingui/core'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { planSize, planWords } from './plan'

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))

describe('a plan in words', () => {
  test.each([
    ['db-s-1vcpu-2gb', '1 vCPU · 2 GB'],
    ['db-s-16vcpu-64gb', '16 vCPU · 64 GB'],
    ['db-s-1vcpu-512mb', '1 vCPU · 512 MB'],
    ['DB-S-2VCPU-4GB', '2 vCPU · 4 GB'],
    ['gd-2vcpu-8gb-intel', '2 vCPU · 8 GB'],
    ['db-s-1vcpu-1.5gb', '1 vCPU · 1.5 GB'],
    ['m-64vcpu-1024gb', '64 vCPU · 1,024 GB'],
  ])('%s is %s', (sku, words) => {
    expect(planWords(sku)).toBe(words)
  })

  test.each([
    '',
    'large',
    'db-s',
    '1vcpu',
    'db-vcpu-gb',
    'db-s-1vcpu-2tb',
    `${'9'.repeat(400)}vcpu-1gb`,
  ])('is not made up for %j', (sku) => {
    expect(planWords(sku)).toBeNull()
    expect(planSize(sku)).toBeNull()
  })
})

describe('the size of a plan', () => {
  test('goes by processors first, then memory in either unit', () => {
    const skus = [
      'db-2vcpu-1gb',
      'db-1vcpu-2gb',
      'db-1vcpu-512mb',
      'db-10vcpu-1gb',
      'db-1vcpu-16gb',
    ]
    expect(skus.toSorted((a, b) => (planSize(a) ?? 0) - (planSize(b) ?? 0))).toEqual([
      'db-1vcpu-512mb',
      'db-1vcpu-2gb',
      'db-1vcpu-16gb',
      'db-2vcpu-1gb',
      'db-10vcpu-1gb',
    ])
  })

  test('is a finite number for every plan that has words', () => {
    const skus = fc
      .tuple(
        fc.constantFrom('', 'db-', 's-', 'x', '9'),
        fc.stringMatching(/^\d{0,6}$/),
        fc.constantFrom('vcpu-', 'vCPU-', 'vcpu'),
        fc.stringMatching(/^\d{0,7}(\.\d{0,4})?$/),
        fc.constantFrom('gb', 'MB', 'tb', 'gb-x', 'gbx'),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(skus, (sku) => {
        const size = planSize(sku)
        expect(size === null).toBe(planWords(sku) === null)
        expect(Number.isFinite(size ?? 0)).toBe(true)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})
