/** Finds fields in undocumented records: by synonyms, in any letter case style, from text or number. */
import { isObject, type Json } from '~/api/transport/parse-body'

/** A record's fields by plain name, see plainName(). */
export type Fields = ReadonlyMap<string, Json>

/** Objects whose members count as the record's own: Kubernetes and JSON:API put the fields there. */
export const containers = ['metadata', 'spec', 'status', 'attributes']

/** Times outside these years are mistakes or placeholders such as 0001-01-01 and 9999-12-31. */
const firstYear = 1990
const lastYear = 2199

/** One spelling for `created_at`, `createdAt`, `created-at` and `CreatedAt`: "createdat". */
export function plainName(name: string): string {
  return name.replace(/[_\-.\s@]/g, '').toLowerCase()
}

/** The plain names that a field may have, likeliest first. */
export const synonyms = (names: string): readonly string[] => names.split(' ')

/** The fields of a record and of its containers; the outer one wins, unless it is null. A bare text is a name. */
export function fieldsOf(record: Json | undefined, inside: readonly string[] = containers): Fields {
  const fields = new Map<string, Json>()
  const add = (json: Json | undefined) => {
    if (!isObject(json)) return
    for (const [name, value] of Object.entries(json)) {
      const plain = plainName(name)
      if ((fields.get(plain) ?? null) === null) fields.set(plain, value)
    }
  }
  add(typeof record === 'string' ? { name: record } : record)
  for (const container of inside) add(fields.get(container))
  // In Kubernetes `kind` names the type of object, as `apiVersion` beside it shows.
  if (fields.has('apiversion')) fields.delete('kind')
  return fields
}

/** The first field of these plain names for which `read` returns a value, or null. */
export function first<T>(
  fields: Fields,
  names: readonly string[],
  read: (json: Json) => T | null,
): T | null {
  for (const name of names) {
    const value = read(fields.get(name) ?? null)
    if (value !== null) return value
  }
  return null
}

/** The first of these fields that readText() can read. */
export const textOf = (fields: Fields, names: readonly string[]) => first(fields, names, readText)
/** The first of these fields that readTime() can read. */
export const time = (fields: Fields, names: readonly string[]) => first(fields, names, readTime)

/** A text that is not blank, unchanged; a finite number or a boolean as text. */
export function readText(json: Json): string | null {
  if (typeof json === 'string') return json.trim() === '' ? null : json
  const isPlain = typeof json === 'boolean' || (typeof json === 'number' && Number.isFinite(json))
  return isPlain ? String(json) : null
}

/** A finite number, also one written as text. */
export function readNumber(json: Json): number | null {
  const isNumeric =
    typeof json === 'string' && /^\s*[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?\s*$/i.test(json)
  const value = isNumeric ? Number(json) : json
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/**
 * A time as ISO 8601 in UTC with milliseconds. Reads ISO 8601 and similar forms ("2026-11-20 09:00:00", UTC if there is
 * no zone; "20261120T090000Z"), dates of mail and HTTP (RFC 2822, RFC 9110; of the named zones only UT and GMT), and
 * seconds or milliseconds since 1970. Null for anything else and outside 1990–2199.
 */
export function readTime(json: Json): string | null {
  const epoch = readNumber(json)
  const milliseconds =
    epoch === null
      ? readDate(readText(json)?.trim() ?? '')
      : Math.abs(epoch) < 1e11
        ? epoch * 1000
        : epoch
  const date = new Date(milliseconds)
  const year = date.getUTCFullYear()
  return year >= firstYear && year <= lastYear ? date.toISOString() : null
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** "20261120T090000Z" and "Fri, 20 Nov 2026 09:00:00 +0700" as "2026-11-20T…"; every other text as it is. */
function inUsualForm(text: string): string {
  const compact = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:(\d\d))?([.,]\d+)?(\D.*)?$/i.exec(text)
  if (compact) {
    const [, year, month, day, hours, minutes, seconds = '00', fraction = '', zone = ''] = compact
    return `${year}-${month}-${day}T${hours}:${minutes}:${seconds}${fraction}${zone}`
  }
  const mail =
    /^(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d\d:\d\d(?::\d\d)?)\s+(\S+)(?:\s*\([^()]*\))?$/i.exec(
      text,
    )
  const month = months.indexOf(mail?.[2]?.toLowerCase() ?? '') + 1
  if (!mail || month === 0) return text
  const [, day = '', , year, clock, zone = ''] = mail
  return `${year}-${twoDigits(month)}-${twoDigits(day)}T${clock} ${zone.replace(/^UT$/i, 'UTC')}`
}

const twoDigits = (part: string | number) => String(part).padStart(2, '0')

/** Milliseconds since 1970, or NaN. */
function readDate(text: string): number {
  const match =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,](\d+))?)?(?: ?(?:Z|UTC|GMT)| ?([-+]\d\d):?(\d\d)?(?: UTC)?)?$/i.exec(
      inUsualForm(text),
    )
  if (!match) return NaN
  const [, day, clock = '00:00', seconds = ':00', fraction = '', hours, minutes = '00'] = match
  const local = `${day}T${clock}${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
  const milliseconds = Date.parse(local)
  // Some engines read 30 February as 2 March: a date that changes when it is written back is invalid.
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== local) return NaN
  if (!hours) return milliseconds
  if (Math.abs(Number(hours)) > 23 || Number(minutes) > 59) return NaN
  const offset = Math.abs(Number(hours)) * 60 + Number(minutes)
  return milliseconds - (hours.startsWith('-') ? -offset : offset) * 60_000
}
