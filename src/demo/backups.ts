/** Backups of a database: a month of them, created when first requested. */
import { between, type Random, randomText, seeded } from './random'
import { iso } from './seed'
import { durations, type StoredBackup, type StoredDatabase, type World } from './world'

const DAY = 86_400_000
const HOUR = 3_600_000
const DAYS = 30
/** The age of the last scheduled backup is fixed to the hour, so that a world looks the same at any time of day. */
const SINCE_BACKUP = 7 * HOUR
const HEX = '0123456789abcdef'

/** A database's backups, newest first. */
export function backupsOf(world: World, database: StoredDatabase): StoredBackup[] {
  const known = world.backups.get(database.id)
  if (known) return known
  const made = makeMonth(world, database)
  world.backups.set(database.id, made)
  return made
}

/** An on-demand backup that starts now; it is not in the world yet. */
export function newBackup(world: World, database: StoredDatabase, now: number): StoredBackup {
  const last = backupsOf(world, database).find((backup) => backup.size_bytes !== null)
  return {
    id: `bk_${randomText(world.random, 12, HEX)}`,
    name: `${database.name}-${stamp(now, 19)}`,
    status: 'running',
    size_bytes: last?.size_bytes ?? between(world.random, 1, 40) * 1_048_576,
    created_at: iso(now),
    completed_at: null,
    type: 'on-demand',
    changesAt: now + durations.backup,
  }
}

function makeMonth(world: World, database: StoredDatabase): StoredBackup[] {
  if (world.hourlyBackups !== undefined) return makeHours(world, database, world.hourlyBackups)
  const random = seeded(`${world.seed}:${database.id}`)
  const newest = Math.floor((world.madeAt - SINCE_BACKUP) / HOUR) * HOUR
  // Backups grow day by day: from a base, at a rate that is the database's own.
  const base = between(random, 40, 9_000) * 1_048_576
  const growth = 0.001 + random() * 0.012
  const scheduled = Array.from({ length: DAYS }, (_, daysAgo) => daysAgo)
    .filter((daysAgo) => !isMissing(database, daysAgo))
    .map((daysAgo) => {
      const time = newest - daysAgo * DAY + between(random, 0, 540_000)
      const failed = hasFailed(database, daysAgo, random)
      const size = Math.round(base * (1 + growth) ** (DAYS - daysAgo))
      return {
        id: `bk_${randomText(random, 12, HEX)}`,
        name: `${database.name}-${stamp(time, 10)}`,
        status: failed ? 'failed' : 'completed',
        size_bytes: failed ? null : size,
        created_at: iso(time),
        completed_at: iso(time + tookFor(failed ? 0 : size)),
        type: 'scheduled' as const,
      }
    })
    .filter((backup) => Date.parse(backup.created_at) <= world.madeAt)
  return scheduled.flatMap((backup, place) =>
    isBeforeRelease(database, place) ? [onDemand(backup, random), backup] : [backup],
  )
}

/** One an hour, the newest within the last hour, each of them complete. */
function makeHours(world: World, database: StoredDatabase, count: number): StoredBackup[] {
  const random = seeded(`${world.seed}:${database.id}`)
  const size = between(random, 40, 900) * 1_048_576
  return Array.from({ length: count }, (_, hoursAgo) => {
    const time = world.madeAt - hoursAgo * HOUR - between(random, 60_000, 600_000)
    return {
      id: `bk_${randomText(random, 12, HEX)}`,
      name: `${database.name}-${stamp(time, 13)}`,
      status: 'completed',
      size_bytes: size,
      created_at: iso(time),
      completed_at: iso(time + tookFor(size)),
      type: 'scheduled' as const,
    }
  })
}

/** The team's own backup, some hours after the scheduled one and before a release. */
function onDemand(scheduled: StoredBackup, random: Random): StoredBackup {
  const time = Date.parse(scheduled.created_at) + 6 * HOUR
  return {
    ...scheduled,
    id: `bk_${randomText(random, 12, HEX)}`,
    name: `${scheduled.name}-release`,
    created_at: iso(time),
    completed_at: iso(time + tookFor(scheduled.size_bytes ?? 0)),
    type: 'on-demand',
  }
}

/** In a world with the usual fourteen kinds of databases, those of the orders are also backed up by hand. */
function isBeforeRelease({ serial }: StoredDatabase, place: number): boolean {
  return (serial % 14 === 3 || serial % 14 === 4) && place % 6 === 3
}

/** Size at 40 MiB a second, plus about half a minute. */
function tookFor(bytes: number): number {
  return 30_000 + Math.round(bytes / 41_943)
}

function isMissing({ habit }: StoredDatabase, daysAgo: number): boolean {
  return habit === 'never' || (habit === 'gaps' && (daysAgo % 7 === 2 || daysAgo % 7 === 3))
}

function hasFailed({ habit }: StoredDatabase, daysAgo: number, random: Random): boolean {
  return habit === 'failing' ? daysAgo < 4 : random() < 0.02
}

/** 20261122 (10 characters of the ISO form) or 20261122T020000 (19). */
function stamp(ms: number, characters: number): string {
  return iso(ms).slice(0, characters).replaceAll(/[-:]/g, '')
}
