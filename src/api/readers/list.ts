/** Finding the list in a body: bare, or inside any envelope; and whether the portal has more than it sent. */
import { isObject, type Json, type JsonObject } from '../parse-body'
import { plainName, readNumber, readText } from './fields'

export type RecordList = { records: Json[]; more: boolean }

/** `more`: the portal has further entries, which this list does not show. */
export type ItemList<Item> = { items: Item[]; more: boolean }

const listWords =
  /^(?:items|data|results?|records|rows|list|content|values?|entries|objects|resources)$/
const wrapperWords = /^(?:data|results?|response|payload|body|content|embedded)$/
const asideWords = /error|warning|message|detail|link/
const pagingWords = /^(?:meta|metadata|pagination|paging|page|pageinfo|links)$/
const nextWords =
  /next(?:page|cursor|token|link|url|offset|marker)*$|^continu|^cursor$|hasmore|hasnext|truncated$/
const totalWords = /^total(?:count|items|records|results|elements)?$|^count$/
const pageWords = /^(?:totalpages|pagecount|lastpage)$/

/**
 * Finds the records of a list. `words` are the plain names (see plainName) under which they belong, such as
 * "databases"; common words such as "items" or "data" are known here. `null` is an empty list, as Go encodes one.
 * Returns null if the body is no list, or could be two, or says nothing but that something failed.
 */
export function readList(body: Json | undefined, words: string[]): RecordList | null {
  if (body === null) return { records: [], more: false }
  if (Array.isArray(body)) return { records: body, more: false }
  if (!isObject(body)) return null
  const wrapped = entriesOf(body).find(
    ([name, value]) => wrapperWords.test(name) && isObject(value),
  )
  const envelopes = [body, wrapped?.[1]].filter(isObject)
  const records = envelopes
    .map((envelope) => arrayIn(envelope, words))
    .find((list) => list !== null)
  if (!records) return null
  const failed = envelopes.some((envelope) => entriesOf(envelope).some(saysFailed))
  if (failed && records.length === 0) return null
  return {
    records,
    more: failed || envelopes.some((envelope) => saysMore(envelope, records.length)),
  }
}

/** Reads each record of a list; keys become unique, however many entries share an id or have none. */
export function readItems<Item extends { key: string }>(
  body: Json | undefined,
  words: string[],
  read: (record: Json) => Item,
): ItemList<Item> | null {
  const list = readList(body, words)
  if (!list) return null
  const seen = new Map<string, number>()
  const items = list.records.map((record) => {
    const item = read(record)
    const nth = (seen.get(item.key) ?? 0) + 1
    seen.set(item.key, nth)
    return { ...item, key: `${nth}:${item.key}` }
  })
  return { items, more: list.more }
}

const entriesOf = (json: JsonObject): [string, Json][] =>
  Object.entries(json).map(([name, value]) => [plainName(name), value])

const isNo = (json: Json) => /^(?:false|no|0)$/i.test(readText(json) ?? '')

/** True if something is there: not null, empty, zero or false, in whatever way that is written. */
function isFilled(json: Json): boolean {
  if (typeof json === 'object' && json !== null) return Object.values(json).some(isFilled)
  return Boolean(json) && !isNo(json)
}

const saysFailed = ([name, value]: [string, Json]) =>
  (/^errors?$/.test(name) && isFilled(value)) || (name === 'success' && isNo(value))

/** The one array under one of these words, else under a common word, else the only array of objects there is. */
function arrayIn(body: JsonObject, words: string[]): Json[] | null {
  const entries = entriesOf(body)
  const arraysWhere = (fits: (name: string, list: Json[]) => boolean) =>
    entries.flatMap(([name, value]) => (Array.isArray(value) && fits(name, value) ? [value] : []))
  const isExpected = (name: string) => words.includes(name) || listWords.test(name)
  const candidates = [
    arraysWhere((name) => words.includes(name)),
    arraysWhere(isExpected),
    entries.some(([name, value]) => value === null && isExpected(name)) ? [[]] : [],
    arraysWhere((name, list) => !asideWords.test(name) && list.length > 0 && list.every(isObject)),
  ].find((lists) => lists.length > 0)
  return candidates?.length === 1 ? (candidates[0] ?? null) : null
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
