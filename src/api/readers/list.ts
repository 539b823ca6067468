/** Finding the list in a body: bare, or inside any envelope; and whether the portal has more than it sent. */
import { isObject, type Json, type JsonObject } from '~/api/transport/parse-body'
import { plainName, readNumber, readText } from './fields'

type RecordList = { records: Json[]; more: boolean }

/** `more`: the portal has further entries, which this list does not show. */
export type ItemList<Item> = { items: Item[]; more: boolean }

const listWords =
  /^(?:items|data|results?|records|rows|list|content|values?|entries|objects|resources|edges|nodes)$/
const wrapperWords = /^(?:data|results?|response|payload|body|content|embedded|page)$/
/** Names of lists that are about the answer or about one record. */
const asideWords = /error|warning|message|detail|link|incident|notice|event|tag|label|^env/
const pagingWords = /^(?:meta|metadata|pagination|paging|page|pageinfo|links)$/
const nextWords =
  /next(?:page|cursor|token|link|url|offset|marker)*$|^continu|^cursor$|hasmore|hasnext|truncated$/
const totalWords = /^total(?:count|items|records|results|elements|docs|rows|entries)?$|^count$/
const pageWords = /^(?:totalpages?|pagecount|lastpage|numpages|pages)$/

/**
 * Finds the records of a list. `words` are its expected plain names (see plainName), such as "databases"; common names
 * such as "items" or "data" are known here. `null` is an empty list, as Go encodes one. Returns null if the body is no
 * list, or could be two, or only reports an error.
 */
export function readList(body: Json | undefined, words: string[]): RecordList | null {
  if (body === null) return { records: [], more: false }
  const unwrap = (record: Json) => unwrapped(record, words)
  if (Array.isArray(body)) return { records: body.map(unwrap), more: false }
  if (!isObject(body)) return null
  const inner = (fits: (name: string) => boolean) =>
    entriesOf(body).flatMap(([name, value]) => (isObject(value) && fits(name) ? [value] : []))
  const envelopes = [body, ...inner((name) => wrapperWords.test(name))]
  // These may also hold a single record with lists of its own.
  const likely = inner((name) => !wrapperWords.test(name) && isExpected(name, words))
  const records = [
    ...envelopes.map((envelope) => expectedIn(envelope, words) ?? onlyListIn(envelope, words)),
    ...likely.map((envelope) => expectedIn(envelope, words)),
  ].find((list) => list !== null)
  if (!records) return null
  envelopes.push(...likely)
  const failed = envelopes.some((envelope) => entriesOf(envelope).some(saysFailed))
  if (failed && records.length === 0) return null
  return {
    records: records.map(unwrap),
    more: failed || envelopes.some((envelope) => saysMore(envelope, records.length)),
  }
}

/**
 * Reads each record of a list; keys become unique, however many entries share an id or have none. Entries that share
 * one are distinguished by their `traits`, and only if they share these too, by their order.
 */
export function readItems<Item extends { key: string }>(
  body: Json | undefined,
  words: string[],
  read: (record: Json) => Item,
  traits: (item: Item) => readonly (string | number | null)[] = () => [],
): ItemList<Item> | null {
  const list = readList(body, words)
  if (!list) return null
  const all = list.records.map(read)
  const counts = new Map<string, number>()
  for (const { key } of all) counts.set(key, (counts.get(key) ?? 0) + 1)
  const seen = new Map<string, number>()
  const items = all.map((item) => {
    const isShared = (counts.get(item.key) ?? 0) > 1
    const key = isShared ? [item.key, ...traits(item).map((one) => one ?? '')].join(' ') : item.key
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    return { ...item, key: `${nth}:${key}` }
  })
  return { items, more: list.more }
}

const entriesOf = (json: JsonObject): [string, Json][] =>
  Object.entries(json).map(([name, value]) => [plainName(name), value])

const isNo = (json: Json) => /^(?:false|no|0)$/i.test(readText(json) ?? '')

/** True for a value that is not null, empty, zero or false, however that is written. */
function isFilled(json: Json): boolean {
  if (typeof json === 'object' && json !== null) return Object.values(json).some(isFilled)
  return Boolean(json) && !isNo(json)
}

const saysFailed = ([name, value]: [string, Json]) =>
  (/^errors?$/.test(name) && isFilled(value)) || (name === 'success' && isNo(value))

const isExpected = (name: string, words: readonly string[]) =>
  words.includes(name) || listWords.test(name)

/** `{"node": {…}, "cursor": "x"}` and `{"function": {…}}` hold one record each. */
function unwrapped(record: Json, words: readonly string[]): Json {
  if (!isObject(record) || Object.keys(record).length > 2) return record
  const [first, ...others] = entriesOf(record).filter(([name]) => name !== 'cursor')
  if (!first || others.length > 0 || !isObject(first[1])) return record
  return first[0] === 'node' || words.includes(first[0]) ? first[1] : record
}

/** The only array under one of these names, else under a common name. */
function expectedIn(body: JsonObject, words: readonly string[]): Json[] | null {
  const entries = entriesOf(body)
  const arraysWhere = (fits: (name: string) => boolean) =>
    entries.flatMap(([name, value]) => (Array.isArray(value) && fits(name) ? [value] : []))
  const isWanted = (name: string) => isExpected(name, words)
  const candidates = [
    arraysWhere((name) => words.includes(name)),
    arraysWhere(isWanted),
    entries.some(([name, value]) => value === null && isWanted(name)) ? [[]] : [],
  ].find((lists) => lists.length > 0)
  return candidates?.length === 1 ? (candidates[0] ?? null) : null
}

/** The only array of objects, where none has an expected name and the body is no record itself. */
function onlyListIn(body: JsonObject, words: readonly string[]): Json[] | null {
  const entries = entriesOf(body)
  if (entries.some(([name, value]) => /^(?:id|name)$/.test(name) && readText(value))) return null
  if (entries.some(([name, value]) => Array.isArray(value) && isExpected(name, words))) return null
  const lists = entries.flatMap(([name, value]) =>
    Array.isArray(value) && !asideWords.test(name) && value.length > 0 && value.every(isObject)
      ? [value]
      : [],
  )
  return lists.length === 1 ? (lists[0] ?? null) : null
}

/** True if an envelope, or its paging object, holds a next link or cursor, or counts more than came. */
function saysMore(envelope: JsonObject, length: number): boolean {
  const entries = entriesOf(envelope)
  const paging = entries.flatMap(([name, value]) =>
    pagingWords.test(name) && isObject(value) ? entriesOf(value) : [],
  )
  return [...entries, ...paging].some(([name, value]) => {
    if (nextWords.test(name)) return isFilled(value) && !(name === 'cursor' && isObject(value))
    const count = readNumber(value) ?? 0
    return totalWords.test(name) ? count > length : pageWords.test(name) && count > 1
  })
}
