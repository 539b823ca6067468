/** Snippets that connect to a database, by engine: command line, environment, Node.js, Python. */
import { quoted, shellQuote } from '~/api/curl'
import type { DatabaseConnection } from '~/api/readers/database-detail'
import {
  isSecure,
  libpqOptions,
  libpqVariables,
  mysqlTls,
  type KnownEngine,
} from './connection-uri'

/** Common to all engines; the others are names of programs. */
export const environment = 'environment'

export interface Snippet {
  /** The program or language, or `environment`. */
  for: string
  text: string
  /** The port is not the portal's but ClickHouse's default for this protocol. */
  usualPort?: number
}

type Value = string | number | null
type Named = readonly (readonly [name: string, value: Value])[]

/**
 * The snippets for a connection that has a host; `uri` is its connectionUri(). Unknown parts are left out. Code reads
 * its secrets from the environment, so that none is stored in a file.
 */
export function snippets(
  engine: KnownEngine,
  connection: DatabaseConnection,
  uri: string,
): Snippet[] {
  return makers[engine](connection, uri)
}

const makers: Record<KnownEngine, (connection: DatabaseConnection, uri: string) => Snippet[]> = {
  postgresql: (connection, uri) => {
    const { username: user, password, database } = connection
    const { host, port } = allHosts(connection)
    const options = libpqOptions(connection)
    // Only the URI has everything for every client.
    const isPlain =
      options.length === 0 && connection.options.length === 0 && host === connection.host
    return [
      { for: 'psql', text: `psql ${shellQuote(uri)}` },
      {
        for: 'libpq',
        text: libpq({
          host,
          port,
          user,
          password,
          dbname: database,
          ...Object.fromEntries(options),
        }),
      },
      {
        for: environment,
        text: exports({
          PGHOST: host,
          PGPORT: port,
          PGUSER: user,
          PGPASSWORD: password,
          PGDATABASE: database,
          ...Object.fromEntries(options.map(([name, value]) => [libpqVariables[name], value])),
          DATABASE_URL: uri,
        }),
      },
      {
        for: 'Node.js',
        text: `import pg from 'pg'

const client = new pg.Client({
${isPlain ? javaScript({ host, port, user }, 'PGPASSWORD', { database }) : '  connectionString: process.env.DATABASE_URL,'}
})
await client.connect()`,
      },
      {
        for: 'Python',
        text: `import os
import psycopg

connection = psycopg.connect(
${isPlain ? python({ host, port, user }, 'PGPASSWORD', { dbname: database }) : '    os.environ["DATABASE_URL"],'}
)`,
      },
    ]
  },

  mysql: (connection, uri) => {
    const { host, port, username: user, password, database } = connection
    const tls = mysqlTls(connection)
    const isOn = tls !== null && tls !== 'DISABLED'
    // Only these two modes verify the certificate.
    const isVerified = tls === 'VERIFY_CA' || tls === 'VERIFY_IDENTITY'
    const nodeTls = isVerified ? '{}' : '{ rejectUnauthorized: false }'
    const pythonTls = isVerified ? 'ssl.create_default_context()' : '{"check_hostname": False}'
    return [
      {
        for: 'mysql',
        text: command('mysql', { host, port, 'ssl-mode': tls, user, password, database }),
      },
      {
        for: environment,
        text: exports({
          MYSQL_HOST: host,
          MYSQL_TCP_PORT: port,
          MYSQL_USER: user,
          MYSQL_PASSWORD: password,
          MYSQL_DATABASE: database,
          DATABASE_URL: uri,
        }),
      },
      {
        for: 'Node.js',
        text: `import mysql from 'mysql2/promise'

const connection = await mysql.createConnection({
${javaScript({ host, port, user }, 'MYSQL_PASSWORD', { database })}${isOn ? `\n  ssl: ${nodeTls},` : ''}
})`,
      },
      {
        for: 'Python',
        text: `import os
${isOn && isVerified ? 'import ssl\n' : ''}import pymysql

connection = pymysql.connect(
${python({ host, port, user }, 'MYSQL_PASSWORD', { database })}${isOn ? `\n    ssl=${pythonTls},` : ''}
)`,
      },
    ]
  },

  mongodb: (_, uri) => [
    { for: 'mongosh', text: `mongosh ${shellQuote(uri)}` },
    { for: environment, text: exports({ MONGODB_URI: uri }) },
    {
      for: 'Node.js',
      text: `import { MongoClient } from 'mongodb'

const client = new MongoClient(process.env.MONGODB_URI)
await client.connect()`,
    },
    {
      for: 'Python',
      text: `import os
from pymongo import MongoClient

client = MongoClient(os.environ["MONGODB_URI"])`,
    },
  ],

  clickhouse: (connection, uri) => {
    const { host, port, username, password, database } = connection
    const secure = isSecure(connection)
    const native = usualPort(port, nativePorts)
    const http = usualPort(port, httpPorts)
    const address = host?.includes(':') ? `[${host}]` : host
    const url = `${secure ? 'https' : 'http'}://${address}${http.port === null ? '' : `:${http.port}`}`
    return [
      {
        for: 'clickhouse-client',
        text: command('clickhouse-client', {
          host,
          port: native.port,
          secure: secure ? '' : null,
          user: username,
          password,
          database,
        }),
        ...native.note,
      },
      {
        for: environment,
        text: exports({
          CLICKHOUSE_HOST: host,
          CLICKHOUSE_USER: username,
          CLICKHOUSE_PASSWORD: password,
          DATABASE_URL: uri,
        }),
      },
      {
        for: 'Node.js',
        text: `import { createClient } from '@clickhouse/client'

const client = createClient({
${javaScript({ url, username }, 'CLICKHOUSE_PASSWORD', { database })}
})`,
        ...http.note,
      },
      {
        for: 'Python',
        text: `import os
from clickhouse_driver import Client

client = Client(
${python({ host, port: native.port, user: username }, 'CLICKHOUSE_PASSWORD', { database })}${secure ? '\n    secure=True,' : ''}
)`,
        ...native.note,
      },
    ]
  },
}

/** ClickHouse has two protocols with two ports each, without and with TLS (its documentation, "Network ports"). */
const httpPorts = new Map([
  [9000, 8123],
  [9440, 8443],
])
const nativePorts = new Map([...httpPorts].map(([native, http]) => [http, native]))

function usualPort(port: number | null, other: ReadonlyMap<number, number>) {
  const usual = other.get(port ?? 0)
  return { port: usual ?? port, note: usual === undefined ? {} : { usualPort: usual } }
}

/** All hosts and their ports in libpq's form: `a,b` and `5432,5433`. */
function allHosts({ host, port, hosts }: DatabaseConnection): Record<'host' | 'port', Value> {
  if (!hosts?.includes(',')) return { host, port }
  const places = hosts.split(',').map((one) => /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(one))
  const ports = places.map((place) => place?.[2] ?? '')
  return {
    host: places.map((place) => (place?.[1] ?? '').replace(/^\[|\]$/g, '')).join(','),
    port: ports.some(Boolean) ? ports.join(',') : null,
  }
}

function word(value: Value): string {
  return typeof value === 'string' ? shellQuote(value) : String(value)
}

function known(fields: Record<string, Value>): Named {
  return Object.entries(fields).filter(([, value]) => value !== null)
}

/** A command with long options; an option without a value is a switch. */
function command(program: string, options: Record<string, Value>): string {
  const words = known(options).map(([name, value]) =>
    value === '' ? `--${name}` : `--${name}=${word(value)}`,
  )
  return [program, ...words].join(' \\\n  ')
}

function exports(variables: Record<string, Value>): string {
  return known(variables)
    .map(([name, value]) => `export ${name}=${word(value)}`)
    .join('\n')
}

/** A keyword/value connection string (PostgreSQL documentation, 34.1.1.1). */
function libpq(parameters: Record<string, Value>): string {
  return known(parameters)
    .map(([name, value]) => `${name}='${String(value).replace(/[\\']/g, String.raw`\$&`)}'`)
    .join(' ')
}

function literal(value: Value): string {
  return typeof value === 'number' ? String(value) : quoted(value ?? '')
}

function javaScript(before: Record<string, Value>, secret: string, after: Record<string, Value>) {
  const line = ([name, value]: Named[number]) => `  ${name}: ${literal(value)},`
  return [
    ...known(before).map(line),
    `  password: process.env.${secret},`,
    ...known(after).map(line),
  ].join('\n')
}

function python(before: Record<string, Value>, secret: string, after: Record<string, Value>) {
  const line = ([name, value]: Named[number]) => `    ${name}=${literal(value)},`
  return [
    ...known(before).map(line),
    `    password=os.environ["${secret}"],`,
    ...known(after).map(line),
  ].join('\n')
}
