/** Reading the list of databases. */
import { nameProblem, type NameProblem } from '../names'
import type { Json } from '~/api/transport/parse-body'
import { fieldsOf, first, synonyms, textOf, time } from './fields'
import { readItems, type ItemList } from './list'

/** A database as the portal describes it. Null where the portal sent nothing; `raw` is all that it sent. */
export type Database = {
  /** Stable across reads and unique in a list. */
  key: string
  id: string | null
  /** The name as it is shown. It may be used in a request only if `nameProblem` is null. */
  name: string | null
  engine: string | null
  sku: string | null
  status: string | null
  cluster: string | null
  /** ISO 8601, UTC. */
  createdAt: string | null
  /** The same in the portal's own words, for a time that cannot be read. */
  createdAtText: string | null
  nameProblem: NameProblem | null
  raw: Json
}

/** The plain names (see plainName()) that each field may have, likeliest first. */
export const databaseWords = {
  id: synonyms('id databaseid dbid uuid uid'),
  name: synonyms('name databasename dbname'),
  engine: synonyms('engine databaseengine dbengine enginetype type'),
  sku: synonyms('sku plan skuname planname tier instancetype'),
  status: synonyms('status state phase'),
  cluster: synonyms('clustertarget cluster clustername target'),
  created: synonyms('createdat created creationtimestamp creationtime'),
}

/** Reads the answer to "list databases"; null if it holds no list. */
export function readDatabases(body: Json | undefined): ItemList<Database> | null {
  const list = readItems(
    body,
    ['databases', 'database', 'dbs', 'instances'],
    readDatabase,
    ({ name, engine, sku, cluster, createdAtText }) => [name, engine, sku, cluster, createdAtText],
  )
  const rows = new Map<string | null, number>()
  for (const { name } of list?.items ?? []) rows.set(name, (rows.get(name) ?? 0) + 1)
  for (const item of list?.items ?? [])
    if ((rows.get(item.name) ?? 0) > 1) item.nameProblem ??= 'duplicate'
  return list
}

/** Reads one record, whatever it is. */
export function readDatabase(raw: Json): Database {
  const fields = fieldsOf(raw)
  const id = textOf(fields, databaseWords.id)
  const given = first(fields, databaseWords.name, (json) => json)
  const name = typeof given === 'string' || given === null ? given : JSON.stringify(given)
  return {
    key: id ?? name ?? '',
    id,
    name,
    engine: textOf(fields, databaseWords.engine),
    sku: textOf(fields, databaseWords.sku),
    status: textOf(fields, databaseWords.status),
    cluster: textOf(fields, databaseWords.cluster),
    createdAt: time(fields, databaseWords.created),
    createdAtText: textOf(fields, databaseWords.created),
    nameProblem: nameProblem(given),
    raw,
  }
}
