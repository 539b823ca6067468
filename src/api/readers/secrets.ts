/** Which fields and which parts of a connection string are secrets, to be masked until asked for. */

const hidden = '••••••'

/** Names that hold a secret wherever these letters stand: `dbPassword`, `ACCESS_TOKEN`, `apikey`. */
const secretPart =
  /passw|passphrase|passcode|secret|token|credential|authorization|connectionstring|connstr|(?:api|access|private|auth|signing|encryption|master|account)key|(?:connection|database|db|jdbc|mongo|mongodb|redis|postgres|mysql)ur[il]/

/** Names that hold a secret only as a word of its own: `key`, not `keyspace` or `monkey`. */
const secretWord = /^(?:pass|pwd|pw|keys?|creds?|dsns?|uris?|otp|pin|cookies?)$/

/** Last words that tell about a secret without being it: `key_id`, `token_type`, `password_changed_at`. */
const plainEnd =
  /^(?:ids?|name|type|kind|at|on|date|count|length|size|age|status|state|policy|enabled|required|expired|expires|expiry|ttl|version|algorithm|method|limit|usage|used)$/

/** Keys that a database or a cryptographer shows to everyone. */
const plainKey = /(?:primary|foreign|public|sort|partition|shard|unique|row|cluster|index)keys?$/

/** True if a field of this name probably holds a password, token, key or connection string. */
export function looksSecret(fieldName: string): boolean {
  const words = fieldName
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
  const joined = words.join('')
  if (plainEnd.test(words.at(-1) ?? '') || plainKey.test(joined)) return false
  return secretPart.test(joined) || words.some((word) => secretWord.test(word))
}

/**
 * Hides the password in a connection string: in `scheme://user:password@host` and in parameters that look
 * secret. A password may hold a raw `@` or `/`, so everything up to the last `@` is hidden: rather too much
 * than too little.
 */
export function maskUrl(url: string): string {
  return url
    .replace(
      /(^|[?&;\s])([\w.-]+)(\s*=\s*)('[^']*'|"[^"]*"|[^\s&;]+)/g,
      (all: string, before: string, name: string, equals: string) =>
        looksSecret(name) ? before + name + equals + hidden : all,
    )
    .replace(/^([a-z][\w+.:-]*?:\/\/[^/?#:@]*:).*@/is, `$1${hidden}@`)
}
