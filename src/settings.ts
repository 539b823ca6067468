/** The site's settings: `config.json` beside `index.html`, every key optional, read once at start. */
import {
  array,
  boolean,
  check,
  number,
  object,
  optional,
  pipe,
  record,
  safeParse,
  string,
  transform,
  type InferOutput,
} from 'valibot'

const text = optional(
  pipe(
    string(),
    check((value) => value.trim() !== ''),
  ),
)
/** An empty text counts as missing. */
const link = optional(
  pipe(
    string(),
    check((value) => !value || (/^https?:/i.test(value) && URL.canParse(value))),
  ),
)
const keys = {
  portalUrl: link,
  brand: optional(
    object({
      name: text,
      logo: text,
      logoDark: text,
      accent: text,
      favicon: text,
      supportUrl: link,
      tokensUrl: link,
    }),
  ),
  plans: optional(record(string(), array(string()))),
  rateLimit: optional(
    pipe(
      number(),
      // JSON has no Infinity, but 1e999 becomes one.
      check((rate) => rate >= 1 && rate < Infinity),
      transform(Math.floor),
    ),
  ),
  demo: optional(boolean()),
}
/** `config.json`; `npm run hosting` makes `public/config.schema.json` of it. */
export const settingsSchema = object({ ...keys, hosts: optional(record(string(), object(keys))) })

export type Keys = InferOutput<typeof settingsSchema>
type Brand = NonNullable<Keys['brand']> & { name: string }

export interface Settings {
  /** The portal's origin, such as `https://portal.example`; by default the page's own. */
  portalUrl: string
  brand: Brand
  /** SKUs on sale, by engine. */
  plans: Record<string, string[]>
  /** Requests a minute, where the vendor set another than the portal's 120. */
  rateLimit: number | null
  demo: boolean
  /** Replaces the browser's `fetch`, for the demo and for tests. */
  fetch?: typeof globalThis.fetch
}

/** If the host does not answer in this time, the page starts without its settings. */
const longestWaitMs = 5000

/** Reads `config.json`. A file that is missing, late, HTML or invalid gives the defaults. */
export async function loadSettings(page: URL, base: string): Promise<Settings> {
  try {
    const signal = AbortSignal.timeout(longestWaitMs)
    // Exactly like the page's preload: some engines do not reuse that for any other request.
    const asPreloaded = { mode: 'no-cors', credentials: 'include' } as const
    // oxlint-disable-next-line no-restricted-globals -- a file of this site
    const response = await fetch(new URL(`${base}config.json`, page), { ...asPreloaded, signal })
    file = response.status === 404 ? {} : undefined
    file = await response.json()
  } catch {
    // Reported on the Token screen and in the console: settings-problems.ts.
  }
  const { success, output } = safeParse(settingsSchema, file ?? {})
  const parsed = success ? output : (await import('./settings-problems')).sift(file).keys
  return settingsFrom(parsed, page)
}

/**
 * The settings in `config.json`; by default the same origin and the product's own name. `hosts` may hold the same keys
 * for one host name, so that one build serves several brands.
 */
export function settingsFrom({ hosts = {}, ...all }: Keys, page: URL): Settings {
  const { hostname } = page
  const forHost = Object.hasOwn(hosts, hostname) ? hosts[hostname] : {}
  const { portalUrl, plans, rateLimit, demo } = { ...all, ...forHost }
  const { name = 'HTX Cloud', ...looks } = { ...all.brand, ...forHost?.brand }
  return {
    portalUrl: portalUrl ? new URL(portalUrl).origin : page.origin,
    brand: { name, ...looks },
    plans: plans ?? {},
    rateLimit: rateLimit ?? null,
    demo: demo ?? false,
  }
}

/** The origin of the embedded portal while the page shows demo data; no host can have such a name (RFC 2606). */
export const demoPortal = 'https://demo.invalid'

/** Whether the data comes from the embedded portal inside this page. */
export function inDemo(): boolean {
  return settings().portalUrl === demoPortal
}

let current: Settings | undefined
let file: unknown

/**
 * Sets the settings of the page; `main.tsx` does this before anything is rendered, and the demo while it lasts. `read`:
 * their file, if `loadSettings` has not read it.
 */
export function adoptSettings(next: Settings, read?: unknown): void {
  current = next
  file = read ?? file
}

/** The parsed `config.json` of this page; undefined if it is no JSON or did not arrive. */
export function settingsFile(): unknown {
  return file
}

/** The settings of this page. */
export function settings(): Settings {
  if (!current) throw new Error('The settings have not been read yet')
  return current
}
