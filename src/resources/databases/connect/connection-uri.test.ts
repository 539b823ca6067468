/** Unit tests of `connection-uri`. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDatabaseDetail, type DatabaseConnection } from '~/api/readers/database-detail'
import { connectionUri, isSecure, knownEngine } from './connection-uri'

const nothing: DatabaseConnection = {
  uri: null,
  host: null,
  port: null,
  username: null,
  password: null,
  database: null,
  hosts: null,
  options: [],
}
const engines = ['postgresql', 'mysql', 'mongodb', 'clickhouse'] as const
/** Whole code points, because a URI cannot contain half a surrogate pair. */
const anyText = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed())

describe('the engine', () => {
  test.each([
    ['postgresql', null, 'postgresql'],
    ['Postgres', null, 'postgresql'],
    ['mariadb', null, 'mysql'],
    ['MongoDB', null, 'mongodb'],
    [null, 'mongodb+srv://db.example.net/', 'mongodb'],
    [null, 'clickhouse://db.example.net', 'clickhouse'],
    ['cockroach', null, null],
    [null, null, null],
    ['constructor', 'javascript:alert(1)', null],
  ])('%j with %j is %s', (engine, uri, known) => {
    expect(knownEngine(engine, uri)).toBe(known)
  })
})

describe('a connection URI', () => {
  test('has all the parts', () => {
    const connection: DatabaseConnection = {
      ...nothing,
      host: 'analytics.db.example.net',
      port: 5432,
      username: 'analytics',
      password: 's3cr3t/with+odd@chars',
      database: 'analytics',
    }
    expect(connectionUri('postgresql', connection)).toBe(
      'postgresql://analytics:s3cr3t%2Fwith%2Bodd%40chars@analytics.db.example.net:5432/analytics',
    )
  })

  test('contains only known parts', () => {
    expect(connectionUri('mysql', nothing)).toBeNull()
    expect(connectionUri('mysql', { ...nothing, host: 'db' })).toBe('mysql://db')
    expect(connectionUri('mysql', { ...nothing, host: 'db', username: 'u' })).toBe('mysql://u@db')
    expect(connectionUri('mysql', { ...nothing, host: 'db', password: 'p' })).toBe('mysql://:p@db')
  })

  test.each([
    ['2001:db8::7', '[2001:db8::7]'],
    ['fe80::1%eth0', '[fe80::1%25eth0]'],
  ])('has brackets around %s', (host, written) => {
    expect(connectionUri('mysql', { ...nothing, host, port: 3306 })).toBe(`mysql://${written}:3306`)
  })

  test("shows TLS where ClickHouse's TLS port is used", () => {
    const connection = { ...nothing, host: 'db', port: 9440 }
    expect(connectionUri('clickhouse', connection)).toBe('clickhouse://db:9440?secure=true')
    expect(isSecure({ ...connection, port: 9000 })).toBe(false)
    expect(isSecure({ ...nothing, uri: 'clickhouse://db?secure=true' })).toBe(true)
  })

  test.each([
    'mongodb+srv://app:pw@cluster0.ab12.example.net/shop?authSource=admin&appName=team@shop',
    'mongodb+srv://u:p%40@cluster.example.net/db?retryWrites=true',
    'mongodb://u:p@one:27017,two:27017/db?replicaSet=rs0',
  ])("is the portal's own, with all that it says: %s", (uri) => {
    expect(connectionUri('mongodb', { ...nothing, uri, host: 'one' })).toBe(uri)
  })

  test.each([
    ['postgresql://u:p/w@db/x', 'postgresql://u:p%2Fw@db/x'],
    ['postgres://u:p@w@db/x?sslmode=require', 'postgres://u:p%40w@db/x?sslmode=require'],
    ['postgresql://u:100%@db/x', 'postgresql://u:100%25@db/x'],
    ['postgresql://u:p/w@a:5432,b:5433/x', 'postgresql://u:p%2Fw@a:5432,b:5433/x'],
    ['jdbc:postgresql://db/x?user=u&password=p%2Fw', 'postgresql://u:p%2Fw@db/x'],
    [
      'jdbc:postgresql://db/x?user=u&password=p&ssl=true&prepareThreshold=0',
      'postgresql://u:p@db/x?sslmode=require',
    ],
    [
      "host=a,b port=5432,5433 user=u password='p w' sslmode=require",
      'postgresql://u:p%20w@a:5432,b:5433?sslmode=require',
    ],
    ['javascript://db/%0Aalert(1)', 'postgresql://db/%0Aalert%281%29'],
  ])("is made anew where no client could read the portal's: %s", (uri, written) => {
    const connection = readDatabaseDetail({ name: 'a', connection_string: uri })?.connection
    expect(connection && connectionUri('postgresql', connection)).toBe(written)
  })

  test('rebuilt keeps all parts of a MongoDB URI', () => {
    const uri = 'mongodb+srv://u:p/w@cluster.example.net/?authSource=admin&replicaSet=rs0&tls=true'
    const connection = readDatabaseDetail({ name: 'a', connection_string: uri })?.connection
    expect(connection && connectionUri('mongodb', connection)).toBe(uri.replace('p/w', 'p%2Fw'))
  })

  test('preserves every character of every part', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...engines),
        anyText,
        anyText,
        anyText,
        fc.integer({ min: 1, max: 65_535 }),
        (engine, username, password, database, port) => {
          const connection = {
            ...nothing,
            host: 'db.example.net',
            port,
            username,
            password,
            database,
          }
          const uri = connectionUri(engine, connection) ?? ''
          const read = new URL(uri)
          expect(decodeURIComponent(read.username)).toBe(username)
          expect(decodeURIComponent(read.password)).toBe(password)
          expect(decodeURIComponent(uri.split('/')[3]?.replace('?secure=true', '') ?? '')).toBe(
            database,
          )
          expect(read.host).toBe(`db.example.net:${port}`)
          expect(uri).toMatch(/^[a-z]+:\/\/[\w.~%:@/-]+(?:\?secure=true)?$/)
        },
      ),
      { seed: 5, numRuns: 1000 },
    )
  })
})
