/** What is wrong with `config.json`: for the Token screen, the console, and `npm run check:config`. */
import { safeParse } from 'valibot'
import { settingsFile, settingsFrom, settingsSchema, type Keys, type Settings } from './settings'

/** What a value has to be. */
type Wanted = 'text' | 'link' | 'rate' | 'switch' | 'keys' | 'list'

export interface SettingsProblem {
  /** Such as `brand.accent`; empty for the file itself. */
  path: string
  /** What it would have to be; null where there is no such key, or no JSON at all. */
  wanted: Wanted | null
}

/** What is wrong with the file of this page. */
export function settingsProblems(): SettingsProblem[] {
  const file = settingsFile()
  return file === undefined ? [{ path: '', wanted: null }] : problemsOf(file)
}

/** What is wrong with a parsed `config.json`. */
export function problemsOf(config: unknown): SettingsProblem[] {
  const wrong = sift(config).wrong.map((path) => ({ path: path.join('.'), wanted: wantedAt(path) }))
  const { $schema: _, ...rest } = keysOf(config)
  const unknown = unknownKeys(rest, settingsSchema.entries, '')
  const problems = [...wrong, ...unknown.map((path) => ({ path, wanted: null }))]
  return problems.toSorted((one, other) => (one.path < other.path ? -1 : 1))
}

function wantedAt(path: string[]): Wanted {
  const [first, ...further] = path
  if (first === 'hosts' && further.length > 1) return wantedAt(further.slice(1))
  if (first === 'plans' && further.length) return further.length === 1 ? 'list' : 'text'
  const other = first === 'brand' && further.length ? 'text' : 'keys'
  return wantedOf[path.at(-1) ?? ''] ?? other
}

const wantedOf: Partial<Record<string, Wanted>> = {
  portalUrl: 'link',
  supportUrl: 'link',
  tokensUrl: 'link',
  rateLimit: 'rate',
  demo: 'switch',
}

/** The keys that no schema knows; those of each host and of a brand are looked at too. */
function unknownKeys(config: object, known: object, before: string): string[] {
  return Object.entries(config).flatMap(([key, value]) => {
    const path = before + key
    if (!(key in known)) return [path]
    if (key === 'brand')
      return unknownKeys(keysOf(value), settingsSchema.entries.brand.wrapped.entries, `${path}.`)
    if (key !== 'hosts') return []
    const { hosts: _, ...ofHost } = settingsSchema.entries
    return Object.entries(keysOf(value)).flatMap(([host, keys]) =>
      unknownKeys(keysOf(keys), ofHost, `${path}.${host}.`),
    )
  })
}

function keysOf(value: unknown): Record<string, unknown> {
  const isKeys = typeof value === 'object' && value !== null && !Array.isArray(value)
  // A cast where parsed JSON becomes a type.
  return isKeys ? (value as Record<string, unknown>) : {}
}

const words: Record<Wanted, string> = {
  text: 'has to be a text',
  link: 'has to be a web address (https://…)',
  rate: 'has to be a number from 1 on',
  switch: 'has to be true or false',
  keys: 'has to be an object: {…}',
  list: 'has to be a list of texts',
}

/** In English, for whoever looks after the site. */
export function problemText({ path, wanted }: SettingsProblem): string {
  if (wanted) return `${path || 'the file'} ${words[wanted]}; it is left out`
  return path ? `${path} is no setting; it is left out` : 'it is no JSON, or did not come'
}

export function warnOfSettings(): void {
  for (const problem of settingsProblems())
    // oxlint-disable-next-line no-console -- for whoever looks after the site
    console.warn(`config.json: ${problemText(problem)}`)
}

/** The settings in a parsed `config.json`, whatever is wrong with it. */
export function readSettings(config: unknown, page: URL): Settings {
  return settingsFrom(sift(config).keys, page)
}

/** Parts what has its form from what has not, which counts as not set; `wrong` are the paths to it. */
export function sift(config: unknown): { keys: Keys; wrong: string[][] } {
  const wrong: string[][] = []
  let left = config
  for (;;) {
    const { issues, output, success } = safeParse(settingsSchema, left, { abortPipeEarly: true })
    if (success) return { keys: output, wrong }
    // From the end, so that no place in a list changes under those that are still to go.
    for (const { path = [] } of issues.toReversed()) {
      const names = path.map(({ key }) => String(key))
      wrong.unshift(names)
      left = without(left, names)
    }
  }
}

/** The value without what is at a path: the whole of it where the path has no step. */
function without(value: unknown, [name, ...further]: string[]): unknown {
  if (name === undefined) return {}
  const rest = Object.entries(value ?? {}).flatMap(([key, one]): [string, unknown][] =>
    key === name ? (further.length ? [[key, without(one, further)]] : []) : [[key, one]],
  )
  return Array.isArray(value) ? rest.map(([, one]) => one) : Object.fromEntries(rest)
}
