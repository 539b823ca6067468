/** Which client a database needs, and the URI that leads a client to it. */
import { encodeStrictly } from '~/api/readers/encode'
import { isIpv6 } from '~/api/readers/address'
import type { Connection } from '~/api/readers/database-detail'

export type KnownEngine = 'postgresql' | 'mysql' | 'mongodb' | 'clickhouse'

const schemes: Record<KnownEngine, RegExp> = {
  postgresql: /^postgres(?:ql)?$/,
  mysql: /^(?:mysql|mariadb)$/,
  mongodb: /^mongo(?:db)?(?:\+srv)?$/,
  clickhouse: /^clickhouses?$/,
}
// A cast, because Object.keys widens the keys to `string`.
const engines = Object.keys(schemes) as KnownEngine[]

/** The engine that is meant: by its own word, or by the scheme of the URI that the portal sent; null if neither is known. */
export function knownEngine(engine: string | null, uri: string | null): KnownEngine | null {
  const words = [engine, schemeOf(uri)].map((word) => word?.toLowerCase() ?? '')
  return engines.find((known) => words.some((word) => schemes[known].test(word))) ?? null
}

/**
 * The URI for a client (RFC 3986): the portal's own if a client can read it, else one of the parts that are
 * known, each percent-encoded. Null without a host.
 */
export function connectionUri(engine: KnownEngine, connection: Connection): string | null {
  const { uri, host, port, username, password, database } = connection
  if (uri !== null && schemes[engine].test(schemeOf(uri)) && isReadable(uri)) return uri
  if (host === null) return null
  const user = username === null ? '' : encode(username)
  const secret = password === null ? '' : `:${encode(password)}`
  return [
    `${engine}://`,
    user || secret ? `${user}${secret}@` : '',
    // A zone in an IPv6 address has its percent sign encoded (RFC 6874).
    isIpv6(host) ? `[${host.replace('%', '%25')}]` : encode(host),
    port === null ? '' : `:${port}`,
    database === null ? '' : `/${encode(database)}`,
    engine === 'clickhouse' && isSecure(connection) ? '?secure=true' : '',
  ].join('')
}

/** Whether ClickHouse is to be spoken to over TLS: its own ports for that, or a URI that says so. */
export function isSecure({ port, uri }: Connection): boolean {
  const says = /^(?:https|clickhouses):|[?&](?:secure|ssl|tls)=(?:true|1)\b/i
  return port === 9440 || port === 8443 || says.test(uri ?? '')
}

/** A text as one part of a URI: nothing but unreserved characters stays as it is (RFC 3986, 2.3). */
function encode(text: string): string {
  return encodeStrictly(text.toWellFormed())
}

function schemeOf(uri: string | null): string {
  return /^([a-z][a-z\d+.-]*):/i.exec(uri ?? '')?.[1]?.toLowerCase() ?? ''
}

/** False for a URI with raw delimiters in its user's part, as careless concatenation makes them. */
function isReadable(uri: string): boolean {
  const isWhole = /^[^:]+:\/\/(?:[^\s/?#@]*@)?[^\s/?#@]+(?:[/?][^\s@#]*)?$/.test(uri)
  return isWhole && !/%(?![\da-f]{2})/i.test(uri)
}
