/**
 * A record as lines for the raw view. A loop with a depth limit, because a hostile record may be nested too deep for
 * recursion.
 */
import { quoted } from '~/api/curl'
import { isObject, type Json } from '~/api/transport/parse-body'
import { hideSecrets } from '~/api/readers/mask'

/** Deeper than any sensible record. */
const maxDepth = 64

export interface RawLine {
  /** Names and positions from the root: `connection.hosts.0`. */
  path: string
  depth: number
  /** The field's name, or the position in an array. */
  name: string
  /** How many members an object or array has; null for a plain value. */
  members: number | null
  /** The value as JSON, and with its secrets masked; only the brackets of an object or array. */
  value: string
  masked: string
}

interface Waiting {
  path: string
  depth: number
  name: string
  json: Json
  masked: Json
}

/** The lines of a record, an object's own line before those of its members. `secrets`: texts that are masked everywhere. */
export function rawLines(record: Json, secrets: readonly string[] = []): RawLine[] {
  const lines: RawLine[] = []
  const masked = hideSecrets(record, secrets)
  const stack = membersOf({ path: '', depth: -1, name: '', json: record, masked })
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { path, depth, name, json, masked: hidden } = next
    const isPlain = typeof json !== 'object' || json === null
    const value = isPlain ? plainValue(json) : Array.isArray(json) ? '[ ]' : '{ }'
    lines.push({
      path,
      depth,
      name,
      members: isPlain ? null : Object.keys(json).length,
      value,
      masked: isPlain ? plainValue(hidden) : value,
    })
    if (depth < maxDepth) for (const member of membersOf(next)) stack.push(member)
  }
  return lines
}

/** The record as JSON text with its secrets masked, cut at the same depth. */
export function maskedJson(record: Json, secrets: readonly string[] = []): string {
  return JSON.stringify(hideSecrets(record, secrets), null, 2)
}

/** The members in reverse order, for a stack. A plain value as a record is its own only member. */
function membersOf({ path, depth, json, masked }: Waiting): Waiting[] {
  if (typeof json !== 'object' || json === null)
    return depth < 0 ? [{ path: '', depth: 0, name: '', json, masked }] : []
  const hidden = entriesOf(masked)
  return entriesOf(json)
    .map(([name, value], index) => ({
      path: path ? `${path}.${name}` : name,
      depth: depth + 1,
      name,
      json: value,
      masked: hidden[index]?.[1] ?? null,
    }))
    .toReversed()
}

function entriesOf(json: Json): [string, Json][] {
  if (isObject(json)) return Object.entries(json)
  return Array.isArray(json) ? json.map((item, index) => [String(index), item]) : []
}

function plainValue(json: Json): string {
  return typeof json === 'string' ? quoted(json) : JSON.stringify(json)
}
