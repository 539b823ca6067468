/** The account behind one token: what exists in it, and how that moves with time. */
import type { Database } from './contract'
import type { Random } from './random'

/** How a database is backed up: daily, with gaps, failing of late, or not at all. */
export type BackupHabit = 'daily' | 'gaps' | 'failing' | 'never'

export type StoredDatabase = {
  /** Counts up from 1; which of the odd shapes an answer has depends on it. */
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
  /** When a passing status ends (ms since 1970). */
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
  /** When it was made (ms since 1970); all of its dates are counted from here. */
  madeAt: number
  seed: string
  random: Random
  /** Databases that the plan allows. */
  quota: number
  oddShapes: boolean
  /** Instead of a month of daily backups: so many hourly ones for each database. */
  hourlyBackups: number | undefined
  /** What a database can be created with. */
  engines: readonly string[]
  /** The serial of the next database. */
  nextSerial: number
  databases: StoredDatabase[]
  /** By the database's id; filled when first looked at. */
  backups: Map<string, StoredBackup[]>
  functions: StoredFunction[]
  proxies: StoredProxy[]
  /** Rows put into lists as they are: null, rows without a name, … */
  strange: { databases: Database[]; backups: unknown[]; functions: unknown[]; proxies: unknown[] }
}

/** How long passing statuses last, in ms. */
export const durations = { creating: 15_000, deleting: 5_000, backup: 10_000 }

/** Moves statuses on: creating → running, deleting → gone, backup running → completed. */
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

/** Where the clusters stand, by the first part of their name. */
export const locations: Record<string, string> = {
  hn: 'Hanoi',
  hcm: 'Ho Chi Minh City',
  dn: 'Da Nang',
}
