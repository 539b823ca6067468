/** Compares two versions of the portal's contract (OpenAPI 3.1): what one has and the other lacks. Pure. */
import { isObject, type Json, type JsonObject } from './transport/parse-body'

/** What one of the two has and the other lacks, each in a word for people: `GET /path`, `Database.region`, … */
export interface Differences {
  operations: string[]
  fields: string[]
  /** Values of closed lists: `CreateDatabase.engine: redis`. */
  values: string[]
}

export interface ContractReport {
  /** As the two call themselves; an empty text where one does not. */
  version: { ours: string; theirs: string }
  /** `newer` and `older` by version; `other`: the same version with other content. */
  verdict: 'same' | 'newer' | 'older' | 'other'
  added: Differences
  removed: Differences
  /** Engines and plans for a new database that our contract does not have. */
  engines: string[]
  skus: string[]
}

const methods = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'])
/** Longer values are not offered. */
const longest = 40

/** How `theirs` differs from `ours`; null if it is no contract. */
export function compareContracts(ours: Json, theirs: Json | undefined): ContractReport | null {
  const [left, right] = [wordsOf(ours), wordsOf(theirs)]
  if (!left || !right) return null
  const added = lacking(right, left)
  const removed = lacking(left, right)
  const version = { ours: left.version, theirs: right.version }
  // Compares part by part as numbers: 1.10 is newer than 1.9.
  const order = version.theirs.localeCompare(version.ours, 'en', { numeric: true })
  const differs = [added, removed].some((one) => Object.values(one).some((list) => list.length > 0))
  return {
    version,
    verdict: order > 0 ? 'newer' : order < 0 ? 'older' : differs ? 'other' : 'same',
    added,
    removed,
    engines: missing(right.engines, left.engines),
    skus: missing(right.skus, left.skus),
  }
}

/** A field or value, and the operation that it belongs to; null for one of a schema. */
interface Word {
  word: string
  operation: string | null
}

interface Words {
  version: string
  operations: string[]
  fields: Word[]
  values: Word[]
  engines: string[]
  skus: string[]
}

function wordsOf(contract: Json | undefined): Words | null {
  if (!isObject(contract) || !isObject(contract['paths'])) return null
  const schemas = at(contract, 'components', 'schemas')
  const ofNew = (field: string) =>
    valuesOf(contract, propertyOf(contract, at(schemas, 'CreateDatabase'), field))
  const words: Words = {
    version: textOf(at(contract, 'info', 'version')),
    operations: [],
    fields: [],
    values: [],
    engines: ofNew('engine'),
    skus: ofNew('sku'),
  }
  for (const [path, item] of entriesOf(contract['paths']))
    for (const [method, operation] of entriesOf(item))
      if (methods.has(method)) {
        const name = `${method.toUpperCase()} ${path}`
        words.operations.push(name)
        walk(contract, operation, { name, operation: name }, words)
      }
  for (const [name, schema] of entriesOf(schemas))
    // A closed list of values is reported at each field that refers to it.
    if (isObject(at(schema, 'properties')) || valuesOf(contract, schema).length === 0)
      walk(contract, schema, { name, operation: null }, words)
  return words
}

/** Collects the fields and the closed lists of values of a schema, or of an operation with schemas in it. */
function walk(
  contract: Json,
  node: Json | undefined,
  place: { name: string; operation: string | null },
  words: Words,
): void {
  if (Array.isArray(node)) return node.forEach((each) => walk(contract, each, place, words))
  if (!isObject(node)) return
  const { name, operation } = place
  const add = (list: Word[], word: string) => list.push({ word, operation })
  for (const value of ownValuesOf(node)) add(words.values, `${name}: ${value}`)
  for (const value of valuesOf(contract, referred(contract, node)))
    add(words.values, `${name}: ${value}`)
  for (const [field, schema] of entriesOf(node['properties'])) {
    add(words.fields, `${name}.${field}`)
    walk(contract, schema, { ...place, name: `${name}.${field}` }, words)
  }
  if (typeof node['name'] === 'string' && typeof node['in'] === 'string')
    add(words.fields, `${name} ${node['in']} ${node['name']}`)
  for (const [key, child] of entriesOf(node))
    if (key !== 'properties' && key !== 'enum' && key !== 'examples' && key !== 'example')
      walk(contract, child, place, words)
}

/** What a schema's `$ref` means, if it is in the same contract. */
function referred(contract: Json, schema: Json | undefined): Json | undefined {
  const ref = textOf(at(schema, '$ref'))
  if (!ref.startsWith('#/')) return undefined
  const keys = ref.slice(2).split('/')
  return at(contract, ...keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')))
}

/** All parts of a schema: itself, what it refers to, and their parts; a circular reference comes once. */
function partsOf(
  contract: Json,
  schema: Json | undefined,
  seen = new Set<JsonObject>(),
): JsonObject[] {
  if (!isObject(schema) || seen.has(schema)) return []
  seen.add(schema)
  const parts = ['oneOf', 'anyOf', 'allOf'].flatMap((key) => listOf(schema[key]))
  const inner = [referred(contract, schema), ...parts]
  return [schema, ...inner.flatMap((part) => partsOf(contract, part, seen))]
}

/** The closed list of values that a schema allows. */
function valuesOf(contract: Json, schema: Json | undefined): string[] {
  return partsOf(contract, schema).flatMap(ownValuesOf)
}

/** A field of a schema. */
function propertyOf(contract: Json, schema: Json | undefined, field: string): Json | undefined {
  return partsOf(contract, schema)
    .map((part) => at(part, 'properties', field))
    .find((found) => found !== undefined)
}

function ownValuesOf(schema: JsonObject): string[] {
  return [...listOf(schema['enum']), schema['const'] ?? null].flatMap((value) =>
    typeof value === 'string' && value !== '' && value.length <= longest ? [value] : [],
  )
}

function lacking(one: Words, other: Words): Differences {
  const operations = missing(one.operations, other.operations)
  const gone = new Set<string | null>(operations)
  // Parts of an operation that is missing as a whole are not listed.
  const words = (kind: 'fields' | 'values') =>
    missing(
      one[kind].filter(({ operation }) => !gone.has(operation)).map(({ word }) => word),
      other[kind].map(({ word }) => word),
    )
  return { operations, fields: words('fields'), values: words('values') }
}

/** Those of `all` that are not among the `known`, each once. */
function missing(all: readonly string[], known: readonly string[]): string[] {
  const there = new Set(known)
  return [...new Set(all)].filter((word) => !there.has(word))
}

function at(json: Json | undefined, ...keys: string[]): Json | undefined {
  return keys.reduce<Json | undefined>(
    (inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    json,
  )
}

function entriesOf(json: Json | undefined): [string, Json][] {
  return isObject(json) ? Object.entries<Json>(json satisfies JsonObject) : []
}

function textOf(json: Json | undefined): string {
  return typeof json === 'string' ? json : ''
}

function listOf(json: Json | undefined): Json[] {
  return Array.isArray(json) ? json : []
}
