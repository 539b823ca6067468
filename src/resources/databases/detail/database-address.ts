/** The database and the tab of an address. */

export const tabs = ['summary', 'connect', 'backups', 'raw'] as const
export type Tab = (typeof tabs)[number]

/**
 * Reads `/databases/<name>` and `/databases/<name>/<tab>`. The name is decoded once, here, and not by the router,
 * which would decode `%252F` twice. Null for an address that cannot be decoded (RFC 3986, 2.1) or names no tab.
 */
export function readDatabaseAddress(pathname: string): { name: string; tab: Tab } | null {
  const [, , segment = '', word] = pathname.split('/')
  const tab = tabs.find((one) => one === (word || 'summary'))
  if (!tab) return null
  try {
    return { name: decodeURIComponent(segment), tab }
  } catch {
    return null
  }
}
