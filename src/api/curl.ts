/** A call to the portal as a curl command, ready for a POSIX shell. */

interface CurlOptions {
  method: string
  /** Absolute, with every name in it percent-encoded. */
  url: string
  /** Sent as JSON. */
  body?: object | undefined
}

/**
 * The command for a call, over several lines. The token is always `$HTX_TOKEN`, which the shell fills in; this
 * function never sees the token itself.
 */
export function curlCommand({ method, url, body }: CurlOptions): string {
  const plainMethod = body ? 'POST' : 'GET'
  const command = [
    'curl',
    ...(method === plainMethod ? [] : [`-X ${method}`]),
    // curl would read brackets and braces as ranges and alternatives.
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    shellQuote(url),
  ].join(' ')
  return [
    command,
    '-H "Authorization: Bearer $HTX_TOKEN"',
    // `--data` would read a file where the text begins with an `@`.
    ...(body
      ? ["-H 'Content-Type: application/json'", `--data-raw ${shellQuote(quoted(body))}`]
      : []),
  ].join(' \\\n  ')
}

/** A text as one word of a POSIX shell, whatever is in it but NUL (IEEE Std 1003.1, 2.2.2 Single-Quotes). */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/**
 * A value as JSON whose text is harmless to paste: control, zero-width and bidirectional characters are escaped.
 * Of a text it is also a string literal of JavaScript (ECMA-262, JSON superset) and of Python.
 */
export function quoted(value: object | string): string {
  return JSON.stringify(value).replace(
    /[\p{Cc}\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
