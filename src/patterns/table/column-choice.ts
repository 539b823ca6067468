/** Which columns of which list the person has turned on or off; stored in this browser, no secret. */
import { useMemo } from 'react'
import { readKept, siteKey, tryStorage } from '~/site-storage'
import { createStore } from '~/store'
import { useStore } from '~/use-store'

type Choices = Readonly<Record<string, readonly string[]>>

const keptAs = 'columns'
const most = 100

/** By list, the ids of the columns that differ from their default. */
export const columnChoices = createStore<Choices>(
  tryStorage(() => readChoices(JSON.parse(readKept(keptAs) ?? '{}')), {}),
)

/** The ids of the list's columns that differ from their default, and a function to change one. */
export function useColumnChoice(list: string): [ReadonlySet<string>, (id: string) => void] {
  const stored = useStore(columnChoices)[list]
  const changed = useMemo(() => new Set(stored), [stored])
  const toggle = (id: string) => {
    const after = new Set(columnChoices.get()[list])
    if (!after.delete(id)) after.add(id)
    columnChoices.set({ ...columnChoices.get(), [list]: [...after].slice(-most) })
    tryStorage(
      () => localStorage.setItem(siteKey(keptAs), JSON.stringify(columnChoices.get())),
      undefined,
    )
  }
  return [changed, toggle]
}

/** A column that is shown unless the person turned it off, or, if it is `extra`, only if turned on. */
export interface ChoosableColumn {
  id: string
  always?: boolean
  extra?: boolean
}

/** `changed`: the ids of the columns that differ from their default. */
export function isColumnShown(
  { id, always, extra }: ChoosableColumn,
  changed: ReadonlySet<string>,
): boolean {
  return always === true || (extra === true) === changed.has(id)
}

/** Stored choices; another app may have written anything else, which is ignored. */
export function readChoices(stored: unknown): Choices {
  if (typeof stored !== 'object' || stored === null) return {}
  const lists = Object.entries(stored).flatMap(([list, ids]: [string, unknown]) =>
    Array.isArray(ids)
      ? [[list, ids.filter((id) => typeof id === 'string').slice(-most)] as const]
      : [],
  )
  return Object.fromEntries(lists)
}
