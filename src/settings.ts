/** The site's settings: `config.json` beside `index.html`, every key optional, read once at start. */

export interface Brand {
  name: string
  logo?: string
  accent?: string
  favicon?: string
  supportUrl?: string
  tokensUrl?: string
}

export interface Settings {
  /** The portal's origin, such as `https://portal.example`; the page's own when not set. */
  portalUrl: string
  brand: Brand
  /** SKUs on sale, by engine. */
  plans: Record<string, string[]>
  /** Requests a minute, where the vendor set another than the portal's 120. */
  rateLimit: number | null
  demo: boolean
}

type Keys = Record<string, unknown>

/** A host that does not answer in this time gets a page without its settings, rather than nobody a page. */
const longestWaitMs = 5000

/**
 * Reads `config.json`. A file that is missing, late, HTML or nonsense gives the defaults: the same origin
 * and the product's own name. `hosts` may hold the same keys for one host name, so that one build serves
 * several brands.
 */
export async function loadSettings(page: URL, base: string): Promise<Settings> {
  try {
    const signal = AbortSignal.timeout(longestWaitMs)
    // As the page's preload asks for it: no other form is the same request in every engine.
    const asPreloaded = { mode: 'no-cors', credentials: 'include' } as const
    const response = await fetch(new URL(`${base}config.json`, page), { ...asPreloaded, signal })
    return readSettings(await response.json(), page)
  } catch {
    return readSettings({}, page)
  }
}

/** The settings in a parsed `config.json`; what has the wrong form counts as not set. */
export function readSettings(config: unknown, page: URL): Settings {
  const all = keysOf(config)
  const forHost = keysOf(keysOf(all['hosts'])[page.hostname])
  const keys = { ...all, ...forHost }
  const brand = { ...keysOf(all['brand']), ...keysOf(forHost['brand']) }
  return {
    portalUrl: originOf(keys['portalUrl'], page),
    brand: {
      name: textOf(brand['name']) ?? 'HTX Cloud',
      ...optional('logo', textOf(brand['logo'])),
      ...optional('accent', textOf(brand['accent'])),
      ...optional('favicon', textOf(brand['favicon'])),
      ...optional('supportUrl', webAddress(brand['supportUrl'])),
      ...optional('tokensUrl', webAddress(brand['tokensUrl'])),
    },
    plans: Object.fromEntries(
      Object.entries(keysOf(keys['plans'])).map(([engine, plans]) => [engine, textsOf(plans)]),
    ),
    rateLimit: rateOf(keys['rateLimit']),
    demo: keys['demo'] === true,
  }
}

function originOf(value: unknown, page: URL): string {
  const address = webAddress(value)
  return address ? new URL(address).origin : page.origin
}

function webAddress(value: unknown): string | undefined {
  const text = textOf(value)
  if (!text || !URL.canParse(text)) return undefined
  return /^https?:$/.test(new URL(text).protocol) ? text : undefined
}

function rateOf(value: unknown): number | null {
  // JSON has no Infinity, but 1e999 becomes one.
  return typeof value === 'number' && value >= 1 && value < Infinity ? Math.floor(value) : null
}

function keysOf(value: unknown): Keys {
  // A cast where parsed JSON becomes a type: every value is still checked when it is picked.
  return typeof value === 'object' && value !== null ? (value as Keys) : {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value : undefined
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function optional<Key extends string>(key: Key, value: string | undefined) {
  // A cast, because TypeScript widens a computed key to `string`.
  return (value ? { [key]: value } : {}) as Partial<Record<Key, string>>
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
