/** The problems of `config.json`: for the Token screen, the console, and `npm run check:config`. */
import { safeParse } from 'valibot'
import { settingsFile, settingsFrom, settingsSchema, type Keys, type Settings } from './settings'

/** What a value must be. */
type Wanted = 'text' | 'link' | 'rate' | 'switch' | 'keys' | 'list'

export interface SettingsProblem {
  /** Such as `brand.accent`; empty for the file itself. */
  path: string
  /** The expected value; null for an unknown key, or if the file is no JSON. */
  wanted: Wanted | null
}

/** The problems of this page's file. */
export function settingsProblems(): SettingsProblem[] {
  const file = settingsFile()
  return file === undefined ? [{ path: '', wanted: null }] : problemsOf(file)
}

/** The problems of a parsed `config.json`. */
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

/** Unknown keys, including those of each host and of a brand. */
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

/** In English, for the site's operator. */
export function problemText({ path, wanted }: SettingsProblem): string {
  if (wanted) return `${path || 'the file'} ${words[wanted]}; it is left out`
  return path ? `${path} is no setting; it is left out` : 'it is no JSON, or did not come'
}

export function warnOfSettings(): void {
  for (const problem of settingsProblems())
    // oxlint-disable-next-line no-console -- for whoever looks after the site
    console.warn(`config.json: ${problemText(problem)}`)
}

/** The settings in a parsed `config.json`, without its invalid parts. */
export function readSettings(config: unknown, page: URL): Settings {
  return settingsFrom(sift(config).keys, page)
}

/** Separates the valid parts from the invalid ones, which count as not set; `wrong` are their paths. */
export function sift(config: unknown): { keys: Keys; wrong: string[][] } {
  const wrong: string[][] = []
  let left = config
  for (;;) {
    const { issues, output, success } = safeParse(settingsSchema, left, { abortPipeEarly: true })
    if (success) return { keys: output, wrong }
    // From the end, so that the indexes of the remaining items do not change.
    for (const { path = [] } of issues.toReversed()) {
      const names = path.map(({ key }) => String(key))
      wrong.unshift(names)
      left = without(left, names)
    }
  }
}

/** The value without the part at a path; nothing if the path is empty. */
function without(value: unknown, [name, ...further]: string[]): unknown {
  if (name === undefined) return {}
  const rest = Object.entries(value ?? {}).flatMap(([key, one]): [string, unknown][] =>
    key === name ? (further.length ? [[key, without(one, further)]] : []) : [[key, one]],
  )
  return Array.isArray(value) ? rest.map(([, one]) => one) : Object.fromEntries(rest)
}
