/** Taking apart addresses: URLs with any scheme, `host:port`, IPv6, and the lines of proxy lists. */
import type { Json } from '~/api/transport/parse-body'
import { readNumber, readText } from './fields'

/**
 * What an address tells; `scheme` is empty and the rest null where it tells nothing. IPv6 hosts are without brackets.
 * `hosts`: all of them as they are written, with their ports; `options`: the parameters, decoded, but for credentials.
 */
export type Address = {
  scheme: string
  host: string
  port: number | null
  username: string | null
  password: string | null
  path: string | null
  hosts: string
  options: [name: string, value: string][]
}

const schemeOf = /^(?:jdbc:)?([a-z][\w+.-]*):\/\//i
const place =
  /^((\[[\da-f:.]+(?:%[\w.-]+)?\]|[^\s/?#:;@,[\]]+)(?::(\d+))?(?:,[^/?#;]*)?)(?=[/?#;]|$)(?:\/([^?#;]*))?(?:[?;]([^#]*))?/i
/** Hosts, perhaps a path, and well-formed parameters: where an `@` may stand in a value. */
const withParameters = /^([^/?#@]+)(?:\/[^?#@]*)?\?(?:[a-z][\w.-]*=[^&#\s]*(?:&|$))+$/i
/** A name with a dot and a word, an IP address, or anything with a port. */
const likelyHost =
  /^[^/?#]*(?:\.[a-z]{2,63}|(?:\d{1,3}\.){3}\d{1,3}|localhost|\]|:\d{2,5})(?=[/?#,]|$)/i

/** `host:port:user:password`, where the password goes to the end of the line. */
const hostFirst =
  /^(?<host>\[[\da-f:.]+(?:%[\w.-]+)?\]|[^\s:/@[\]]+):(?<port>\d{1,5}):(?<user>[^:]*):(?<password>.*)$/i
/** `user:password:host:port`, told apart by the point in its host, which the user's name has not. */
const userFirst =
  /^(?<user>[^\s:/@.[]+):(?<password>[^:]+):(?<host>[^\s:/@]*\.[^\s:/@]*):(?<port>\d{1,5})$/

/** Reads an address without throwing; null if the text is none. Percent-encoded parts are decoded. */
export function readAddress(json: Json): Address | null {
  const text = readText(json)?.trim() ?? ''
  if (isIpv6(text)) return { ...nothing, host: text, hosts: text }
  const listed = (userFirst.exec(text) ?? hostFirst.exec(text))?.groups
  if (listed) {
    const { host = '', port = null, user, password } = listed
    return {
      ...nothing,
      host: decode(host.replace(/^\[|\]$/g, '')),
      hosts: `${host}:${port}`,
      port: readPort(port),
      username: user || null,
      password: password || null,
    }
  }

  const { scheme, rest, end, strictEnd } = partsOf(text)
  const at = place.test(rest.slice(end + 1)) ? end : strictEnd
  const match = place.exec(rest.slice(at + 1))
  if (!match) return null
  const [, hosts = '', host = '', port = null, path = '', query = ''] = match
  const userinfo = rest.slice(0, Math.max(at, 0))
  const colon = `${userinfo}:`.indexOf(':')
  const parameters = readParameters(query)
  const told = (names: RegExp) =>
    isWeb(scheme) ? undefined : parameters.find(([name]) => names.test(name))?.[1]
  return {
    scheme,
    host: decode(host.replace(/^\[|\]$/g, '')),
    port: readPort(port),
    username: decode(userinfo.slice(0, colon)) || told(userName) || null,
    password: decode(userinfo.slice(colon + 1)) || told(passwordName) || null,
    path: decode(path) || null,
    hosts,
    options: parameters.filter(([name]) => !userName.test(name) && !passwordName.test(name)),
  }
}

/** Where the password of an address with a scheme stands in the text; null where it has none. */
export function passwordRange(text: string): [from: number, to: number] | null {
  const { rest, end } = partsOf(text)
  const colon = rest.slice(0, Math.max(end, 0)).indexOf(':')
  const begin = text.length - rest.length
  return colon < 0 || colon + 1 >= end ? null : [begin + colon + 1, begin + end]
}

/** As `host=db user=app password='a b'` (PostgreSQL, 34.1.1.1) and `Server=db;Uid=app;Pwd=x` (ADO); null if it is neither. */
export function readKeywords(text: string): Address | null {
  const pair = /\s*([a-z][\w ]*?)\s*=\s*('(?:\\.|[^'\\])*'|"[^"]*"|[^;\s]*)\s*(?:;|$|(?=\s))/giy
  const pairs: [name: string, value: string][] = []
  let length = 0
  for (const [all, name = '', value = ''] of text.trim().matchAll(pair)) {
    length += all.length
    pairs.push([name.toLowerCase(), /^['"]/.test(value) ? unquoted(value) : value])
  }
  if (length === 0 || length !== text.trim().length) return null
  const taken = [hostName, portName, userName, passwordName, databaseName]
  const [host, port, username, password, path] = taken.map(
    (names) => pairs.find(([name]) => names.test(name))?.[1] || null,
  )
  if (!host) return null
  const [hosts, ports = []] = [host.split(','), port?.split(',')]
  return {
    scheme: '',
    host: hosts[0] ?? host,
    port: readPort(ports[0] ?? null),
    username: username ?? null,
    password: password ?? null,
    path: path ?? null,
    hosts: hosts
      .map((one, index) => [one, ports[index] ?? ports[0]].filter(Boolean).join(':'))
      .join(','),
    options: pairs.filter(([name]) => !taken.some((names) => names.test(name))),
  }
}

const nothing = {
  scheme: '',
  port: null,
  username: null,
  password: null,
  path: null,
  options: [],
}
const hostName = /^(?:host|hostname|server|data source)$/
const portName = /^port$/
const userName = /^(?:user|username|uid|user id)$/i
const passwordName = /^(?:password|passwd|pwd|pass)$/i
const databaseName = /^(?:dbname|database|initial catalog)$/

const unquoted = (text: string) => text.slice(1, -1).replace(/\\(.)/gs, '$1')

const isWeb = (scheme: string) => /^https?$/.test(scheme)

/**
 * The scheme and what follows it. `end`: the `@` before the host, or -1. A password may hold every character, so that it
 * is the last one; but not one in a parameter, as long as what is before it can be read by the rules (RFC 3986), where
 * the user's part ends at `strictEnd`.
 */
function partsOf(text: string) {
  const [prefix = '', name = ''] = schemeOf.exec(text) ?? []
  const rest = text.slice(prefix.length)
  const scheme = name.toLowerCase()
  const delimiter = rest.search(/[/?#]/)
  const strictEnd = rest.lastIndexOf('@', delimiter < 0 ? rest.length : delimiter)
  const last = rest.lastIndexOf('@')
  const isStrict =
    last === strictEnd ||
    !rest.slice(0, last).includes(':') ||
    (strictEnd < 0 && isWeb(scheme)) ||
    isParameter(rest.slice(strictEnd + 1), rest.slice(last + 1))
  return { scheme, rest, end: isStrict ? strictEnd : last, strictEnd }
}

/** Whether the last `@` is one of a parameter's value; both are what follows an `@` that may be the one before the host. */
function isParameter(strict: string, last: string): boolean {
  const hosts = withParameters.exec(strict)?.[1]
  return hosts !== undefined && (likelyHost.test(hosts) || !likelyHost.test(last))
}

function readParameters(query: string): [name: string, value: string][] {
  return query.split(/[&;]/).flatMap((pair) => {
    const [name = '', ...value] = pair.split('=')
    return name === '' ? [] : [[decode(name), decode(value.join('='))]]
  })
}

/** A TCP port, 1 to 65535, also as text. */
export function readPort(json: Json): number | null {
  const port = readNumber(json)
  return port !== null && Number.isInteger(port) && port > 0 && port < 65536 ? port : null
}

/** An `http:` or `https:` address as the portal wrote it; null for every other scheme and for what is no URL. */
export function readHttpUrl(json: Json): string | null {
  const text = readText(json)?.trim() ?? ''
  return /^https?:\/\/[^\s\p{Control}\\]+$/iu.test(text) && URL.canParse(text) ? text : null
}

/** True for an IPv4 address in its usual spelling. */
export function isIpv4(text: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?=\d)|$)){4}$/.test(text)
}

/** True for an IPv6 address without brackets, with or without a zone ("fe80::1%eth0"). */
export function isIpv6(text: string): boolean {
  const address = /^([\da-f:.]+)(?:%[\w.-]+)?$/i.exec(text)?.[1]
  return address !== undefined && URL.canParse(`http://[${address}]`)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
