/** Every in-app link as a function; the only place that spells an address. */

export const paths = {
  home: () => '/',
  signIn: (next?: string) => {
    const kept = next ? ownAddress(next) : null
    return kept && kept !== '/' ? `/sign-in?next=${encodeURIComponent(kept)}` : '/sign-in'
  },
  overview: () => '/overview',
  /** The list of a product, by the product's word in the portal's paths. */
  product: (id: string) => `/${id}`,
  databases: () => '/databases',
  newDatabase: () => '/databases/new',
  /**
   * The only place that encodes the name. The database "new" needs a tab in its address, because `/databases/new` is
   * the form.
   */
  database: (name: string, tab = name === 'new' ? 'summary' : '') =>
    `/databases/${encodeURIComponent(name)}${tab && `/${tab}`}`,
  backups: () => '/backups',
  activity: () => '/activity',
  token: () => '/token',
}

/**
 * The address if it is one of this site's own screens, else null. `?next=` may only hold a path: never another origin
 * (`//host`, `/\host`, `https:…`), never the sign-in screen itself.
 */
export function ownAddress(address: string): string | null {
  if (!/^\/(?![/\\])/.test(address)) return null
  const here = 'https://here.invalid'
  if (!URL.canParse(address, here)) return null
  const { origin, pathname, search, hash } = new URL(address, here)
  const isSignIn = /^\/sign-in(?:\/|$)/.test(pathname)
  if (origin !== here || pathname.startsWith('//') || isSignIn) return null
  return pathname + search + hash
}
