/** Parses addresses: URLs with any scheme, `host:port`, IPv6, and the lines of proxy lists. */
import type { Json } from '~/api/transport/parse-body'
import { readNumber, readText } from './fields'

/**
 * The parts of an address; `scheme` is empty and the rest null where it lacks them. IPv6 hosts are without brackets.
 * `hosts`: all of them as they are written, with their ports; `options`: the decoded parameters, without credentials.
 */
type Address = {
  scheme: string
  host: string
  port: number | null
  username: string | null
  password: string | null
  path: string | null
  hosts: string
  options: [name: string, value: string][]
}

/** JDBC may name a protocol or a failover mode after the database: `jdbc:mysql:loadbalance://`. */
const schemeOf = /^(?:jdbc:([a-z][\w+.-]*)(?::[a-z][\w+.-]*)*|([a-z][\w+.-]*)):\/\//i
const place =
  /^((\[[\da-f:.]+(?:%[\w.-]+)?\]|[^\s/?#:;=@,[\]]+)(?::(\d+))?(?:,[^/?#;]*)?)(?=[/?#;]|$)(?:\/([^?#;]*))?(?:([?;])(.*))?/i
/** Hosts, perhaps a path, and well-formed parameters, whose values may hold an `@`. */
const withParameters = /^([^/?#@]+)(?:\/[^?#@]*)?\?(?:[a-z][\w.-]*=[^&#\s]*(?:&|$))+$/i
/** A name with a dot and a word, an IP address, or anything with a port. */
const likelyHost =
  /^[^/?#]*(?:\.[a-z]{2,63}|(?:\d{1,3}\.){3}\d{1,3}|localhost|\]|:\d{2,5})(?=[/?#,]|$)/i

/** `host:port:user:password`; the password takes the rest of the line. */
const hostFirst =
  /^(?<host>\[[\da-f:.]+(?:%[\w.-]+)?\]|[^\s:/@[\]]+):(?<port>\d{1,5}):(?<user>[^:]*):(?<password>.*)$/i
/** `user:password:host:port`, recognised by the dot in its host, which the user name must not have. */
const userFirst =
  /^(?<user>[^\s:/@.[]+):(?<password>[^:]+):(?<host>[^\s:/@]*\.[^\s:/@]*):(?<port>\d{1,5})$/

/** Reads an address without throwing; null if the text is none. Percent-encoded parts are decoded. */
export function readAddress(json: Json): Address | null {
  const text = readText(json)?.trim() ?? ''
  // Without slashes the parts depend on the driver: `jdbc:oracle:thin:app/secret@db`.
  if (/^jdbc:/i.test(text) && !schemeOf.test(text)) return null
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
  const [, hosts = '', host = '', port = null, path = '', mark = '', query = ''] = match
  const userinfo = rest.slice(0, Math.max(at, 0))
  const colon = `${userinfo}:`.indexOf(':')
  const parameters = readParameters(query, mark === ';' ? ';' : '&')
  const told = (names: RegExp) => parameters.find(([name]) => names.test(name))?.[1]
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

/** Where the password of an address with a scheme is in the text; null where there is none. */
export function passwordRange(text: string): [from: number, to: number] | null {
  const { rest, end } = partsOf(text)
  const colon = rest.slice(0, Math.max(end, 0)).indexOf(':')
  const begin = text.length - rest.length
  return colon < 0 || colon + 1 >= end ? null : [begin + colon + 1, begin + end]
}

/** `host=db user=app password='a b'` (PostgreSQL, 34.1.1.1) and `Server=db;Uid=app;Pwd=x` (ADO); null if it is neither. */
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
 * The scheme and the text after it. `end`: the `@` before the host, or -1: the last one, as a password may hold any
 * character, unless that is in a parameter. `strictEnd`: the same by the rules of RFC 3986.
 */
function partsOf(text: string) {
  const [prefix = '', jdbc = '', name = jdbc] = schemeOf.exec(text) ?? []
  const rest = text.slice(prefix.length)
  const scheme = name.toLowerCase()
  // A JDBC URL with user and password in its parameters has no user part before the host.
  const hasUserLast = jdbc !== '' && /[?;&](?:user|password)=/i.test(rest)
  const delimiter = rest.search(hasUserLast ? /[/?#;]/ : /[/?#]/)
  const strictEnd = rest.lastIndexOf('@', delimiter < 0 ? rest.length : delimiter)
  const last = rest.lastIndexOf('@')
  const isStrict =
    hasUserLast ||
    last === strictEnd ||
    !rest.slice(0, last).includes(':') ||
    (strictEnd < 0 && isWeb(scheme))
  if (isStrict) return { scheme, rest, end: strictEnd, strictEnd }
  // Where the last `@` is in a parameter, the one before the host is the last one before the parameters.
  const ends = [strictEnd, rest.lastIndexOf('@', rest.lastIndexOf('?'))].flatMap((end) => {
    const hosts = withParameters.exec(rest.slice(end + 1))?.[1]
    return hosts === undefined ? [] : [{ end, isLikely: likelyHost.test(hosts) }]
  })
  const found = ends.find(({ isLikely }) => isLikely) ?? ends[0]
  const isLast = !found || (!found.isLikely && likelyHost.test(rest.slice(last + 1)))
  return { scheme, rest, end: isLast ? last : found.end, strictEnd }
}

/** In SQL Server's form, braces enclose a value that holds the separator. */
function readParameters(query: string, mark: '&' | ';'): [name: string, value: string][] {
  const pairs =
    mark === '&' ? query.split('&') : (query.match(/[^;={]+=(?:\{[^}]*\}|[^;]*)/g) ?? [])
  return pairs.flatMap((pair) => {
    const [name = '', ...parts] = pair.split('=')
    const value = parts.join('=')
    if (name === '') return []
    return [[decode(name), mark === ';' ? value.replace(/^\{(.*)\}$/, '$1') : decode(value)]]
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
