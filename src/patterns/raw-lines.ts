/** A record laid out line by line for the raw view: found without recursion, cut at depth 64, secrets masked. */
import { quoted } from '~/api/curl'
import { isObject, type Json } from '~/api/parse-body'
import { looksSecret, maskUrl } from '~/api/readers/secrets'

export const hiddenText = '••••••'
/** Deeper than any sensible record. */
const maxDepth = 64

export interface RawLine {
  /** Names and positions from the record down: `connection.hosts.0`. */
  path: string
  depth: number
  /** The field's name, or the position in an array. */
  name: string
  /** How many members an object or array has; null for a plain value. */
  members: number | null
  /** The value as JSON, and with its secret hidden; of an object or array only its brackets. */
  value: string
  masked: string
}

interface Waiting {
  path: string
  depth: number
  name: string
  json: Json
  secret: boolean
}

/** The lines of a record, an object's own line before those of its members. */
export function rawLines(record: Json): RawLine[] {
  const lines: RawLine[] = []
  const stack = membersOf({ path: '', depth: -1, name: '', json: record, secret: false })
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { path, depth, name, json, secret } = next
    const members = membersOf(next)
    const isPlain = typeof json !== 'object' || json === null
    const value = isPlain ? plainValue(json) : Array.isArray(json) ? '[ ]' : '{ }'
    lines.push({
      path,
      depth,
      name,
      members: isPlain ? null : Object.keys(json).length,
      value,
      masked: isPlain ? plainValue(mask(json, secret)) : value,
    })
    if (depth < maxDepth) for (const member of members) stack.push(member)
  }
  return lines
}

/** The record as JSON text with its secrets hidden, cut at the same depth. */
export function maskedJson(record: Json): string {
  const copy = (json: Json, secret: boolean, depth: number): Json => {
    if (typeof json !== 'object' || json === null) return mask(json, secret)
    if (depth > maxDepth) return '…'
    if (Array.isArray(json)) return json.map((item) => copy(item, secret, depth + 1))
    return Object.fromEntries(
      Object.entries(json).map(([name, value]) => [
        name,
        copy(value, secret || looksSecret(name), depth + 1),
      ]),
    )
  }
  return JSON.stringify(copy(record, false, 0), null, 2)
}

/** A plain value with what is secret in it hidden. */
function mask(json: Json, secret: boolean): Json {
  if (json === null || json === '') return json
  if (secret) return hiddenText
  return typeof json === 'string' ? maskUrl(json) : json
}

/** Last first, as a stack wants them. A bare value counts as the one member of nothing. */
function membersOf({ path, depth, json, secret }: Waiting): Waiting[] {
  if (typeof json !== 'object' || json === null)
    return depth < 0 ? [{ path: '', depth: 0, name: '', json, secret }] : []
  const entries: [string, Json][] = isObject(json)
    ? Object.entries(json)
    : json.map((item, index) => [String(index), item])
  return entries
    .map(([name, value]) => ({
      path: path ? `${path}.${name}` : name,
      depth: depth + 1,
      name,
      json: value,
      secret: secret || looksSecret(name),
    }))
    .toReversed()
}

function plainValue(json: Json): string {
  return typeof json === 'string' ? quoted(json) : JSON.stringify(json)
}
