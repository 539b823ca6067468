/** Finds the one record of a body, bare or wrapped, and its fields that no reader names. */
import { isObject, type Json, type JsonObject } from '~/api/transport/parse-body'
import { containers, plainName } from './fields'

/** A field that this dashboard does not know: `path` as the portal spells it, "status.phase" for a nested one. */
export type UnknownField = { path: string; value: Json }

const wrapperWords = ['data', 'result', 'results', 'item', 'record', 'resource', 'response']

/**
 * Unwraps a record from `{database: {…}}`, `{data: {…}}` and the like, or from a list of one. An object with an id or a
 * name is the record itself. Returns null if there is no object.
 */
export function readRecord(body: Json | undefined, words: readonly string[]): JsonObject | null {
  let record = body
  for (let layer = 0; layer < 3; layer += 1) {
    if (Array.isArray(record) && record.length === 1) record = record[0]
    if (!isObject(record)) return null
    const entries = Object.entries(record).map(([name, value]) => [plainName(name), value] as const)
    if (entries.some(([name, value]) => /^(?:id|name)$/.test(name) && value !== null)) return record
    const inner = entries.find(
      ([name, value]) =>
        (words.includes(name) || wrapperWords.includes(name)) &&
        (isObject(value) || Array.isArray(value)),
    )
    if (!inner) return record
    record = inner[1]
  }
  return isObject(record) ? record : null
}

/**
 * Lists the fields of a record that have none of the `known` plain names, or hold an object where a plain value is
 * expected. Objects under the names `inside` are searched, as in fieldsOf().
 */
export function unknownFields(
  record: Json,
  known: ReadonlySet<string>,
  inside: readonly string[] = containers,
): UnknownField[] {
  if (!isObject(record)) return []
  return Object.entries(record).flatMap(([name, value]) => {
    const plain = plainName(name)
    if (isObject(value) && inside.includes(plain))
      return unknownFields(value, known, inside).map((field) => ({
        path: `${name}.${field.path}`,
        value: field.value,
      }))
    const isPlain = typeof value !== 'object' || value === null
    return isPlain && known.has(plain) ? [] : [{ path: name, value }]
  })
}

/**
 * The fields of a record without `shown`, the values that a screen shows by name: the unknown fields, and those known
 * ones that the reader could not read or for which it took a synonym.
 */
export function furtherFields(
  record: Json,
  known: ReadonlySet<string>,
  shown: readonly (string | number | null)[],
  inside: readonly string[] = containers,
): UnknownField[] {
  const told = new Set(shown.map(String))
  const none = new Set<string>()
  const isKnown = (path: string) => known.has(plainName(path.split('.').at(-1) ?? ''))
  return unknownFields(record, none, inside).filter(({ path, value }) => {
    if (!isKnown(path)) return true
    if (typeof value === 'object') return value !== null
    return !told.has(String(value)) && value !== ''
  })
}

/** All the plain names that a reader's table of synonyms holds. */
export function knownNames(...tables: Record<string, readonly string[]>[]): ReadonlySet<string> {
  return new Set(tables.flatMap((table) => Object.values(table).flat()))
}
