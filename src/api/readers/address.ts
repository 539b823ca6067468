/** Taking apart addresses: URLs with any scheme, `host:port`, IPv6, and the `host:port:user:password` of proxy lists. */
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
    String.raw`^(?:(?:jdbc:)?([a-z][\w+.-]*)://)?(?:(${userinfo})@)?(\[[\da-f:.%]+\]|[^\s/?#:@,[\]]+)(?::(\d+))?(?:,[^/?#]*)?(?=[/?#]|$)(?:/([^?#]*))?`,
    'i',
  )
const strictUrl = urlPattern('[^/?#]*')
/** For passwords that hold a raw `/`, `?` or `#`: everything up to the last `@` is the user's part. */
const looseUrl = urlPattern('.*')

/** Reads an address without throwing; null if the text is none. Percent-encoded parts are decoded. */
export function readAddress(json: Json): Address | null {
  const text = readText(json)?.trim() ?? ''
  const none = { scheme: '', port: null, username: null, password: null, path: null }
  if (isIpv6(text)) return { ...none, host: text }
  const [, listHost, listPort, listUser, listPassword] =
    /^([^\s:/@]+):(\d{1,5}):([^:]*):(.*)$/.exec(text) ?? []
  if (listHost !== undefined)
    return {
      ...none,
      host: listHost,
      port: readPort(listPort ?? null),
      username: listUser || null,
      password: listPassword || null,
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
