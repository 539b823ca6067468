/** The person's preferences for this browser: theme, language, idle time. No secret, kept in `localStorage`. */
import {
  boolean,
  fallback,
  check,
  nullable,
  number,
  object,
  picklist,
  pipe,
  type InferOutput,
} from 'valibot'
import { parseJsonOrNull, readKept, siteKey, tryStorage } from './site-storage'
import { createStore } from './store'

const themes = ['system', 'light', 'dark'] as const
const languages = ['en', 'vi'] as const
export const pageSizes = [50, 100, 500] as const
export const idleTimes = [5, 15, 30, 60, 240] as const

const schema = object({
  theme: fallback(picklist(themes), 'system'),
  /** Null: as the browser is set. */
  language: fallback(nullable(picklist(languages)), null),
  /** Minutes without input after which the session ends. */
  idleMinutes: fallback(picklist(idleTimes), 30),
  /** Whether single-letter shortcuts work. */
  singleKeys: fallback(boolean(), true),
  /** Rows of lists are dense. */
  isCompact: fallback(boolean(), false),
  rowsPerPage: fallback(picklist(pageSizes), 50),
  /** The age in hours at which a database's latest backup counts as stale. */
  staleHours: fallback(
    pipe(
      number(),
      check((hours) => hours > 0),
    ),
    24,
  ),
})

export type Preferences = InferOutput<typeof schema>

const keptAs = 'preferences'

export const preferences = createStore(load())

/** Changes preferences, in this tab at once and for later visits if the browser stores anything. */
export function prefer(change: Partial<Preferences>): void {
  preferences.set({ ...preferences.get(), ...change })
  tryStorage(
    () => localStorage.setItem(siteKey(keptAs), JSON.stringify(preferences.get())),
    undefined,
  )
}

/** Takes over changes of another tab. */
export function followPreferences(): void {
  addEventListener('storage', (event) => {
    if (event.key === siteKey(keptAs)) preferences.set(load())
  })
}

/** The language of the page: the person's choice, else the first of the browser's that we have, else English. */
export function language(): (typeof languages)[number] {
  const wanted = [preferences.get().language, ...navigator.languages]
  for (const tag of wanted) {
    const known = languages.find((one) => tag?.toLowerCase().split('-')[0] === one)
    if (known) return known
  }
  return 'en'
}

/** Puts the chosen theme on the document; the style sheet does the rest. */
export function showTheme(): void {
  document.documentElement.dataset['theme'] = preferences.get().theme
}

function load(): Preferences {
  const text = tryStorage(() => readKept(keptAs), null)
  return (
    parseJsonOrNull(schema, text) ?? {
      theme: 'system',
      language: null,
      idleMinutes: 30,
      singleKeys: true,
      isCompact: false,
      rowsPerPage: 50,
      staleHours: 24,
    }
  )
}
