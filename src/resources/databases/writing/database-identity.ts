/** What tells a database from one that is made later under its name: its id and its time of creation. */
import type { Database } from '~/api/readers/database'

type Part = string | null

/** The mark of a database, as JSON; null where the portal tells neither part of it. */
export function databaseIdentity({ id, createdAt, createdAtText }: Database): string | null {
  // One call may tell it to the second and another more finely.
  const created = createdAt?.replace(/\.\d+Z$/, 'Z') ?? createdAtText
  return id === null && created === null ? null : JSON.stringify([id, created])
}

/** Whether two marks are of one database, by the parts that both have; `unclear` where they share none. */
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

/** A mark may come from storage, where another app may have written it. */
function partsOf(mark: string | null): Part[] {
  try {
    const parts: unknown = JSON.parse(mark ?? '[]')
    return Array.isArray(parts) ? parts.map((part) => (typeof part === 'string' ? part : null)) : []
  } catch {
    return []
  }
}
