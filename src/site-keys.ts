/**
 * The names under which this site keeps things in the browser, and of the channels between its tabs. Other consoles may
 * live in other folders of the same origin, which has one storage for all of them: each name carries the folder.
 */

export function siteKey(name: string): string {
  return `htx:${import.meta.env.BASE_URL}:${name}`
}

/** The name of what belongs to one portal: the settings may name another one later, or in another folder. */
export function portalKey(name: string, portal: string): string {
  return siteKey(`${name}:${portal}`)
}

/** The names in a storage that begin so, whichever portal they belong to. */
export function keysFrom(storage: Storage, name: string): string[] {
  return Object.keys(storage).filter((key) => key.startsWith(siteKey(`${name}:`)))
}

/** What `localStorage` has under a name, also where an earlier version kept it for all folders; it may throw. */
export function readKept(name: string): string | null {
  return localStorage.getItem(siteKey(name)) ?? localStorage.getItem(`htx.${name}`)
}
