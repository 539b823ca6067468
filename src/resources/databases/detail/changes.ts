/** What changed in a database while it was watched. */
import { useState } from 'react'
import type { Json } from '~/api/transport/parse-body'
import type { DatabaseDetail } from '~/api/readers/database-detail'
import { rawLines } from '~/patterns/raw/raw-lines'

export interface FieldChange {
  /** When it was observed, in milliseconds since the epoch. */
  at: number
  /** The field's path, as the portal spells it. */
  path: string
  /** With secrets masked; null where there was nothing. */
  from: string | null
  to: string | null
}

const most = 20

/** The plain fields that differ between two answers; of a secret only that it changed. */
export function changesBetween(before: Json, after: Json, at: number): FieldChange[] {
  const [old, young] = [plainLines(before), plainLines(after)]
  return [...new Set([...old.keys(), ...young.keys()])]
    .filter((path) => old.get(path)?.value !== young.get(path)?.value)
    .map((path) => ({
      at,
      path,
      from: old.get(path)?.masked ?? null,
      to: young.get(path)?.masked ?? null,
    }))
}

/** What has changed since the first read, newest first. `at`: when it was read; 0 for the answer to a create. */
export function useChanges(latest: DatabaseDetail | undefined, at: number): readonly FieldChange[] {
  const detail = at > 0 ? latest : undefined
  const [seen, setSeen] = useState<{ detail: typeof detail; changes: readonly FieldChange[] }>({
    detail,
    changes: [],
  })
  if (detail === undefined || detail === seen.detail) return seen.changes
  const found = seen.detail ? changesBetween(seen.detail.raw, detail.raw, at) : []
  const changes = found.length > 0 ? [...found, ...seen.changes].slice(0, most) : seen.changes
  setSeen({ detail, changes })
  return changes
}

function plainLines(record: Json) {
  const lines = rawLines(record).filter(({ members }) => members === null)
  return new Map(
    lines.map(({ path, value, masked }) => [
      path,
      { value, masked: masked.replace(/^"(.*)"$/s, '$1') },
    ]),
  )
}
