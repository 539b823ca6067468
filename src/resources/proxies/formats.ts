/** Proxies as lines, commands and files for clients. */
import { shellQuote } from '~/api/curl'
import { isIpv4, isIpv6 } from '~/api/readers/address'
import { socksUrl, type SocksProxy } from '~/api/readers/proxies'

export const formatIds = [
  'socks5',
  'socks5h',
  'list',
  'curl',
  'proxychains',
  'environment',
  'foxyproxy',
] as const
export type FormatId = (typeof formatIds)[number]

/** The extensions of files. */
export const endings: Record<FormatId, string> = {
  socks5: 'txt',
  socks5h: 'txt',
  list: 'txt',
  curl: 'sh',
  proxychains: 'conf',
  environment: 'sh',
  foxyproxy: 'json',
}

/** `left`: proxies that cannot be written in this format, or whose host or port is unknown. */
interface Written {
  text: string
  left: SocksProxy[]
}

/**
 * The proxies in a format; without `passwords` those are left out. Line formats have one proxy a line, each ended by a
 * line feed if there are several.
 */
export function writeProxies(
  format: FormatId,
  proxies: readonly SocksProxy[],
  passwords = true,
): Written {
  const written = proxies.map((proxy) => ({ proxy, entry: entryOf(format, proxy, passwords) }))
  const entries = written.flatMap(({ entry }) => (entry === null ? [] : [entry]))
  const left = written.flatMap(({ proxy, entry }) => (entry === null ? [proxy] : []))
  if (format === 'foxyproxy')
    return { text: `{\n  "data": [\n${entries.join(',\n')}\n  ]\n}\n`, left }
  const text = entries.join('\n')
  return { text: entries.length > 1 ? `${text}\n` : text, left }
}

/** How many of the proxies cannot be written in this format. */
export function countSkipped(
  format: FormatId,
  proxies: readonly SocksProxy[],
  passwords: boolean,
): number {
  return proxies.filter((proxy) => entryOf(format, proxy, passwords) === null).length
}

function entryOf(format: FormatId, proxy: SocksProxy, passwords: boolean): string | null {
  const place = placeOf(passwords ? proxy : { ...proxy, password: null })
  return place && writers[format](place)
}

interface Place {
  title: string
  host: string
  port: number
  username: string | null
  password: string | null
  /** `socks5://…` */
  url: string
}

function placeOf({ title, host, port, username, password }: SocksProxy): Place | null {
  if (host === null || port === null) return null
  const url = socksUrl(host, port, username, password)
  return url === null
    ? null
    : { title: title ?? `${host}:${port}`, host, port, username, password, url }
}

/** The proxy resolves the host's name (`h`), as its users expect. */
const remote = ({ url }: Place) => url.replace(/^socks5:/, 'socks5h:')

/** One proxy in a format; null where the format cannot express it. */
const writers: Record<FormatId, (place: Place) => string | null> = {
  socks5: ({ url }) => url,
  socks5h: remote,
  list({ host, port, username, password }) {
    const parts = [isIpv6(host) ? `[${host}]` : host, String(port), username, password]
    // A colon would end the user name early; a line break would end the proxy early.
    if (hasBreak(username, password) || username?.includes(':')) return null
    if (username === null) return password === null ? parts.slice(0, 2).join(':') : null
    return parts.filter((part) => part !== null).join(':')
  },
  curl: (place) => `curl --proxy ${shellQuote(remote(place))} https://example.com/`,
  proxychains({ host, port, username, password }) {
    const fields = ['socks5', host, String(port), username, password]
    // proxychains takes numeric addresses only, without IPv6 zones.
    if (!isIpv4(host) && (!isIpv6(host) || host.includes('%'))) return null
    // Its fields are separated by white space and cannot be quoted.
    if (hasBreak(username, password) || /\s/.test(`${username}${password}`)) return null
    if (username === null && password !== null) return null
    return fields.filter((field) => field !== null).join(' ')
  },
  environment: (place) =>
    ['ALL_PROXY', 'all_proxy']
      .map((name) => `export ${name}=${shellQuote(remote(place))}`)
      .join('\n'),
  foxyproxy: ({ title, host, port, username, password }) =>
    indented({
      active: true,
      title,
      type: 'socks5',
      hostname: host,
      port: String(port),
      username: username ?? '',
      password: password ?? '',
      cc: '',
      city: '',
      color: '#1f5fd0',
      pac: '',
      pacString: '',
      proxyDNS: true,
      include: [],
      exclude: [],
      tabProxy: [],
    }),
}

function hasBreak(...texts: (string | null)[]): boolean {
  return texts.some((text) => text !== null && /\p{Cc}|[\u2028\u2029]/u.test(text))
}

/** An entry of FoxyProxy's settings, version 8 and later. An import replaces its list and keeps its other settings. */
function indented(entry: object): string {
  return JSON.stringify(entry, null, 2).replace(/^/gm, '    ')
}
