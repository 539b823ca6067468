/** Distinguishing a database from a later one of the same name. */
import { expect, test } from 'vitest'
import type { Json } from '~/api/transport/parse-body'
import { readDatabase } from '~/api/readers/database'
import { compareIdentities, databaseIdentity } from './database-identity'

const mark = (raw: Json) => databaseIdentity(readDatabase(raw))
const [early, late] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z']

test.each<[string, Json, Json, string]>([
  ['the same id and time', { id: 'a', created: early }, { id: 'a', created: early }, 'same'],
  ['another id', { id: 'a' }, { id: 'b' }, 'another'],
  [
    'an id made of the name, created anew',
    { id: 'shop', created: early },
    { id: 'shop', created: late },
    'another',
  ],
  [
    'the same time in other words',
    { id: 'a', created: early },
    { id: 'a', created: '2026-01-01T01:00:00+01:00' },
    'same',
  ],
  [
    'the same time, told more finely',
    { id: 'a', created: early },
    { id: 'a', created: '2026-01-01T00:00:00.250Z' },
    'same',
  ],
  ['a part that only one has', { id: 'a', created: early }, { id: 'a' }, 'same'],
  ['no part in common', { id: 'a' }, { created: early }, 'unclear'],
  ['nothing told', {}, { id: 'a' }, 'unclear'],
])('F110 F142 %s', (_, one, other, end) => {
  expect(compareIdentities(mark(one), mark(other))).toBe(end)
})

test('F160 an invalid identity is ignored', () => {
  for (const odd of ['', '{', '7', 'null', '{"0":"a"}', '[{}]'])
    expect(compareIdentities(odd, mark({ id: 'a' }))).toBe('unclear')
})
