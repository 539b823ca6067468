/** Reading the list of serverless functions. */
import type { Json } from '~/api/transport/parse-body'
import { readHttpUrl } from './address'
import { containers, fieldsOf, first, synonyms, textOf, time } from './fields'
import { readItems, type ItemList } from './list'
import { readMasked, maskText } from './mask'
import { furtherFields, knownNames, unknownFields, type UnknownField } from './record'
import { withTitles } from './titles'

/** A serverless function. Null where the portal sent nothing; `raw` is all that it sent. */
export type ServerlessFunction = {
  /** Stable across reads and unique in a list. */
  key: string
  /** The name where there is no id. */
  id: string | null
  name: string | null
  /** Its name, else its id; if several rows share it, a part that differs is added. */
  title: string | null
  runtime: string | null
  status: string | null
  /** Only ever `http:` or `https:`. */
  url: string | null
  /** The address as the portal sent it, whatever it is. */
  urlText: string | null
  /** ISO 8601, UTC. */
  updatedAt: string | null
  /** The same in the portal's own words, for a time that cannot be read. */
  updatedAtText: string | null
  /** The fields that this dashboard does not know. */
  unknown: UnknownField[]
  raw: Json
}

/** The plain names (see plainName()) that each field may have, likeliest first. */
const functionWords = {
  id: synonyms('id functionid uuid uid'),
  name: synonyms('name functionname title label'),
  runtime: synonyms('runtime language lang runtimename'),
  status: synonyms('status state phase functionstatus'),
  url: synonyms(
    'url endpoint invokeurl invocationurl functionurl httpurl publicurl address uri link',
  ),
  updated: synonyms(
    'updatedat updated updatedon lastmodified modifiedat modified lastupdated lastupdatedat lastmodifiedat lastchange lastchangedat changedat updatetime updatedtime modificationtime deployedat lastdeployedat',
  ),
}

/** Objects in which a function's address may be. */
const functionContainers = [...containers, 'endpoint']

const known = knownNames(functionWords)

/** Reads the answer to "list functions"; null if it holds no list. */
export function readFunctions(body: Json | undefined): ItemList<ServerlessFunction> | null {
  const list = readItems(
    body,
    ['functions', 'function', 'fns'],
    readFunction,
    ({ name, urlText, runtime }) => [name, urlText && maskText(urlText), runtime],
  )
  return withTitles(list, ({ name, id, runtime, urlText }) => [
    name?.trim() ? name : id,
    id,
    runtime,
    urlText && maskText(urlText),
  ])
}

function readFunction(raw: Json): ServerlessFunction {
  const isAddress = typeof raw === 'string' && readHttpUrl(raw) !== null
  const fields = fieldsOf(isAddress ? { url: raw } : raw, functionContainers)
  const name = readMasked(fields, functionWords.name)
  const id = readMasked(fields, functionWords.id) ?? name
  return {
    key: id ?? '',
    id,
    name,
    title: name,
    runtime: textOf(fields, functionWords.runtime),
    status: textOf(fields, functionWords.status),
    url: first(fields, functionWords.url, readHttpUrl),
    urlText: textOf(fields, functionWords.url),
    updatedAt: time(fields, functionWords.updated),
    updatedAtText: textOf(fields, functionWords.updated),
    unknown: unknownFields(raw, known, functionContainers),
    raw,
  }
}

/** The fields of a function that no screen shows by name. */
export function furtherFunctionFields(item: ServerlessFunction): UnknownField[] {
  const { id, name, runtime, status, url, urlText, updatedAtText } = item
  return furtherFields(
    item.raw,
    known,
    [id, name, runtime, status, url ?? urlText, updatedAtText],
    functionContainers,
  )
}
