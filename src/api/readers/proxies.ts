/** Reading the list of SOCKS5 proxies. */
import { isObject, type Json } from '~/api/transport/parse-body'
import { isIpv6, readAddress, readPort } from './address'
import { encodeStrictly, spellings } from './encode'
import { containers, fieldsOf, first, readText, synonyms, textOf, time } from './fields'
import { readItems, type ItemList } from './list'
import { readMasked } from './mask'
import { furtherFields, knownNames, unknownFields, type UnknownField } from './record'
import { withTitles } from './titles'

/** A SOCKS5 proxy. Null where the portal sent nothing; `raw` is all that it sent. */
export type SocksProxy = {
  /** Stable across reads and unique in a list. */
  key: string
  /** The name where there is no id. */
  id: string | null
  name: string | null
  /** Its name, else host and port, else its id; if several rows share it, a part that differs is added. */
  title: string | null
  /** A name, IPv4, or IPv6 without brackets. */
  host: string | null
  port: number | null
  username: string | null
  password: string | null
  status: string | null
  location: string | null
  /** ISO 8601, UTC. */
  expiresAt: string | null
  /** The same in the portal's own words, for a time that cannot be read. */
  expiresAtText: string | null
  /** Includes the password; null where host or port is unknown. */
  socksUrl: string | null
  /** The fields that this dashboard does not know. */
  unknown: UnknownField[]
  /** The password as it may occur in any other field: plain and percent-encoded. */
  secrets: string[]
  raw: Json
}

/** The plain names (see plainName()) that each field may have, likeliest first. */
const proxyWords = {
  id: synonyms('id proxyid uuid uid'),
  name: synonyms('name proxyname label title'),
  host: synonyms(
    'host hostname proxyhost ip ipaddress ipv4 publicip proxyip serverip server domain ipv6',
  ),
  address: synonyms(
    'address endpoint proxy proxyurl socksurl socks5url socks5 url uri hostport connectionstring',
  ),
  // Next to these, a field `port` is that of another protocol.
  port: synonyms('socks5port socksport proxyport port'),
  username: synonyms('username user login proxyuser proxyusername'),
  password: synonyms('password pass pwd proxypassword proxypass'),
  status: synonyms('status state phase proxystatus'),
  location: synonyms('location place geo country region city countrycode zone datacenter'),
  expires: synonyms(
    'expiresat expires expireson expiry expirydate expiration expirationdate expireat expiredat expiredate expiretime validuntil validto enddate',
  ),
}

/** Objects in which a proxy's address or credentials may be. */
const proxyContainers = [...containers, 'connection', 'endpoint', 'credentials', 'auth']

const known = knownNames(proxyWords)

/** Reads the answer to "list proxies"; null if it holds no list. */
export function readProxies(body: Json | undefined): ItemList<SocksProxy> | null {
  const list = readItems(
    body,
    ['proxies', 'proxy', 'socks', 'socks5'],
    readProxy,
    ({ name, host, port, username, password }) => [name, host, port, username, printOf(password)],
  )
  return withTitles(list, (proxy) => {
    const place = hostAndPort(proxy)
    return [(proxy.name?.trim() ? proxy.name : place) ?? proxy.id, proxy.username, place, proxy.id]
  })
}

/** `203.0.113.7:1080`, `[2001:db8::7]:1080`, the host alone where the port is not known; null without a host. */
export function hostAndPort({ host, port }: Pick<SocksProxy, 'host' | 'port'>): string | null {
  if (host === null || port === null) return host
  return `${isIpv6(host) ? `[${host}]` : host}:${port}`
}

/** Random for each page: keys are part of the address, and must reveal nothing of a password. */
const salt = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

/** A short hash (FNV-1a): two rows that differ only in the password get two keys, and no key holds a password. */
function printOf(password: string | null): string {
  let print = salt
  for (const character of password ?? '')
    print = Math.imul(print ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (print >>> 0).toString(36)
}

/**
 * A SOCKS5 URL as curl and most clients take it: credentials percent-encoded, IPv6 in brackets (RFC 3986), its
 * zone after `%25` (RFC 6874). Null if the host is not one, or the credentials are no valid Unicode.
 */
export function socksUrl(
  host: string,
  port: number,
  username: string | null,
  password: string | null,
): string | null {
  const v6 = isIpv6(host)
  if (!v6 && !/^[\p{L}\p{N}._-]+$/u.test(host)) return null
  try {
    const secret = password === null ? '' : `:${encodeStrictly(password)}`
    const user =
      username === null && password === null ? '' : `${encodeStrictly(username ?? '')}${secret}@`
    return `socks5://${user}${v6 ? `[${host.replace('%', '%25')}]` : host}:${port}`
  } catch {
    return null
  }
}

/** An address that may be a SOCKS proxy's: with a `socks…:` scheme or none. */
function readSocksAddress(json: Json) {
  const address = readAddress(json)
  return address && /^(?:socks.*)?$/.test(address.scheme) ? address : null
}

/** A location in words, or as an object with city and country. */
function readPlace(json: Json): string | null {
  if (!isObject(json)) return readText(json)
  const fields = fieldsOf(json, [])
  const parts = [
    textOf(fields, ['city', 'name', 'region']),
    textOf(fields, ['country', 'countryname', 'countrycode']),
  ]
  return parts.filter((part) => part !== null).join(', ') || null
}

function readProxy(raw: Json): SocksProxy {
  const fields = fieldsOf(typeof raw === 'string' ? { address: raw } : raw, proxyContainers)
  const link = first(fields, proxyWords.address, readSocksAddress)
  const place = first(fields, proxyWords.host, readSocksAddress) ?? link
  // Ignores an address of another host.
  const more = link?.host === place?.host ? link : null
  const host = place?.host ?? null
  const port = first(fields, proxyWords.port, readPort) ?? place?.port ?? more?.port ?? null
  const username = textOf(fields, proxyWords.username) ?? place?.username ?? more?.username ?? null
  const password = textOf(fields, proxyWords.password) ?? place?.password ?? more?.password ?? null
  const secrets = spellings(password)
  const name = readMasked(fields, proxyWords.name, secrets)
  const own = readMasked(fields, proxyWords.id, secrets)
  return {
    // Without an id, the user name is part of the key.
    key: own ?? [name, host, port, username].map((part) => part ?? '').join(' '),
    id: own ?? name,
    name,
    title: name,
    host,
    port,
    username,
    password,
    status: textOf(fields, proxyWords.status),
    location: first(fields, proxyWords.location, readPlace),
    expiresAt: time(fields, proxyWords.expires),
    expiresAtText: textOf(fields, proxyWords.expires),
    socksUrl: host === null || port === null ? null : socksUrl(host, port, username, password),
    unknown: unknownFields(raw, known, proxyContainers),
    secrets,
    raw,
  }
}

/** The fields of a proxy that no screen shows by name. */
export function furtherProxyFields(proxy: SocksProxy): UnknownField[] {
  const { id, name, host, port, username, password, status, location, expiresAtText } = proxy
  return furtherFields(
    proxy.raw,
    known,
    [id, name, host, port, username, password, status, location, expiresAtText],
    proxyContainers,
  )
}
