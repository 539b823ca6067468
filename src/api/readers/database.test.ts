/** Unit tests of `database`. */
import { describe, expect, test } from 'vitest'
import type { Json } from '~/api/transport/parse-body'
import { readDatabases } from './database'
import { readDatabaseDetail } from './database-detail'

const rows = (body: Json) => readDatabases(body)?.items ?? []
const connectionOf = (body: Json) => readDatabaseDetail(body)?.connection
const shop = {
  id: 'db_1',
  name: 'shop',
  engine: 'mysql',
  sku: 'db-s-1vcpu-2gb',
  status: 'running',
  cluster: 'hn-1',
  createdAt: '2026-11-22T02:00:00.000Z',
}

describe('readDatabases', () => {
  const styles: [string, Json][] = [
    [
      'snake case, as the contract says',
      {
        id: 'db_1',
        name: 'shop',
        engine: 'mysql',
        sku: 'db-s-1vcpu-2gb',
        status: 'running',
        cluster_target: 'hn-1',
        created_at: '2026-11-22T02:00:00Z',
      },
    ],
    [
      'camel case and synonyms',
      {
        databaseId: 'db_1',
        databaseName: 'shop',
        databaseEngine: 'mysql',
        plan: 'db-s-1vcpu-2gb',
        state: 'running',
        clusterTarget: 'hn-1',
        createdAt: 1795312800,
      },
    ],
    [
      'Pascal case',
      {
        Id: 'db_1',
        Name: 'shop',
        Engine: 'mysql',
        Sku: 'db-s-1vcpu-2gb',
        Status: 'running',
        ClusterTarget: 'hn-1',
        CreatedAt: '1795312800000',
      },
    ],
    [
      'kebab case',
      {
        id: 'db_1',
        name: 'shop',
        'engine-type': 'mysql',
        sku: 'db-s-1vcpu-2gb',
        status: 'running',
        'cluster-name': 'hn-1',
        'creation-time': '2026-11-22 02:00:00',
      },
    ],
    [
      'Kubernetes',
      {
        metadata: { name: 'shop', uid: 'db_1', creationTimestamp: '2026-11-22T02:00:00Z' },
        spec: { engine: 'mysql', sku: 'db-s-1vcpu-2gb', clusterTarget: 'hn-1' },
        status: { phase: 'running' },
      },
    ],
  ]
  test.each(styles)('%s', (_, record) => {
    expect(rows([record])).toEqual([
      { ...shop, key: '1:db_1', createdAtText: expect.any(String), nameProblem: null, raw: record },
    ])
  })

  test('F056 F057 no list is null, and null is an empty list', () => {
    expect(readDatabases({ message: 'coming soon' })).toBeNull()
    expect(readDatabases(undefined)).toBeNull()
    expect(readDatabases(null)).toEqual({ items: [], more: false })
  })

  test('F059 F060 rows without anything stay rows, without a usable name', () => {
    const items = rows([{}, null, 7, [], { name: null, id: null, engine: null }])
    expect(items).toHaveLength(5)
    for (const item of items)
      expect(item).toMatchObject({ name: null, engine: null, nameProblem: 'missing' })
    expect(new Set(items.map((item) => item.key)).size).toBe(5)
  })

  test('F061 a name that is no text is shown as text and marked', () => {
    const items = rows([{ name: 7 }, { name: ['a', 'b'] }, { name: { a: 1 } }, { name: false }])
    expect(items.map((item) => item.name)).toEqual(['7', '["a","b"]', '{"a":1}', 'false'])
    expect(items.every((item) => item.nameProblem === 'not-text')).toBe(true)
  })

  test('F063 two rows of one name are both marked, and keep keys of their own', () => {
    const items = rows([{ name: 'a' }, { name: 'b' }, { name: 'a', id: '2' }, { name: 'A' }])
    expect(items.map((item) => item.nameProblem)).toEqual(['duplicate', null, 'duplicate', null])
    expect(new Set(items.map((item) => item.key)).size).toBe(4)
  })

  test('F063 a key does not depend on where the row stands', () => {
    const [a, b] = rows([{ name: 'a' }, { name: 'b' }])
    expect(rows([{ name: 'b' }, { name: 'a' }]).map((item) => item.key)).toEqual([b?.key, a?.key])
  })

  test('F067 a time that cannot be read keeps its own words', () => {
    const [row] = rows([{ name: 'a', created_at: 'last Tuesday' }])
    expect(row).toMatchObject({ createdAt: null, createdAtText: 'last Tuesday' })
  })

  test('F124 a hostile name is kept as it is, and marked', () => {
    const [row] = rows([{ name: '..' }])
    expect(row).toMatchObject({ name: '..', nameProblem: 'dots' })
  })
})

describe('readDatabaseDetail', () => {
  const envelopes: Json[] = [
    { name: 'shop' },
    { database: { name: 'shop' } },
    { data: { name: 'shop' } },
    { data: { database: { name: 'shop' } }, success: true },
    { result: [{ name: 'shop' }] },
    [{ name: 'shop' }],
    { metadata: { name: 'shop' }, spec: {}, status: {} },
  ]
  test.each(envelopes)('the one record of %j', (body) => {
    expect(readDatabaseDetail(body)).toMatchObject({ name: 'shop', connection: null })
  })

  test.each<Json | undefined>([undefined, null, 'x', 7, [], {}, { message: 'soon' }, [{}, {}]])(
    'F057 %j is no database',
    (body) => {
      expect(readDatabaseDetail(body)).toBeNull()
    },
  )

  test('F074 the name in the answer is told, also when it is missing', () => {
    expect(readDatabaseDetail({ id: 'db_1' })).toMatchObject({ name: null, nameProblem: 'missing' })
  })

  const uris: [string, object][] = [
    [
      'postgres://u:p%40ss@h.example:5432/db',
      { host: 'h.example', port: 5432, username: 'u', password: 'p@ss', database: 'db' },
    ],
    [
      'postgres://u:s3/cr@t?#@h:5432/db?a=b',
      { host: 'h', port: 5432, password: 's3/cr@t?#', database: 'db' },
    ],
    ['postgres://u:p@h/db?mail=a@b.c', { host: 'h', port: null, password: 'p', database: 'db' }],
    ['mongodb+srv://u:p@c.example', { host: 'c.example', port: null, database: null }],
    ['mongodb://u:p@a:27017,b:27018/db', { host: 'a', port: 27017, database: 'db' }],
    [
      'redis://:p@[2001:db8::7]:6379',
      { host: '2001:db8::7', port: 6379, username: null, password: 'p' },
    ],
    ['jdbc:mysql://h:3306/db', { host: 'h', port: 3306, database: 'db' }],
    ['postgres://u:100%@h/db', { password: '100%' }],
    [
      "host=h port=5433 user=u password='p \\'w' dbname=d",
      { host: 'h', port: 5433, username: 'u', password: "p 'w", database: 'd' },
    ],
    ['Server=h;Uid=u;Pwd=p;Database=d;', { host: 'h', username: 'u', password: 'p' }],
    [
      'jdbc:postgresql://db.example.net:5432/shop?user=app&password=p%40ss&ssl=true',
      { host: 'db.example.net', username: 'app', password: 'p@ss', database: 'shop' },
    ],
    [
      'jdbc:sqlserver://h:1433;databaseName=d;user=u;password=p',
      { host: 'h', port: 1433, username: 'u', password: 'p' },
    ],
    [
      'postgresql://app:Qx7@Zk/9vLm@db.example.net:5432/shop',
      { host: 'db.example.net', port: 5432, password: 'Qx7@Zk/9vLm', database: 'shop' },
    ],
    [
      'postgresql://app:Qx7@Zk?a=9vLm@db.example.net:5432/shop',
      { host: 'db.example.net', password: 'Qx7@Zk?a=9vLm' },
    ],
    [
      'postgresql://app@corp:p/w@db.example.net/shop',
      { host: 'db.example.net', username: 'app@corp', password: 'p/w' },
    ],
    [
      'mongodb+srv://app:pw@c0.ab12.example.net/shop?authSource=admin&appName=team@shop',
      { host: 'c0.ab12.example.net', username: 'app', password: 'pw', database: 'shop' },
    ],
    [
      'mongodb+srv://app:p@ss/w@c0.ab12.example.net/shop?authSource=admin&appName=team@shop',
      { host: 'c0.ab12.example.net', username: 'app', password: 'p@ss/w', database: 'shop' },
    ],
    [
      'postgresql://app:a/b?c=d@db.example.net/shop?sslmode=require&application_name=a@b',
      { host: 'db.example.net', username: 'app', password: 'a/b?c=d', database: 'shop' },
    ],
    [
      'postgresql://db.example.net/shop?user=app&password=a;b#c',
      { host: 'db.example.net', username: 'app', password: 'a;b#c', database: 'shop' },
    ],
    [
      'jdbc:sqlserver://h.example.net:1433;databaseName=d;user=u;password=p/w@x?y;encrypt=true',
      { host: 'h.example.net', port: 1433, username: 'u', password: 'p/w@x?y' },
    ],
    [
      'jdbc:sqlserver://h:1433;user=u;password={p;w@x};encrypt=true',
      { host: 'h', port: 1433, username: 'u', password: 'p;w@x' },
    ],
    [
      'jdbc:mysql:loadbalance://h1:3306,h2:3306/d?user=u&password=p@w',
      { host: 'h1', port: 3306, username: 'u', password: 'p@w', database: 'd' },
    ],
    [
      'jdbc:clickhouse:http://h:8123/d?user=u&password=p',
      { host: 'h', port: 8123, username: 'u', password: 'p', database: 'd' },
    ],
    [
      'http://h:8123/?user=u&password=p',
      { host: 'h', port: 8123, username: 'u', password: 'p', database: null },
    ],
  ]
  test.each(uris)('F129 the parts of %s', (uri, parts) => {
    expect(connectionOf({ name: 'a', connectionString: uri })).toMatchObject({ uri, ...parts })
  })

  test.each([
    'u:p@tcp(h:3306)/db',
    'postgresql://u:p@/db?host=h',
    'jdbc:oracle:thin:u/p@h:1521/db',
    'Server=h;Password=p;q;Database=d',
  ])('of %s nothing is made up', (uri) => {
    expect(connectionOf({ name: 'a', connectionString: uri })).toMatchObject({
      uri,
      host: null,
      username: null,
      password: null,
      hosts: null,
    })
  })

  test('a connection told in parts, in an object, or in an endpoint', () => {
    const expected = { host: 'h', port: 1, username: null, database: null }
    expect(connectionOf({ name: 'a', host: 'h:1' })).toMatchObject(expected)
    expect(connectionOf({ name: 'a', endpoint: { Host: 'h', Port: '1' } })).toMatchObject(expected)
    expect(
      connectionOf({ name: 'a', status: { connection: { host: 'h', port: 1 } } }),
    ).toMatchObject(expected)
    expect(connectionOf({ name: 'a', endpoint: 'mysql://h:1' })).toMatchObject({
      ...expected,
      uri: 'mysql://h:1',
    })
    expect(connectionOf({ name: 'a', host: 'h', port: 70_000 })).toMatchObject({
      host: 'h',
      port: null,
    })
    expect(
      connectionOf({ name: 'a', host: 'h', port: 1, credentials: { user: 'u', pass: 'p' } }),
    ).toMatchObject({ ...expected, username: 'u', password: 'p' })
  })

  test('the address of a web page is no connection string', () => {
    expect(connectionOf({ name: 'a', url: 'https://portal.test/databases/a' })).toBeNull()
  })

  test('fields that no reader knows are listed with their path', () => {
    const detail = readDatabaseDetail({
      name: 'a',
      Version: '16',
      engine: { name: 'postgresql' },
      connection: { host: 'h', sslMode: 'require' },
      status: { phase: 'Ready', replicas: 2 },
      created_at: 'x',
    })
    expect(detail?.unknown).toEqual([
      { path: 'Version', value: '16' },
      { path: 'engine', value: { name: 'postgresql' } },
      { path: 'connection.sslMode', value: 'require' },
      { path: 'status.replicas', value: 2 },
    ])
  })
})
