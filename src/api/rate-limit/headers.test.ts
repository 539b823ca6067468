/** Unit tests of `headers`. */
import { expect, test } from 'vitest'
import { readRateLimit, type RateLimitHint } from './headers'

const now = Date.UTC(2026, 10, 22, 14)
const epoch = now / 1000

type Case = [headers: Record<string, string>, hint: Partial<RateLimitHint>]

const nothing: RateLimitHint = { limit: null, remaining: null, resetMs: null }
const check = (headers: Record<string, string>, hint: Partial<RateLimitHint>) =>
  expect(readRateLimit(new Headers(headers), now)).toEqual({ ...nothing, ...hint })

test.each<Case>([
  [{ RateLimit: '"default";r=2;t=20' }, { remaining: 2, resetMs: 20_000 }],
  [{ RateLimit: '"default"; r=2; t=20' }, { remaining: 2, resetMs: 20_000 }],
  [{ RateLimit: '"a,b;r=0";r=50;t=20, "day";r=3;t=900' }, { remaining: 3, resetMs: 900_000 }],
  [{ RateLimit: '"default";r=100' }, { remaining: 100 }],
  [{ 'RateLimit-Policy': '"default";q=60;w=60' }, { limit: 60 }],
  [{ 'RateLimit-Policy': '"burst";q=10;w=1, "default";q=6000;w=3600' }, { limit: 100 }],
  [{ 'RateLimit-Policy': '60;w=60' }, { limit: 60 }],
])('F084 %o', check)

test.each<Case>([
  [
    { 'RateLimit-Limit': '60', 'RateLimit-Remaining': '3', 'RateLimit-Reset': '20' },
    { limit: 60, remaining: 3, resetMs: 20_000 },
  ],
  [{ 'RateLimit-Limit': '100, 100;w=300' }, { limit: 20 }],
  [
    { 'X-RateLimit-Limit': '300', 'X-RateLimit-Remaining': '0' },
    { limit: 300, remaining: 0 },
  ],
])('the older forms: %o', check)

test.each<Case>([
  [
    { 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': '30' },
    { remaining: 1, resetMs: 30_000 },
  ],
  [
    { 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': '3600' },
    { remaining: 1, resetMs: 3_600_000 },
  ],
  [{ 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': '3601' }, { remaining: 1 }],
  [{ 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': '0' }, { remaining: 1 }],
  [{ 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': '-5' }, { remaining: 1 }],
])('F085 %o', check)

test('a quota whose reset shows a longer window is not taken for a minute’s', () => {
  check({ 'X-RateLimit-Limit': '5000', 'X-RateLimit-Reset': '3000' }, {})
  check({ 'X-RateLimit-Limit': '5000', 'X-RateLimit-Reset': String(epoch + 3000) }, {})
})

test.each<[reset: string, resetMs: number | null]>([
  [String(epoch + 30), 30_000],
  [String((epoch + 30) * 1000), 30_000],
  [`${epoch + 30}.25`, 31_000],
  ['2026-11-22T14:00:30Z', 30_000],
  ['Sun, 22 Nov 2026 14:00:30 GMT', 30_000],
  [String(epoch - 2), 1000],
])('a limit whose window ends at the moment %s is learnt', (reset, resetMs) => {
  const limit = { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '7' }
  check({ ...limit, 'X-RateLimit-Reset': reset }, { limit: 60, remaining: 7, resetMs })
})

test("a moment is taken by the portal's clock where that can be read", () => {
  check(
    {
      Date: 'Sun, 22 Nov 2026 10:00:00 GMT',
      'X-RateLimit-Limit': '60',
      'X-RateLimit-Remaining': '7',
      'X-RateLimit-Reset': String(epoch - 4 * 3600 + 30),
    },
    { limit: 60, remaining: 7, resetMs: 30_000 },
  )
})

test('a reset long ago tells nothing', () => {
  check({ 'X-RateLimit-Limit': '60', 'X-RateLimit-Reset': String(epoch - 7000) }, {})
})

test.each<Record<string, string>>([
  {},
  { RateLimit: '' },
  { RateLimit: '"default"' },
  { RateLimit: '"x";r=-1;t=99999' },
  { RateLimit: ';;,,=' },
  { 'X-RateLimit-Limit': '0' },
  { 'X-RateLimit-Limit': '100001' },
  { 'X-RateLimit-Limit': '1e3' },
  { 'X-RateLimit-Limit': 'Infinity' },
  { 'RateLimit-Policy': '"d";q=60;w=0' },
  { 'RateLimit-Policy': '"d";q=0;w=60' },
  { 'RateLimit-Policy': '"d";q=999999999;w=1' },
])('nothing can be told from %o', (headers) => check(headers, {}))
