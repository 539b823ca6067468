/** Taking apart addresses: URLs with any scheme, `host:port`, IPv6, and the lines of proxy lists. */
import type { Json } from '../parse-body'
import { readNumber, readText } from './fields'

/** What an address tells; `scheme` is empty and the rest null where it tells nothing. IPv6 hosts are without brackets. */
export type Address = {
  scheme: string
  host: string
  port: number | null
  username: string | null
  password: string | null
  path: string | null
}

const urlPattern = (userinfo: string) =>
  new RegExp(
    String.raw`^(?:(?:jdbc:)?([a-z][\w+.-]*)://)?(?:(${userinfo})@)?(\[[\da-f:.]+(?:%[\w.-]+)?\]|[^\s/?#:@,[\]]+)(?::(\d+))?(?:,[^/?#]*)?(?=[/?#]|$)(?:/([^?#]*))?`,
    'i',
  )
const strictUrl = urlPattern('[^/?#]*')
/** For passwords that hold a raw `/`, `?` or `#`: everything up to the last `@` is the user's part. */
const looseUrl = urlPattern('.*')

/** `host:port:user:password`, where the password goes to the end of the line. */
const hostFirst =
  /^(?<host>\[[\da-f:.]+(?:%[\w.-]+)?\]|[^\s:/@[\]]+):(?<port>\d{1,5}):(?<user>[^:]*):(?<password>.*)$/i
/** `user:password:host:port`, told apart by the point in its host, which the user's name has not. */
const userFirst =
  /^(?<user>[^\s:/@.[]+):(?<password>[^:]+):(?<host>[^\s:/@]*\.[^\s:/@]*):(?<port>\d{1,5})$/

/** Reads an address without throwing; null if the text is none. Percent-encoded parts are decoded. */
export function readAddress(json: Json): Address | null {
  const text = readText(json)?.trim() ?? ''
  const none = { scheme: '', port: null, username: null, password: null, path: null }
  if (isIpv6(text)) return { ...none, host: text }
  const listed = (userFirst.exec(text) ?? hostFirst.exec(text))?.groups
  if (listed) {
    const { host = '', port = null, user, password } = listed
    return {
      ...none,
      host: decode(host.replace(/^\[|\]$/g, '')),
      port: readPort(port),
      username: user || null,
      password: password || null,
    }
  }

  const match = strictUrl.exec(text) ?? looseUrl.exec(text)
  if (!match) return null
  const [, scheme = '', userinfo = '', host = '', port = null, path = ''] = match
  const colon = `${userinfo}:`.indexOf(':')
  return {
    scheme: scheme.toLowerCase(),
    host: decode(host.replace(/^\[|\]$/g, '')),
    port: readPort(port),
    username: decode(userinfo.slice(0, colon)) || null,
    password: decode(userinfo.slice(colon + 1)) || null,
    path: decode(path) || null,
  }
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
