/** What the person chose for this browser: theme, language, idle time. No secret, kept in `localStorage`. */
import { readKept, siteKey } from './site-keys'
import { createStore } from './store'

export const themes = ['system', 'light', 'dark'] as const
export const languages = ['en', 'vi'] as const
export const idleTimes = [5, 15, 30, 60, 240] as const

export interface Preferences {
  theme: (typeof themes)[number]
  /** Null: as the browser says. */
  language: (typeof languages)[number] | null
  /** Minutes without input after which the session ends. */
  idleMinutes: (typeof idleTimes)[number]
  /** How old, in hours, a database's newest backup may become before it counts as stale. */
  staleHours: number
}

const keptAs = 'preferences'
const defaults: Preferences = { theme: 'system', language: null, idleMinutes: 30, staleHours: 24 }

export const preferences = createStore<Preferences>(load())

/** Changes some preferences, for this tab at once and for later visits if the browser keeps anything. */
export function prefer(change: Partial<Preferences>): void {
  preferences.set({ ...preferences.get(), ...change })
  try {
    localStorage.setItem(siteKey(keptAs), JSON.stringify(preferences.get()))
  } catch {
    // Refused storage: the choice holds until the page is closed.
  }
}

/** Takes over what is chosen in another tab. */
export function followPreferences(): void {
  addEventListener('storage', (event) => {
    if (event.key === siteKey(keptAs)) preferences.set(load())
  })
}

/** The language to speak: the person's choice, else the first of the browser's that there is, else English. */
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
  try {
    // A cast where stored text becomes a type; each value is checked against what is on offer.
    const stored = JSON.parse(readKept(keptAs) ?? '{}') as Partial<Preferences>
    return {
      theme: themes.find((one) => one === stored.theme) ?? defaults.theme,
      language: languages.find((one) => one === stored.language) ?? defaults.language,
      idleMinutes: idleTimes.find((one) => one === stored.idleMinutes) ?? defaults.idleMinutes,
      staleHours: Number(stored.staleHours) || defaults.staleHours,
    }
  } catch {
    return defaults
  }
}
