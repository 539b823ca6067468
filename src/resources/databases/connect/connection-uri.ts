/** The client of an engine, and the connection URI. */
import { encodeStrictly } from '~/api/readers/encode'
import { isIpv6, passwordRange } from '~/api/readers/address'
import type { DatabaseConnection } from '~/api/readers/database-detail'

export type KnownEngine = 'postgresql' | 'mysql' | 'mongodb' | 'clickhouse'

const schemes: Record<KnownEngine, RegExp> = {
  postgresql: /^postgres(?:ql)?$/,
  mysql: /^(?:mysql|mariadb)$/,
  mongodb: /^mongo(?:db)?(?:\+srv)?$/,
  clickhouse: /^clickhouses?$/,
}
// A cast, because Object.keys widens the keys to `string`.
const engines = Object.keys(schemes) as KnownEngine[]

/** The engine by its name, or by the scheme of the portal's URI; null if neither is known. */
export function knownEngine(engine: string | null, uri: string | null): KnownEngine | null {
  const words = [engine, schemeOf(uri)].map((word) => word?.toLowerCase() ?? '')
  return engines.find((known) => words.some((word) => schemes[known].test(word))) ?? null
}

/**
 * The URI for a client (RFC 3986): the portal's own if a client can read it, else one of all that is known, each part
 * percent-encoded. Null without a host.
 */
export function connectionUri(engine: KnownEngine, connection: DatabaseConnection): string | null {
  const { uri, host, port, username, password, database, hosts } = connection
  const scheme = schemeOf(uri)
  const fits = schemes[engine].test(scheme)
  // The parameters of a web address have another meaning.
  const options = fits || scheme === '' ? connection.options : []
  if (uri !== null && fits && isReadable(uri)) return uri
  if (host === null) return null
  const user = username === null ? '' : encode(username)
  const secret = password === null ? '' : `:${encode(password)}`
  // A zone in an IPv6 address has its percent sign encoded (RFC 6874).
  const hostPart = isIpv6(host) ? `[${host.replace('%', '%25')}]` : encode(host)
  const parameters =
    engine === 'clickhouse' && isSecure(connection) && !options.some(([name]) => name === 'secure')
      ? [...options, ['secure', 'true'] as const]
      : engine === 'postgresql'
        ? libpqOptions(connection)
        : options
  return [
    `${fits ? scheme : engine}://`,
    user || secret ? `${user}${secret}@` : '',
    // Encoding them again would lose their separators.
    hosts?.includes(',') ? hosts : hostPart + (port === null ? '' : `:${port}`),
    database === null ? '' : `/${encode(database)}`,
    // MongoDB requires the slash before its options.
    database === null && parameters.length > 0 && engine === 'mongodb' ? '/' : '',
    parameters.length === 0 ? '' : '?',
    parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&'),
  ].join('')
}

/** Whether the portal sent a URI that we cannot parse: then its parts are not missing, only unknown. */
export function isUnread({ uri, hosts }: DatabaseConnection): boolean {
  return uri !== null && hosts === null
}

/** The keywords of libpq for a connection string, and the environment variables with the same meaning (34.1.2, 34.15). */
export const libpqVariables: Readonly<Record<string, string>> = {
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  channel_binding: 'PGCHANNELBINDING',
  target_session_attrs: 'PGTARGETSESSIONATTRS',
  connect_timeout: 'PGCONNECT_TIMEOUT',
  application_name: 'PGAPPNAME',
  options: 'PGOPTIONS',
}

/** The options that libpq knows, as it rejects others. JDBC's `ssl=true` requests TLS. */
export function libpqOptions({ options }: DatabaseConnection): DatabaseConnection['options'] {
  const own = options
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => Object.hasOwn(libpqVariables, name))
  const isTls = options.some(([name, value]) => /^(?:ssl|tls)$/i.test(name) && isYes(value))
  return isTls && !own.some(([name]) => name === 'sslmode')
    ? [['sslmode', 'require'] as const, ...own]
    : own
}

/** The TLS mode for MySQL's client (`--ssl-mode`); null where the portal does not ask for it. */
export function mysqlTls({ options }: DatabaseConnection): string | null {
  for (const [name, value] of options) {
    if (/^ssl-?_?mode$/i.test(name)) {
      const mode = value.toUpperCase().replaceAll('-', '_')
      return mode === 'REQUIRE' ? 'REQUIRED' : mode === 'VERIFY_FULL' ? 'VERIFY_IDENTITY' : mode
    }
    if (/^(?:ssl|tls|usessl|requiressl)$/i.test(name) && isYes(value)) return 'REQUIRED'
  }
  return null
}

const isYes = (value: string) => /^(?:true|1|yes|on)$/i.test(value)

/** Whether ClickHouse needs TLS: by its TLS ports, or by the URI. */
export function isSecure({ port, uri }: DatabaseConnection): boolean {
  const says = /^(?:https|clickhouses):|[?&](?:secure|ssl|tls)=(?:true|1)\b/i
  return port === 9440 || port === 8443 || says.test(uri ?? '')
}

/** A text as one part of a URI: only unreserved characters stay as they are (RFC 3986, 2.3). */
function encode(text: string): string {
  return encodeStrictly(text.toWellFormed())
}

function schemeOf(uri: string | null): string {
  return /^(?:jdbc:)?([a-z][a-z\d+.-]*):/i.exec(uri ?? '')?.[1]?.toLowerCase() ?? ''
}

/** False for a URI with raw delimiters in its user part, as careless concatenation produces them, and for JDBC URIs. */
function isReadable(uri: string): boolean {
  if (/^jdbc:|\s|%(?![\da-f]{2})/i.test(uri)) return false
  const [from, to] = passwordRange(uri) ?? [0, 0]
  return (
    !/[/?#@[\]]/.test(uri.slice(from, to)) &&
    /^[^:]+:\/\/(?:[^/?#@]*@)?[^/?#@]+(?=[/?]|$)/.test(uri)
  )
}
