/** The account behind one token: its resources, and how they change with time. */
import type { Database } from './contract'
import type { Random } from './random'

/** The pattern of a database's backups: daily, with gaps, failing recently, or none. */
export type BackupHabit = 'daily' | 'gaps' | 'failing' | 'never'

export type StoredDatabase = {
  /** Counts up from 1; it selects the odd form of an answer. */
  serial: number
  id: string
  name: string
  engine: string
  sku: string
  status: string
  cluster_target: string
  created_at: string
  password: string
  habit: BackupHabit
  /** When a transient status ends (ms since 1970). */
  changesAt?: number
}

export type StoredBackup = {
  id: string
  name: string
  status: string
  size_bytes: number | null
  created_at: string
  completed_at: string | null
  type: 'scheduled' | 'on-demand'
  /** When it completes (ms since 1970). */
  changesAt?: number
}

export type StoredFunction = {
  id: string
  name: string
  runtime: string
  status: string
  url: string
  memory_mb: number
  updated_at: string
}

export type StoredProxy = {
  id: string
  name: string
  host: string
  port: number
  username: string
  password: string
  status: string
  location: string
  expires_at: string
}

export type World = {
  /** When the world was created (ms since 1970); all its dates are relative to this. */
  madeAt: number
  seed: string
  random: Random
  /** Databases that the plan allows. */
  quota: number
  oddShapes: boolean
  /** So many hourly backups of each database, in place of a month of daily ones. */
  hourlyBackups: number | undefined
  /** What a database can be created with. */
  engines: readonly string[]
  /** The serial of the next database. */
  nextSerial: number
  databases: StoredDatabase[]
  /** By the database's id; filled when first requested. */
  backups: Map<string, StoredBackup[]>
  functions: StoredFunction[]
  proxies: StoredProxy[]
  /** Rows put into lists as they are: null, rows without a name, … */
  strange: { databases: Database[]; backups: unknown[]; functions: unknown[]; proxies: unknown[] }
}

/** How long transient statuses last, in ms. */
export const durations = { creating: 15_000, deleting: 5_000, backup: 10_000 }

/** Updates statuses: creating → running, deleting → gone, backup running → completed. */
export function settle(world: World, now: number): void {
  const due = (item: { changesAt?: number }) =>
    item.changesAt !== undefined && now >= item.changesAt
  world.databases = world.databases.filter(
    (database) => database.status !== 'deleting' || !due(database),
  )
  for (const database of world.databases) {
    if (database.status === 'creating' && due(database)) database.status = 'running'
  }
  for (const backup of [...world.backups.values()].flat()) {
    if (backup.status !== 'running' || !due(backup)) continue
    backup.status = 'completed'
    backup.completed_at = new Date(backup.changesAt ?? now).toISOString()
  }
}

/** The locations of clusters, by the first part of their name. */
export const locations: Record<string, string> = {
  hn: 'Hanoi',
  hcm: 'Ho Chi Minh City',
  dn: 'Da Nang',
}
