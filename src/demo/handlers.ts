/** The effect of each operation of the contract. Nothing changes until the outcome is committed. */
import { backupsOf, newBackup } from './backups'
import {
  backupsBody,
  databaseBody,
  databaseRow,
  functionsBody,
  proxiesBody,
  startedBackupBody,
} from './bodies'
import type { Call, Database, Handlers, Refusal } from './contract'
import { iso, newDatabase } from './seed'
import { durations, type StoredDatabase } from './world'

/** A handler for every operation; a missing or wrong one fails the type check. */
export const handlers: Handlers = {
  listDatabases: ({ world }) => ({
    status: 200,
    body: [...world.databases.map(databaseRow), ...world.strange.databases],
  }),
  createDatabase,
  getDatabase: (call) => {
    const database = find(call)
    return database ? { status: 200, body: databaseBody(call.world, database) } : notFound(call)
  },
  deleteDatabase,
  listBackups: (call) => {
    const database = find(call)
    if (!database) return notFound(call)
    return {
      status: 200,
      body: backupsBody(call.world, database, backupsOf(call.world, database)),
    }
  },
  startBackup,
  listFunctions: ({ world }) => ({ status: 200, body: functionsBody(world) }),
  listProxies: ({ world }) => ({ status: 200, body: proxiesBody(world) }),
}

type Created = { status: 201; body: Database; commit: () => void }

function createDatabase({ world, body, now }: Call): Created | Refusal {
  const { name, engine, sku } = fieldsOf(body)
  if (typeof name !== 'string' || !/^[a-z][a-z0-9-]{0,62}$/.test(name)) {
    return refuse(
      400,
      'name must be 1–63 characters: a letter, then letters, digits or hyphens in lower case',
    )
  }
  if (typeof engine !== 'string' || !world.engines.includes(engine)) {
    return refuse(400, `engine must be one of ${world.engines.join(', ')}`)
  }
  if (typeof sku !== 'string' || !/^[a-z]{2}-[a-z0-9-]+$/.test(sku)) {
    return refuse(422, 'this sku is not on sale')
  }
  if (world.databases.some((database) => database.name === name)) {
    return refuse(409, `a database named ${name} already exists`)
  }
  if (world.databases.length >= world.quota) {
    return refuse(402, `plan quota reached: ${world.quota} databases`)
  }
  const wanted = { name, engine, sku, status: 'creating', habit: 'never' as const }
  const database: StoredDatabase = {
    ...newDatabase(world, wanted),
    created_at: iso(now),
    changesAt: now + durations.creating,
  }
  return {
    status: 201,
    body: databaseRow(database),
    commit: () => world.databases.push(database),
  }
}

function deleteDatabase(call: Call) {
  const database = find(call)
  if (!database) return notFound(call)
  if (database.status === 'deleting') return refuse(409, `${database.name} is being deleted`)
  return {
    status: 200 as const,
    body: call.world.oddShapes ? {} : { message: `${database.name} is being deleted` },
    commit: () => {
      database.status = 'deleting'
      database.changesAt = call.now + durations.deleting
    },
  }
}

function startBackup(call: Call) {
  const database = find(call)
  if (!database) return notFound(call)
  if (database.status === 'deleting') return refuse(409, `${database.name} is being deleted`)
  const backup = newBackup(call.world, database, call.now)
  return {
    status: 201 as const,
    body: startedBackupBody(call.world, database, backup),
    commit: () => {
      backupsOf(call.world, database).unshift(backup)
    },
  }
}

function find({ world, name }: Call): StoredDatabase | undefined {
  return world.databases.find((database) => database.name === name)
}

function notFound({ name }: Call): Refusal {
  return refuse(404, `no database named ${name}`)
}

function refuse(status: Refusal['status'], error: string): Refusal {
  return { status, body: { error } }
}

/** The fields of a JSON object; none for any other text. */
function fieldsOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
