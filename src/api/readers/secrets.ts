/** Names of fields that hold secrets. */

/** Names that are secret wherever they contain these letters: `dbPassword`, `ACCESS_TOKEN`, `apikey`. */
const secretPart =
  /passw|passphrase|passcode|secret|token|credential|authorization|connectionstring|connstr|(?:api|access|private|auth|signing|encryption|master|account)key|(?:connection|database|db|jdbc|mongo|mongodb|redis|postgres|mysql)ur[il]|(?:proxy|db|admin|root|user|pg)pass$/

/** Names that are secret only as a whole word: `key`, not `keyspace` or `monkey`. */
const secretWord = /^(?:pass|pwd|pw|keys?|creds?|dsns?|uris?|otp|pin|cookies?|jwt|bearer)$/

/** Names that are secret only as the last word: `proxy_auth`, not `auth_url`. */
const secretEnd = /^(?:auth|signature)$/

/** Last words of fields about a secret, which do not hold it: `key_id`, `token_type`, `password_changed_at`. */
const plainEnd =
  /^(?:ids?|name|type|kind|at|on|date|count|length|size|age|status|state|policy|enabled|required|expired|expires|expiry|ttl|version|algorithm|method|limit|usage|used)$/

/** Keys that are public, in databases and in cryptography. */
const plainKey = /(?:primary|foreign|public|sort|partition|shard|unique|row|cluster|index)keys?$/

/** True if a field of this name probably holds a password, token, key or connection string. */
export function looksSecret(fieldName: string): boolean {
  const words = fieldName
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    // `key1` is a key.
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '')
  const joined = words.join('')
  const last = words.at(-1) ?? ''
  if (plainEnd.test(last) || plainKey.test(joined)) return false
  return (
    secretPart.test(joined) || secretEnd.test(last) || words.some((word) => secretWord.test(word))
  )
}

/** True if a name on a path such as "credentials.value" looks secret. */
export function isSecretPath(path: string): boolean {
  return path.split('.').some(looksSecret)
}
