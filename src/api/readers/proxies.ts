/** Reading the list of SOCKS5 proxies. */
import type { Json } from '../parse-body'
import { isIpv6, readAddress, readPort } from './address'
import { containers, fieldsOf, first, text, time } from './fields'
import { readItems, type ItemList } from './list'

/** A SOCKS5 proxy. What the portal does not tell is null; `raw` is all that it told. */
export type SocksProxy = {
  /** Stable across reads and unique in a list. */
  key: string
  /** Its name where it has no id. */
  id: string | null
  name: string | null
  /** A name, IPv4, or IPv6 without brackets. */
  host: string | null
  port: number | null
  username: string | null
  password: string | null
  status: string | null
  location: string | null
  /** ISO 8601, UTC. */
  expiresAt: string | null
  /** The same in the portal's own words, for when they are no time that can be read. */
  expiresAtText: string | null
  /** With the password in it; null where host or port is not known. */
  socksUrl: string | null
  raw: Json
}

/** The plain names under which each field may come, likeliest first. */
export const proxyWords = {
  id: ['id', 'proxyid', 'uuid', 'uid'],
  name: ['name', 'proxyname', 'label', 'title'],
  host: ['host', 'hostname', 'ip', 'ipaddress', 'server', 'domain'],
  address: [
    'address',
    'endpoint',
    'proxy',
    'proxyurl',
    'socksurl',
    'socks5url',
    'socks5',
    'url',
    'uri',
    'hostport',
    'connectionstring',
  ],
  port: ['port', 'socksport', 'socks5port', 'proxyport'],
  username: ['username', 'user', 'login', 'proxyuser', 'proxyusername'],
  password: ['password', 'pass', 'pwd', 'proxypassword', 'proxypass'],
  status: ['status', 'state', 'phase', 'proxystatus'],
  location: ['location', 'country', 'region', 'city', 'countrycode', 'zone', 'datacenter'],
  expires: [
    'expiresat',
    'expires',
    'expireson',
    'expiry',
    'expirydate',
    'expiration',
    'validuntil',
  ],
}

/** Objects in which a proxy's address or credentials may be. */
export const proxyContainers = [...containers, 'connection', 'endpoint', 'credentials', 'auth']

/** Reads the answer to "list proxies"; null if it holds no list. */
export function readProxies(body: Json | undefined): ItemList<SocksProxy> | null {
  return readItems(body, ['proxies', 'proxy', 'socks', 'socks5'], readProxy)
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
    const secret = password === null ? '' : `:${encode(password)}`
    const user = username === null && password === null ? '' : `${encode(username ?? '')}${secret}@`
    return `socks5://${user}${v6 ? `[${host.replace('%', '%25')}]` : host}:${port}`
  } catch {
    return null
  }
}

/** All but RFC 3986's unreserved characters: encodeURIComponent() leaves five more, which shells may read. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** An address that may be a SOCKS proxy's: with a `socks…:` scheme or none. */
function readSocksAddress(json: Json) {
  const address = readAddress(json)
  return address && /^(?:socks.*)?$/.test(address.scheme) ? address : null
}

function readProxy(raw: Json): SocksProxy {
  const fields = fieldsOf(typeof raw === 'string' ? { address: raw } : raw, proxyContainers)
  const name = text(fields, proxyWords.name)
  const id = text(fields, proxyWords.id) ?? name
  const link = first(fields, proxyWords.address, readSocksAddress)
  const place = first(fields, proxyWords.host, readSocksAddress) ?? link
  // An address of another host says nothing about this one.
  const more = link?.host === place?.host ? link : null
  const host = place?.host ?? null
  const port = first(fields, proxyWords.port, readPort) ?? place?.port ?? more?.port ?? null
  const username = text(fields, proxyWords.username) ?? place?.username ?? more?.username ?? null
  const password = text(fields, proxyWords.password) ?? place?.password ?? more?.password ?? null
  return {
    key: id ?? `${host}:${port}`,
    id,
    name,
    host,
    port,
    username,
    password,
    status: text(fields, proxyWords.status),
    location: text(fields, proxyWords.location),
    expiresAt: time(fields, proxyWords.expires),
    expiresAtText: text(fields, proxyWords.expires),
    socksUrl: host === null || port === null ? null : socksUrl(host, port, username, password),
    raw,
  }
}
