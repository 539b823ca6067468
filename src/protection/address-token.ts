/** Hosts and histories have seen a token that is in the address: it is removed at once and never used. */
import { redact } from '~/api/transport/redact'

let found = false

/**
 * Removes a path, every query parameter and any hash that holds a token from the address, and from the history entry.
 * Runs in a script of its own that waits for nothing, so usually before the first paint; running it again is harmless.
 */
export function removeTokenFromAddress(): void {
  const address = new URL(location.href)
  for (const [name, value] of [...address.searchParams])
    if (/token$/i.test(name) || holdsToken(`${name}=${value}`)) address.searchParams.delete(name)
  const hash = decoded(address.hash)
  if (/token=/i.test(hash) || holdsToken(hash)) address.hash = ''
  if (holdsToken(decoded(address.pathname))) address.pathname = import.meta.env.BASE_URL
  if (address.href === location.href) return
  found = true
  history.replaceState(null, '', address)
}

/** Whether the address held a token when the page was opened. */
export function addressHeldToken(): boolean {
  return found
}

/** The placeholder that this site itself puts in place of a token does not count. */
function holdsToken(text: string): boolean {
  return redact(text) !== text
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
