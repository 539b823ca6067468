/** Which rows the list gets, and which are marked, while it lags behind the person's changes. */
import { expect, test } from 'vitest'
import { readDatabase } from '~/api/readers/database'
import { isPendingDelete, withPending, type PendingRow } from './pending-rows'
import { databaseIdentity } from '../writing/database-identity'

const row = (name: string, id = name) =>
  readDatabase({ name, id, created_at: '2026-01-01T00:00:00Z' })
const created = (name: string): PendingRow => ({ name, at: 0, created: row(name), identity: null })
const deleted = (name: string): PendingRow => ({
  name,
  at: 0,
  created: null,
  identity: databaseIdentity(row(name)),
})
/** Each row by its name; with a `*` if something is shown in place of its status. */
const shown = (...[rows, open]: Parameters<typeof withPending>) =>
  withPending(rows, open).map(({ name, instead }) => `${name}${instead ? '*' : ''}`)

test('F119 a created database is a row until the list has it', () => {
  expect(shown([row('shop')], [created('fresh')])).toEqual(['fresh*', 'shop'])
  expect(shown([row('shop'), row('fresh')], [created('fresh')])).toEqual(['shop', 'fresh'])
})

test('F120 a deleted database is marked while it is listed, and a new one of the name is not', () => {
  expect(shown([row('shop'), row('crm')], [deleted('shop')])).toEqual(['shop*', 'crm'])
  expect(shown([row('shop', 'another')], [deleted('shop')])).toEqual(['shop'])
  expect(isPendingDelete([deleted('shop')], row('shop'))).toBe(true)
  expect(isPendingDelete([deleted('shop')], row('shop', 'another'))).toBe(false)
  expect(isPendingDelete([created('shop')], row('shop'))).toBe(false)
})
