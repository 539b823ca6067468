/** A token in the address has been seen by hosts and histories: it is taken out at once and never used. */

let found = false

/**
 * Removes every query parameter and any hash that holds a token from the address, and from the history entry.
 * Runs in a script of its own that waits for nothing, so as a rule before the first paint; running it again is harmless.
 */
export function removeTokenFromAddress(): void {
  const address = new URL(location.href)
  for (const [name, value] of [...address.searchParams])
    if (/token$/i.test(name) || `${name}=${value}`.includes('htx_'))
      address.searchParams.delete(name)
  if (/htx_|token=/i.test(decoded(address.hash))) address.hash = ''
  if (address.href === location.href) return
  found = true
  history.replaceState(null, '', address)
}

/** Whether the address held a token when the page was opened. */
export function addressHeldToken(): boolean {
  return found
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
