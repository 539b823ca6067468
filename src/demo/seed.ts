/** Creates the world of a token: a small Vietnamese company's account, seeded by the token. */
import { strangeRows, strangeNames } from './hostile'
import { newerEngine } from './newer-contract'
import { between, randomText, seeded } from './random'
import type { Access } from './tokens'
import {
  type BackupHabit,
  locations,
  type StoredDatabase,
  type StoredFunction,
  type StoredProxy,
  type World,
} from './world'

const DAY = 86_400_000
const engines = ['postgresql', 'mysql', 'mongodb', 'clickhouse']
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const PASSWORD = `${LETTERS}ABCDEFGHJKLMNPQRSTUVWXYZ@:/+#%&`

type Row = [
  name: string,
  engine: string,
  sku: string,
  cluster: string,
  status?: string,
  habit?: BackupHabit,
]
const rows: Row[] = [
  ['analytics', 'postgresql', 'db-m-4vcpu-16gb', 'hn-1'],
  ['shop', 'mysql', 'db-s-2vcpu-4gb', 'hcm-2'],
  ['orders-prod', 'postgresql', 'db-m-4vcpu-16gb', 'hcm-1'],
  ['orders-staging', 'postgresql', 'db-s-1vcpu-2gb', 'hcm-1', 'stopped', 'gaps'],
  ['events', 'clickhouse', 'ch-m-4vcpu-16gb', 'hn-2'],
  ['metrics', 'clickhouse', 'ch-s-1vcpu-2gb', 'hn-1', 'running', 'gaps'],
  ['sessions', 'mongodb', 'db-s-2vcpu-4gb', 'dn-1'],
  ['catalog', 'mongodb', 'db-s-2vcpu-4gb', 'hcm-2'],
  ['billing', 'postgresql', 'db-s-2vcpu-4gb', 'hn-1'],
  ['crm', 'mysql', 'db-s-1vcpu-2gb', 'dn-1'],
  ['inventory', 'postgresql', 'db-s-2vcpu-4gb', 'hcm-1'],
  ['audit-log', 'clickhouse', 'ch-s-2vcpu-8gb', 'hn-2', 'running', 'failing'],
  ['sandbox', 'mongodb', 'db-s-1vcpu-2gb', 'dn-1', 'running', 'never'],
  ['reports', 'mysql', 'db-s-1vcpu-2gb', 'hn-2', 'maintenance'],
]

const functions: [name: string, runtime: string, status?: string][] = [
  ['thumbnailer', 'nodejs20'],
  ['mailer', 'python3.12'],
  ['webhook-relay', 'nodejs20'],
  ['invoice-pdf', 'python3.12'],
  ['geo-lookup', 'go1.23'],
  ['price-sync', 'nodejs22', 'deploying'],
  ['cleanup-nightly', 'python3.11'],
  ['legacy-import', 'nodejs18', 'failed'],
]

/** Name, the host's last octet, and the days until it expires. */
const proxies: [name: string, octet: number, days: number][] = [
  ['hn-1', 7, 212],
  ['hn-2', 8, 94],
  ['hn-3', 9, 5],
  ['hcm-1', 21, 301],
  ['hcm-2', 22, 148],
  ['hcm-3', 23, -12],
  ['hcm-4', 24, 61],
  ['dn-1', 41, 33],
  ['dn-2', 42, 180],
  ['dn-3', 43, 75],
]

/** The initial world of a token; the same seed, token and time always create the same. */
export function makeWorld(seed: string, access: Access, now: number): World {
  const random = seeded(seed)
  const world: World = {
    madeAt: now,
    seed,
    random,
    quota: 0,
    oddShapes: access.oddShapes,
    hourlyBackups: access.hourlyBackups,
    engines: access.newer ? [...engines, newerEngine] : engines,
    nextSerial: 1,
    databases: [],
    backups: new Map(),
    functions: [],
    proxies: [],
    strange: { databases: [], backups: [], functions: [], proxies: [] },
  }
  if (!access.empty) fill(world, access)
  world.quota = access.quota ?? Math.max(20, world.databases.length + 6)
  return world
}

function fill(world: World, access: Access): void {
  const wanted = Array.from({ length: access.many ?? rows.length }, (_, index) => rowAt(index))
  if (access.hostile)
    wanted.push(...strangeNames.map((name) => rowAt(between(world.random, 0, 13), name)))
  for (const [name, engine, sku, cluster, status = 'running', habit = 'daily'] of wanted) {
    const age = between(world.random, 40, 900) * DAY + between(world.random, 0, DAY)
    const database = newDatabase(world, { name, engine, sku, cluster, status, habit })
    world.databases.push({ ...database, created_at: iso(world.madeAt - age) })
  }
  world.functions = functions.map((row, index) => newFunction(world, index + 1, row))
  world.proxies = proxies.map((row, index) => newProxy(world, index + 1, row))
  if (access.hostile) world.strange = strangeRows()
}

/** The first rows are those above; in a larger world, numbered ones of the same kinds follow. */
function rowAt(index: number, name?: string): Row {
  const [known, ...rest] = rows[index % rows.length] ?? ['analytics', 'postgresql', '', '']
  return [name ?? (index < rows.length ? known : `${known}-${index + 1}`), ...rest]
}

/** A new database, not added to the world yet; takes its serial. */
export function newDatabase(
  world: World,
  wanted: {
    name: string
    engine: string
    sku: string
    cluster?: string
    status: string
    habit: BackupHabit
  },
): StoredDatabase {
  const { name, engine, sku, status, habit } = wanted
  const clusters = ['hn-1', 'hn-2', 'hcm-1', 'hcm-2', 'dn-1']
  const serial = world.nextSerial++
  return {
    serial,
    id: `db_${randomText(world.random, 8, LETTERS)}${serial}`,
    name,
    engine,
    sku,
    status,
    cluster_target: wanted.cluster ?? clusters[serial % clusters.length] ?? 'hn-1',
    created_at: iso(world.madeAt),
    password: randomText(world.random, 20, PASSWORD),
    habit,
  }
}

function newFunction(
  { madeAt, random }: World,
  number: number,
  [name, runtime, status = 'ready']: (typeof functions)[number],
): StoredFunction {
  return {
    id: `fn_${number}`,
    name,
    runtime,
    status,
    url: `https://${name}.fn.example.net`,
    memory_mb: 128 * 2 ** between(random, 0, 3),
    updated_at: iso(madeAt - between(random, 1, 120 * 24) * 3_600_000),
  }
}

function newProxy(
  { madeAt, random }: World,
  number: number,
  [name, octet, days]: (typeof proxies)[number],
): StoredProxy {
  return {
    id: `px_${number}`,
    name,
    host: `203.0.113.${octet}`,
    port: 1080,
    username: `u${randomText(random, 6, LETTERS)}`,
    password: randomText(random, 16, PASSWORD),
    status: days < 0 ? 'expired' : 'active',
    location: locations[name.replace(/-.*/, '')] ?? 'Hanoi',
    expires_at: iso(madeAt + days * DAY),
  }
}

/** ISO 8601 in UTC, to the second. */
export function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}
