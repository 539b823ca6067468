/** Reading the list of a database's backups, and the answer to starting one. */
import type { Json } from '~/api/transport/parse-body'
import { duration, durationNames } from './duration'
import { type Fields, fieldsOf, synonyms, textOf, time } from './fields'
import { readItems, type ItemList } from './list'
import { knownNames, readRecord, unknownFields, type UnknownField } from './record'
import { size, sizeNames } from './size'

/** A backup or snapshot. Null where the portal sent nothing; `raw` is all that it sent. */
export type Backup = {
  /** Stable across reads and unique in a list. */
  key: string
  /** The name where there is no id. */
  id: string | null
  name: string | null
  status: string | null
  sizeBytes: number | null
  /** When it was made or started; ISO 8601, UTC. */
  createdAt: string | null
  /** The same in the portal's own words, for a time that cannot be read. */
  createdAtText: string | null
  /** Its duration in milliseconds: as the portal says, else from start to end. */
  durationMs: number | null
  /** Such as "scheduled" or "manual". */
  kind: string | null
  /** The same entry is in the list before this one. */
  repeated: boolean
  raw: Json
}

const backupWords = {
  id: synonyms('id backupid snapshotid uuid backup snapshot'),
  name: synonyms('name backupname snapshotname filename file label title'),
  status: synonyms('status state phase backupstatus snapshotstatus'),
  created: synonyms(
    'createdat created createdon creationtimestamp creationtime createtime startedat starttime takenat snapshottime backuptime timestamp time date completedat finishedat',
  ),
  started: synonyms('startedat starttime createdat created creationtimestamp creationtime'),
  ended: synonyms('completedat completiontime completiontimestamp finishedat endedat endtime'),
  kind: synonyms('type trigger backuptype snapshottype triggertype kind source'),
}
const sizeWords = synonyms('size bytes backupsize snapshotsize totalsize filesize')
const known = knownNames(backupWords, {
  size: sizeNames(sizeWords),
  duration: durationNames,
})

/** Reads the answer to "list backups"; null if it holds no list. */
export function readBackups(body: Json | undefined): ItemList<Backup> | null {
  const list = readItems(
    body,
    ['backups', 'snapshots', 'backup', 'snapshot'],
    readBackup,
    (one) => [one.createdAtText, one.kind],
  )
  const seen = new Set<string>()
  for (const item of list?.items ?? []) {
    if (item.id === null) continue
    const print = JSON.stringify([item.id, item.createdAtText, item.status])
    item.repeated = seen.has(print)
    seen.add(print)
  }
  return list
}

/** Reads the answer to "trigger a backup". It may hold anything or nothing, so every field may be null. */
export function readStartedBackup(body: Json | undefined): Backup {
  return readBackup(readRecord(body, ['backup', 'snapshot', 'backups', 'snapshots']))
}

/** The fields of a backup that this dashboard does not know, for the raw view. */
export function unknownBackupFields(backup: Backup): UnknownField[] {
  return unknownFields(backup.raw, known)
}

function readBackup(raw: Json): Backup {
  const fields = fieldsOf(raw)
  const name = textOf(fields, backupWords.name)
  const id = textOf(fields, backupWords.id) ?? name
  return {
    key: id ?? '',
    id,
    name,
    status: textOf(fields, backupWords.status),
    sizeBytes: size(fields, sizeWords),
    createdAt: time(fields, backupWords.created),
    createdAtText: textOf(fields, backupWords.created),
    durationMs: duration(fields) ?? between(fields),
    repeated: false,
    kind: textOf(fields, backupWords.kind),
    raw,
  }
}

/** The time from start to end, where both are known and in order. */
function between(fields: Fields): number | null {
  const [start, end] = [time(fields, backupWords.started), time(fields, backupWords.ended)]
  if (start === null || end === null) return null
  const took = Date.parse(end) - Date.parse(start)
  return took >= 0 ? took : null
}
