/** What a proxy is called: its name, or where it is. */
import type { SocksProxy } from '~/api/readers/proxies'
import { isIpv6 } from '~/api/readers/address'

/** The name, else host and port, else the id; null where the portal told none of them. */
export function proxyTitle(proxy: SocksProxy): string | null {
  return (proxy.name?.trim() ? proxy.name : null) ?? hostAndPort(proxy) ?? proxy.id
}

/** `203.0.113.7:1080`, `[2001:db8::7]:1080`, the host alone where the port is not known; null without a host. */
export function hostAndPort({ host, port }: SocksProxy): string | null {
  if (host === null || port === null) return host
  return `${isIpv6(host) ? `[${host}]` : host}:${port}`
}
