/** Masks secrets in texts of any kind and in whole records, for what is shown, copied and exported. */
import { parseBody, type Json, type JsonObject } from '~/api/transport/parse-body'
import { isIpv6, passwordRange } from './address'
import { plainName, textOf, type Fields } from './fields'
import { isSecretPath, looksSecret } from './secrets'

/** Shown in place of a secret. */
export const hiddenText = '••••••'

/** Deeper than any sensible record. */
const maxDepth = 64

/**
 * The text with its secrets masked: values after a name that looks secret, passwords in addresses of every kind, JSON
 * in the text, and the `known` secrets. A password may hold almost anything: in doubt, more is masked.
 */
export function maskText(text: string, known: readonly string[] = []): string {
  const json = /^\s*[[{]/.test(text) ? parseBody(text) : null
  // Where the body was cut, the text holds more than the parsed value.
  if (json?.ok && !json.cut) {
    const masked = JSON.stringify(hideSecrets(json.value, known))
    return masked === JSON.stringify(json.value) ? text : masked
  }
  return hideKnown(hideInAddresses(hideNamed(text)), known)
}

/** Masks the secrets in a sentence: in addresses, and after `password=`. Text after `password: ` is kept, because it may be ordinary words. */
export function maskSentence(text: string): string {
  return hideInAddresses(hideNamed(text, /(?<![\w.-])(["']?)([\w.-]+)\1\s*=\s*/g))
}

/** A plain field's value as it may be shown; `path` as in UnknownField. */
export function maskField(path: string, text: string, known: readonly string[] = []): string {
  return isSecretPath(path) ? hiddenText : maskText(text, known)
}

/** The text with its secrets masked, for titles and addresses that contain a name. */
export function readMasked(
  fields: Fields,
  names: readonly string[],
  known: readonly string[] = [],
): string | null {
  const found = textOf(fields, names)
  return found === null ? null : maskText(found, known)
}

/** A copy of a record with its secrets masked, cut at depth 64. The `known` secrets are masked everywhere. */
export function hideSecrets(record: Json, known: readonly string[] = []): Json {
  const hide = (json: Json, secret: boolean, depth: number): Json => {
    if (json === null || json === '') return json
    if (typeof json !== 'object') {
      if (secret) return hiddenText
      return typeof json === 'string' ? maskText(json, known) : json
    }
    if (depth > maxDepth) return '…'
    if (Array.isArray(json)) return json.map((item) => hide(item, secret, depth + 1))
    const named = namesSecret(json)
    return Object.fromEntries(
      Object.entries(json).map(([name, value]) => [
        name,
        hide(value, secret || looksSecret(name) || (named && isValueName(name)), depth + 1),
      ]),
    )
  }
  return hide(record, false, 0)
}

/** `{"name": "DB_PASSWORD", "value": …}`, as Kubernetes lists the environment. */
function namesSecret(json: JsonObject): boolean {
  return Object.entries(json).some(
    ([name, value]) =>
      /^(?:name|key|variable|field)$/.test(plainName(name)) &&
      typeof value === 'string' &&
      looksSecret(value),
  )
}

const isValueName = (name: string) => /^(?:value|val|default(?:value)?)$/.test(plainName(name))

/**
 * A value after `password=`, `"password": ` or `&sig=` ends at its closing quote or brace, or else at white space, or
 * at `&` or `;` if nothing or another name follows.
 */
function hideNamed(text: string, names = /(?<![\w.-])(["']?)([\w.-]+)\1\s*[=:]\s*/g): string {
  const value =
    /(?:(?:basic|bearer|digest)\s+)?(?:'[^']*'|"(?:[^"\\]|\\.)*"|\{[^{}"]*\}|(?:[^\s&;]|[&;](?![\w .-]+=|\s|$))+)/iy
  let masked = ''
  let done = 0
  for (const match of text.matchAll(names)) {
    const [all, , name = ''] = match
    const before = text.charAt(match.index - 1)
    // Parameters of an address that are secret, too.
    const isSecret = looksSecret(name) || (/[?&#]/.test(before) && /^(?:sig|code)$/i.test(name))
    // A text between two colons is a part of an address.
    const isPart = before === ':' && all.includes(':')
    if (match.index < done || !isSecret || isPart) continue
    value.lastIndex = match.index + all.length
    if (!value.test(text)) continue
    masked += text.slice(done, match.index + all.length) + hiddenText
    done = value.lastIndex
  }
  return masked + text.slice(done)
}

/** What may precede a word: the start, white space, a quote, or a separator without white space. */
const begin = String.raw`(?<![^\s"'\`=,;(<>/])`
/* Every repetition is limited, so that the time grows only with the length of the text: 253 characters for a host (RFC
   1035), and more for a password than anybody uses. */
const listed = new RegExp(
  String.raw`${begin}((?:\[[\da-f:.%]{1,64}\]|[^\s:/@"'[\]]{1,253}):\d{1,5}:[^\s:]{0,256}:)\S+`,
  'gi',
)
const reversed = new RegExp(
  String.raw`${begin}([^\s:/@."']{1,256}:)[^\s:]{1,1024}(?=:[^\s:/@.]{0,253}\.[^\s:/@]{0,253}:\d{1,5}(?![\w:.]))`,
  'g',
)
const bare = new RegExp(
  String.raw`${begin}(?!mailto:)([^\s:/@"']{1,256}:)(?!//)(?:(?!://)\S){1,1024}@(?=\[|[\w-]{0,253}[a-z.][\w.-]{0,253}(?::\d{1,5})?(?:[^\w:.-]|$))`,
  'gi',
)

/** `scheme://user:password@host`, `user:password@host`, `host:port:user:password`, `user:password:host:port`, curl's `-u`. */
function hideInAddresses(text: string): string {
  // A text that is only an address may have blanks in its password.
  const alone = /^\s*(?:jdbc:)?(?=[a-z][\w+.-]*:\/\/)/i.exec(text)?.[0].length
  const hidden = alone === undefined ? null : hideInUrl(text.slice(alone))
  if (alone !== undefined && hidden !== null) return text.slice(0, alone) + hidden
  let masked = ''
  let done = 0
  for (const { 0: url, index } of text.matchAll(/(?<![\w+.-])[a-z][\w+.-]*:\/\/\S+/gi)) {
    const shown = hideInUrl(url)
    if (shown === null) continue
    masked += hideUnmarked(text.slice(done, index)) + shown
    done = index + url.length
  }
  return masked + hideUnmarked(text.slice(done))
}

/** An address that begins with its scheme; null where no password precedes its host. */
function hideInUrl(url: string): string | null {
  const range = passwordRange(url)
  return range && url.slice(0, range[0]) + hiddenText + hideUnmarked(url.slice(range[1]))
}

/** Addresses without a scheme are recognised by their form. */
function hideUnmarked(text: string): string {
  return text
    .replace(reversed, `$1${hiddenText}`)
    .replace(listed, (all, before: string) => (isNumbers(all) ? all : before + hiddenText))
    .replace(bare, `$1${hiddenText}@`)
    .replace(/(?<!\S)((?:-u|--(?:proxy-)?user)[\s=]+["']?[^\s:]+:)[^\s"']+/g, `$1${hiddenText}`)
}

/** Times, hardware addresses and IPv6 addresses have as many colons. */
function isNumbers(word: string): boolean {
  const plain = word.replace(/[)>\]"'.,;]+$/, '')
  if (/^\d{4}-\d\d-\d\dT\d/.test(plain) || isIpv6(plain)) return true
  return /^[\da-f]{1,4}(?::[\da-f]{0,4})+(?:[.,]\d+)?$/i.test(plain)
}

/** Only where no letter or digit follows: a short secret is a part of many words. */
function hideKnown(text: string, known: readonly string[]): string {
  return known.reduce((shown, secret) => {
    const literal = secret.replace(
      /[^a-z\d]/giu,
      (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`,
    )
    const alone = new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'gu')
    return shown.replace(alone, hiddenText)
  }, text)
}
