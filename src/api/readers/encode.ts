/** Text inside a URL: strict percent-encoding, and the ways in which a secret may be written. */

/**
 * Percent-encodes all but the unreserved characters of RFC 3986: `encodeURIComponent()` leaves five more, which shells
 * may interpret. Throws a URIError for a lone surrogate.
 */
export function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** What to search for where a secret is to be hidden: as it is, and percent-encoded in both ways. */
export function spellings(secret: string | null): string[] {
  if (secret === null) return []
  const whole = secret.toWellFormed()
  return [...new Set([secret, encodeURIComponent(whole), encodeStrictly(whole)])]
}
