/** Reading one database with its connection. */
import type { Json } from '~/api/transport/parse-body'
import { readAddress, readKeywords, readPort } from './address'
import { databaseWords, readDatabase, type Database } from './database'
import { spellings } from './encode'
import { containers, type Fields, fieldsOf, first, readText, synonyms, textOf } from './fields'
import { knownNames, readRecord, unknownFields, type UnknownField } from './record'

/**
 * How to reach a database; null where the portal sent nothing. `password` and `uri` are secrets; `hosts` and `options`
 * are those of the URI: all hosts with their ports, and the decoded parameters without credentials.
 */
export type DatabaseConnection = {
  uri: string | null
  host: string | null
  port: number | null
  username: string | null
  password: string | null
  database: string | null
  hosts: string | null
  options: readonly (readonly [name: string, value: string])[]
}

/** `unknown`: the fields that this dashboard does not know, for the raw view; `secrets`: texts to be masked wherever they are. */
export type DatabaseDetail = Database & {
  connection: DatabaseConnection | null
  unknown: UnknownField[]
  secrets: string[]
}

const connectionObjects = synonyms(
  'connection connectioninfo connectiondetails endpoint credentials access auth',
)
const connectionWords = {
  uri: synonyms(
    'uri connectionstring connectionuri connectionurl databaseurl databaseuri dsn jdbcurl connection',
  ),
  link: synonyms('url endpoint address host'),
  host: synonyms('host hostname endpoint address server ip ipaddress fqdn domain'),
  port: synonyms('port tcpport dbport'),
  username: synonyms('username user dbuser login adminuser adminusername'),
  password: synonyms('password pass dbpassword pwd adminpassword'),
  database: synonyms('database dbname databasename defaultdatabase db'),
}
const known = knownNames(databaseWords, connectionWords)

/** Reads the answer to "get a database"; null if nothing in it is about a database. */
export function readDatabaseDetail(body: Json | undefined): DatabaseDetail | null {
  const record = readRecord(body, ['database', 'db', 'instance'])
  if (!record) return null
  const database = readDatabase(record)
  const connection = readConnection(connectionFields(record))
  const { id, name, engine, sku, status } = database
  if ((id ?? name ?? engine ?? sku ?? status) === null && !connection) return null
  const unknown = unknownFields(record, known, [...containers, ...connectionObjects])
  return { ...database, connection, unknown, secrets: spellings(connection?.password ?? null) }
}

/** The record's fields, overridden by those of its connection objects, which are more exact. */
function connectionFields(record: Json): Fields {
  const outer = fieldsOf(record)
  const inner = connectionObjects.map((name) => fieldsOf(outer.get(name), []))
  const told = inner.flatMap((fields) => [...fields].filter(([, value]) => value !== null))
  return new Map([...outer, ...told])
}

function readConnection(fields: Fields): DatabaseConnection | null {
  const uri = textOf(fields, connectionWords.uri) ?? first(fields, connectionWords.link, readUri)
  const link = readKeywords(uri ?? '') ?? readAddress(uri)
  const place = first(fields, connectionWords.host, readAddress) ?? link
  const host = place?.host ?? null
  const username = textOf(fields, connectionWords.username) ?? link?.username ?? null
  const password = textOf(fields, connectionWords.password) ?? link?.password ?? null
  if (uri === null && host === null && username === null && password === null) return null
  const port = first(fields, connectionWords.port, readPort) ?? place?.port ?? link?.port ?? null
  const database = textOf(fields, connectionWords.database) ?? link?.path ?? null
  const { hosts = null, options = [] } = link ?? {}
  return { uri, host, port, username, password, database, hosts, options }
}

/** A connection string in a field that may also hold a mere host or the address of a web page. */
function readUri(json: Json): string | null {
  const uri = readText(json) ?? ''
  const address = readAddress(uri)
  if (!uri.includes('://') || !address) return null
  return address.scheme.startsWith('http') && address.password === null ? null : uri
}
