/** Unit tests of `snippets`. */
import { execFileSync } from 'node:child_process'
import { runInNewContext } from 'node:vm'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDatabaseDetail, type DatabaseConnection } from '~/api/readers/database-detail'
import { connectionUri, type KnownEngine } from './connection-uri'
import { environment, snippets } from './snippets'

const engines = ['postgresql', 'mysql', 'mongodb', 'clickhouse'] as const
const plain: DatabaseConnection = {
  uri: null,
  host: 'db.example.net',
  port: 5432,
  username: 'analytics',
  password: 'p@ss',
  database: 'main',
  hosts: null,
  options: [],
}

function snippetOf(engine: KnownEngine, connection: DatabaseConnection, program: string): string {
  const uri = connectionUri(engine, connection) ?? ''
  return snippets(engine, connection, uri).find((one) => one.for === program)?.text ?? ''
}

/** The words that a real shell makes of a command. */
function wordsOf(command: string): string[] {
  const [program] = command.split(' ')
  const script = `show() { printf '%s\\0' "$@"; }\n${command.replace(program ?? '', 'show')}`
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

/** The environment of a real shell after the lines. */
function environmentOf(lines: string, name: string): string {
  return execFileSync('sh', ['-c', `${lines}\nprintf '%s' "$${name}"`], { encoding: 'utf8' })
}

const shellText = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 30 })
  .map((text) => text.toWellFormed().replaceAll('\0', '') || "'")
const odd = fc.record({ username: shellText, password: shellText, database: shellText })

describe('ready snippets', () => {
  test.each([
    ['postgresql', ['psql', 'libpq', environment, 'Node.js', 'Python']],
    ['mysql', ['mysql', environment, 'Node.js', 'Python']],
    ['mongodb', ['mongosh', environment, 'Node.js', 'Python']],
    ['clickhouse', ['clickhouse-client', environment, 'Node.js', 'Python']],
  ] as const)('%s has %j', (engine, programs) => {
    const uri = connectionUri(engine, plain) ?? ''
    expect(snippets(engine, plain, uri).map((one) => one.for)).toEqual(programs)
  })

  const from = (uri: string) => {
    const connection = readDatabaseDetail({ name: 'a', connection_string: uri })?.connection
    if (!connection) throw new Error('no connection')
    return connection
  }

  test("keep PostgreSQL's TLS mode and every host", () => {
    const connection = from('postgresql://u:pw@a:5432,b:5433/d?sslmode=verify-full&schema=x')
    const of = (program: string) => snippetOf('postgresql', connection, program)
    expect(of('psql')).toBe(`psql '${connection.uri}'`)
    expect(of('libpq')).toBe(
      "host='a,b' port='5432,5433' user='u' password='pw' dbname='d' sslmode='verify-full'",
    )
    expect(environmentOf(of(environment), 'PGSSLMODE')).toBe('verify-full')
    expect(environmentOf(of(environment), 'PGHOST')).toBe('a,b')
    for (const language of ['Node.js', 'Python']) expect(of(language)).toContain('DATABASE_URL')
  })

  test.each([
    ['mysql://u:pw@h/d?ssl-mode=REQUIRED', "--ssl-mode='REQUIRED'", 'rejectUnauthorized: false'],
    ['jdbc:mysql://h/d?user=u&password=pw&useSSL=true', "--ssl-mode='REQUIRED'", 'check_hostname'],
    [
      'mysql://u:pw@h/d?sslmode=verify-full',
      "--ssl-mode='VERIFY_IDENTITY'",
      'ssl.create_default_context()',
    ],
  ])('keep that MySQL is reached by TLS: %s', (uri, option, code) => {
    const all = ['mysql', 'Node.js', 'Python'].map((one) => snippetOf('mysql', from(uri), one))
    expect(all[0]).toContain(option)
    expect(all.slice(1).join('\n')).toContain(code)
  })

  test('keep all parts of a MongoDB URI', () => {
    const uri = 'mongodb+srv://u:pw@c.example.net/shop?replicaSet=rs0&tls=true&appName=team@shop'
    expect(snippetOf('mongodb', from(uri), 'mongosh')).toBe(`mongosh '${uri}'`)
    expect(environmentOf(snippetOf('mongodb', from(uri), environment), 'MONGODB_URI')).toBe(uri)
  })

  test('leave out unknown parts', () => {
    const host: DatabaseConnection = {
      ...plain,
      port: null,
      username: null,
      password: null,
      database: null,
    }
    expect(snippetOf('mysql', host, 'mysql')).toBe("mysql \\\n  --host='db.example.net'")
    for (const engine of engines)
      for (const { text } of snippets(engine, host, connectionUri(engine, host) ?? ''))
        expect(text).not.toMatch(/null|undefined|NaN/)
  })

  test.each(engines)('%s: code reads its secrets from the environment', (engine) => {
    for (const language of ['Node.js', 'Python']) {
      const code = snippetOf(engine, { ...plain, password: 'hunter2' }, language)
      expect(code).not.toContain('hunter2')
      expect(code).toMatch(/process\.env\.\w+|os\.environ\["\w+"\]/)
    }
  })

  test('a shell gets every character as it is', () => {
    fc.assert(
      fc.property(odd, (fields) => {
        const connection = { ...plain, ...fields }
        const { username, password, database } = fields
        expect(wordsOf(snippetOf('mysql', connection, 'mysql'))).toEqual([
          '--host=db.example.net',
          '--port=5432',
          `--user=${username}`,
          `--password=${password}`,
          `--database=${database}`,
        ])
        expect(wordsOf(snippetOf('postgresql', connection, 'psql'))).toEqual([
          connectionUri('postgresql', connection),
        ])
        expect(environmentOf(snippetOf('postgresql', connection, environment), 'PGPASSWORD')).toBe(
          password,
        )
      }),
      { seed: 6, numRuns: 40 },
    )
  })

  test('libpq gets every character as it is', () => {
    fc.assert(
      fc.property(odd, ({ password }) => {
        const line = snippetOf('postgresql', { ...plain, password }, 'libpq')
        const quotedPassword = /password='((?:\\.|[^\\'])*)' dbname=/s.exec(line)?.[1]
        expect(quotedPassword?.replace(/\\(.)/gs, '$1')).toBe(password)
      }),
      { seed: 7, numRuns: 1000 },
    )
  })

  test('JavaScript gets every character as it is, and nothing else runs', () => {
    fc.assert(
      fc.property(odd, ({ username, database }) => {
        const code = snippetOf('postgresql', { ...plain, username, database }, 'Node.js')
        const options = /new pg\.Client\((.*)\)\nawait/s.exec(code)?.[1]
        const read: unknown = runInNewContext(`(${options})`, {
          process: { env: { PGPASSWORD: 'x' } },
        })
        expect({ ...(read as object) }).toEqual({
          host: 'db.example.net',
          port: 5432,
          user: username,
          password: 'x',
          database,
        })
      }),
      { seed: 8, numRuns: 500 },
    )
  })

  test('Python is given literals that mean the same in both languages', () => {
    fc.assert(
      fc.property(odd, ({ username }) => {
        const code = snippetOf('mysql', { ...plain, username }, 'Python')
        const literal = /^ {4}user=(".*"),$/m.exec(code)?.[1] ?? ''
        expect(JSON.parse(literal)).toBe(username)
        expect(literal).not.toMatch(/\\(?!["\\bfnrtu])/)
      }),
      { seed: 9, numRuns: 1000 },
    )
  })

  test('ClickHouse is reached at the port of the protocol, and a port that the portal did not send is marked as a guess', () => {
    const uri = 'clickhouse://db.example.net:9440'
    const all = snippets('clickhouse', { ...plain, port: 9440 }, uri)
    const of = (program: string) => all.find((one) => one.for === program)
    expect(of('clickhouse-client')?.text).toContain('--port=9440 \\\n  --secure')
    expect(of('clickhouse-client')).not.toHaveProperty('usualPort')
    expect(of('Node.js')?.text).toContain('url: "https://db.example.net:8443"')
    expect(of('Node.js')).toHaveProperty('usualPort', 8443)
    expect(of('Python')?.text).toContain('secure=True')
  })
})
