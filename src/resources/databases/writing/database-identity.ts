/** Distinguishes a database from a later one of the same name: by its id and its time of creation. */
import type { Database } from '~/api/readers/database'

type Part = string | null

/** The identity of a database as JSON; null where the portal sends neither part of it. */
export function databaseIdentity({ id, createdAt, createdAtText }: Database): string | null {
  // One call may have the time in seconds and another with fractions.
  const created = createdAt?.replace(/\.\d+Z$/, 'Z') ?? createdAtText
  return id === null && created === null ? null : JSON.stringify([id, created])
}

/** Whether two identities are of one database, by the parts that both have; `unclear` where they share none. */
export function compareIdentities(
  one: string | null,
  other: string | null,
): 'same' | 'another' | 'unclear' {
  const [mine, theirs] = [partsOf(one), partsOf(other)]
  const shared = mine.flatMap((part, place) => {
    const match = theirs[place] ?? null
    return part === null || match === null ? [] : [part === match]
  })
  if (shared.length === 0) return 'unclear'
  return shared.every(Boolean) ? 'same' : 'another'
}

/** An identity may come from storage, where another app may have written it. */
function partsOf(mark: string | null): Part[] {
  try {
    const parts: unknown = JSON.parse(mark ?? '[]')
    return Array.isArray(parts) ? parts.map((part) => (typeof part === 'string' ? part : null)) : []
  } catch {
    return []
  }
}
