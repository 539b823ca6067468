/** Which columns of which list the person has turned on or off; kept in this browser, no secret. */
import { readKept, siteKey } from '~/site-storage'
import { createStore } from '~/store'
import { useStore } from '~/use-store'

type Choices = Readonly<Record<string, readonly string[]>>

const keptAs = 'columns'
const most = 100

const choices = createStore<Choices>(load())

/** The ids of the list's columns that are not as they are by default, and how to change that of one. */
export function useColumnChoice(list: string): [ReadonlySet<string>, (id: string) => void] {
  const changed = new Set(useStore(choices)[list])
  const toggle = (id: string) => {
    const after = new Set(choices.get()[list])
    if (!after.delete(id)) after.add(id)
    choices.set({ ...choices.get(), [list]: [...after].slice(-most) })
    try {
      localStorage.setItem(siteKey(keptAs), JSON.stringify(choices.get()))
    } catch {
      // Refused storage: the choice holds until the page is closed.
    }
  }
  return [changed, toggle]
}

function load(): Choices {
  try {
    return readChoices(JSON.parse(readKept(keptAs) ?? '{}'))
  } catch {
    return {}
  }
}

/** Stored choices; what another page wrote under the same key counts for nothing. */
export function readChoices(stored: unknown): Choices {
  if (typeof stored !== 'object' || stored === null) return {}
  const lists = Object.entries(stored).flatMap(([list, ids]: [string, unknown]) =>
    Array.isArray(ids)
      ? [[list, ids.filter((id) => typeof id === 'string').slice(-most)] as const]
      : [],
  )
  return Object.fromEntries(lists)
}
