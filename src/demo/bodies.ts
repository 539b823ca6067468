/** The bodies of answers: plain ones, and odd ones where the contract leaves the form open. */
import type { Database } from './contract'
import { locations, type StoredBackup, type StoredDatabase, type World } from './world'

/** A database as in lists and in the answer to a create: the contract's own form. */
export function databaseRow(database: StoredDatabase): Database {
  const { id, name, engine, sku, status, cluster_target } = database
  return { id, name, engine, sku, status, cluster_target }
}

const engines: Record<string, { port: number; scheme: string; version: string }> = {
  postgresql: { port: 5432, scheme: 'postgresql', version: '17.2' },
  mysql: { port: 3306, scheme: 'mysql', version: '8.4' },
  mongodb: { port: 27_017, scheme: 'mongodb', version: '8.0' },
  clickhouse: { port: 9440, scheme: 'clickhouse', version: '25.3' },
}

function connectionOf({ name, serial, engine, password }: StoredDatabase) {
  const plain = /^[a-z][a-z0-9-]*$/.test(name) ? name : `db-${serial}`
  const { port = 5432, scheme = engine, version = '' } = engines[engine] ?? {}
  const database = plain.replaceAll('-', '_')
  return {
    host: `${plain}.db.example.net`,
    port,
    scheme,
    version,
    user: database,
    password,
    database,
  }
}

/** One database: flat with its connection; odd: nested, an address only, or the row alone. */
export function databaseBody(world: World, stored: StoredDatabase): unknown {
  const row = databaseRow(stored)
  const { host, port, scheme, version, user, password, database } = connectionOf(stored)
  const { created_at } = stored
  const region = locations[stored.cluster_target.replace(/-.*/, '')]
  if (!world.oddShapes) {
    return { ...row, version, region, host, port, username: user, password, database, created_at }
  }
  const connection = { hostname: host, port: String(port), user, password, dbname: database }
  const credentials = `${user}:${encodeURIComponent(password)}`
  const uri = `${scheme}://${credentials}@${host}:${port}/${database}`
  const shapes = [
    () => ({ database: { ...row, createdAt: created_at, connection } }),
    () => ({ ...row, connection_string: uri }),
    () => row,
  ]
  return choose(shapes, stored.serial)
}

/** The backups of one database: a plain list; odd: envelopes and other words, null, or no list at all. */
export function backupsBody(world: World, { serial }: StoredDatabase, backups: StoredBackup[]) {
  const { strange } = world
  if (!world.oddShapes) {
    return [
      ...backups.map(({ id, name, status, size_bytes, created_at, completed_at, type }) => {
        return { id, name, status, size_bytes, created_at, completed_at, type }
      }),
      ...strange.backups,
    ]
  }
  const shapes = [
    () => ({
      backups: backups.map(({ id, status, size_bytes, created_at }) => ({
        backupId: id,
        state: capital(status),
        sizeBytes: size_bytes === null ? null : String(size_bytes),
        createdAt: Date.parse(created_at) / 1000,
      })),
    }),
    () => ({
      data: backups.slice(0, 10).map(({ id, status, created_at }) => ({
        id,
        started_at: Date.parse(created_at),
        status,
      })),
      total: backups.length,
    }),
    () => ({
      items: backups.map(({ name, status, size_bytes, created_at }) => ({
        metadata: { name, creationTimestamp: created_at },
        status: { phase: capital(status), size: binarySize(size_bytes) },
      })),
    }),
    () => ({
      snapshots: backups.map(({ id, status, size_bytes, created_at, type }) => ({
        snapshot_id: id,
        status,
        taken_at: created_at.slice(0, 19).replace('T', ' '),
        size: size_bytes === null ? null : `${Math.round(size_bytes / 1e6)} MB`,
        trigger: type,
      })),
    }),
    () => backups.map(({ name }) => `${name}.sql.gz`),
    () => null,
    () => ({ message: 'coming soon' }),
  ]
  return choose(shapes, serial)
}

/** The answer to a backup; odd: wrapped, a word only, or no body at all. */
export function startedBackupBody(
  world: World,
  { serial }: StoredDatabase,
  { id, status }: StoredBackup,
) {
  if (!world.oddShapes) return { id, status }
  return choose(
    [() => ({ backup: { id } }), () => ({ status: 'started' }), () => undefined],
    serial,
  )
}

/** The functions; odd: an envelope, other words, and an address that must not become a link. */
export function functionsBody({ functions, strange, oddShapes }: World): unknown {
  if (!oddShapes) return [...functions, ...strange.functions]
  const rows = functions.map(({ name, runtime, status, url, updated_at }) => ({
    function_name: name,
    language: runtime,
    state: status === 'ready' ? 'Active' : capital(status),
    endpoint: `${url}/`,
    lastModified: updated_at,
  }))
  const evil = { name: 'evil', url: 'javascript:alert(1)' }
  return { functions: [...rows, ...(rows.length > 0 ? [evil] : []), ...strange.functions] }
}

/** The proxies; odd: one address field, a SOCKS5 URL, or IPv6 without credentials, row by row. */
export function proxiesBody({ proxies, strange, oddShapes }: World): unknown {
  if (!oddShapes) return [...proxies, ...strange.proxies]
  const rows = proxies.map(({ id, host, port, username, password }, index) => {
    const uri = `socks5://${username}:${encodeURIComponent(password)}@${host}:${port}`
    const address = `${host}:${port}`
    const shapes = [
      () => ({ id: index + 1, address, user: username, pass: password, country: 'VN' }),
      () => ({ endpoint: uri }),
      () => ({ id, ip: `2001:db8::${index + 1}`, port: String(port) }),
    ]
    return choose(shapes, index)
  })
  return { proxies: [...rows, ...strange.proxies] }
}

function choose(shapes: (() => unknown)[], number: number): unknown {
  return shapes[number % shapes.length]?.()
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** 1610612736 → "1.5Gi", as Kubernetes writes quantities. */
function binarySize(bytes: number | null): string | null {
  return bytes === null ? null : `${(bytes / 2 ** 30).toFixed(2)}Gi`
}
