/** The site's settings: `config.json` beside `index.html`, every key optional, read once at start. */
import {
  boolean,
  check,
  fallback,
  number,
  object,
  optional,
  pipe,
  record,
  string,
  transform,
  type GenericSchema,
  type InferOutput,
} from 'valibot'
import { listOf, parseOrNull } from './site-storage'

/** What has the wrong form counts as not set. */
const maybe = <Value>(schema: GenericSchema<unknown, Value>) =>
  fallback(optional(schema), undefined)

const text = pipe(
  string(),
  check((value) => value.trim() !== ''),
)
const link = pipe(
  string(),
  check((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)),
)
const brand = object({
  name: maybe(text),
  logo: maybe(text),
  accent: maybe(text),
  favicon: maybe(text),
  supportUrl: maybe(link),
  tokensUrl: maybe(link),
})
const keys = object({
  portalUrl: maybe(link),
  brand: maybe(brand),
  plans: maybe(record(string(), fallback(listOf(string()), []))),
  // JSON has no Infinity, but 1e999 becomes one.
  rateLimit: maybe(
    pipe(
      number(),
      check((rate) => rate >= 1 && rate < Infinity),
      transform(Math.floor),
    ),
  ),
  demo: maybe(boolean()),
})
const hosts = maybe(record(string(), fallback(keys, {})))

export type Brand = InferOutput<typeof brand> & { name: string }

export interface Settings {
  /** The portal's origin, such as `https://portal.example`; the page's own when not set. */
  portalUrl: string
  brand: Brand
  /** SKUs on sale, by engine. */
  plans: Record<string, string[]>
  /** Requests a minute, where the vendor set another than the portal's 120. */
  rateLimit: number | null
  demo: boolean
  /** Carries the calls in place of the browser: for the demo and for tests. */
  fetch?: typeof globalThis.fetch
}

/** A host that does not answer in this time gets a page without its settings, rather than nobody a page. */
const longestWaitMs = 5000

/** Reads `config.json`. A file that is missing, late, HTML or nonsense gives the defaults. */
export async function loadSettings(page: URL, base: string): Promise<Settings> {
  try {
    const signal = AbortSignal.timeout(longestWaitMs)
    // As the page's preload asks for it: no other form is the same request in every engine.
    const asPreloaded = { mode: 'no-cors', credentials: 'include' } as const
    // oxlint-disable-next-line no-restricted-globals -- a file of this site
    const response = await fetch(new URL(`${base}config.json`, page), { ...asPreloaded, signal })
    return readSettings(await response.json(), page)
  } catch {
    return readSettings({}, page)
  }
}

/**
 * The settings in a parsed `config.json`: by default the same origin and the product's own name. `hosts` may hold the
 * same keys for one host name, so that one build serves several brands.
 */
export function readSettings(config: unknown, page: URL): Settings {
  const all = parseOrNull(object({ ...keys.entries, hosts }), config) ?? {}
  const { hostname } = page
  const forHost = all.hosts && Object.hasOwn(all.hosts, hostname) ? all.hosts[hostname] : {}
  const { portalUrl, plans, rateLimit, demo } = { ...all, ...forHost }
  const { name, ...looks } = { ...all.brand, ...forHost?.brand }
  return {
    portalUrl: portalUrl ? new URL(portalUrl).origin : page.origin,
    brand: { name: name ?? 'HTX Cloud', ...looks },
    plans: plans ?? {},
    rateLimit: rateLimit ?? null,
    demo: demo ?? false,
  }
}

/** Stands for the embedded portal while the page shows demo data; no host can have such a name (RFC 2606). */
export const demoPortal = 'https://demo.invalid'

/** Whether what is shown comes from the embedded portal inside this page. */
export function inDemo(): boolean {
  return settings().portalUrl === demoPortal
}

let current: Settings | undefined

/** Makes the settings known to the page; `main.tsx` does so before anything is drawn, and the demo while it lasts. */
export function adoptSettings(settings: Settings): void {
  current = settings
}

/** The settings of this page. */
export function settings(): Settings {
  if (!current) throw new Error('The settings have not been read yet')
  return current
}
