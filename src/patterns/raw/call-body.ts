/** A body as it may be shown and exported: JSON, also where only its beginning was kept, or text; secrets masked. */
import { isBeginning } from '~/api/transport/is-beginning'
import { parseBody, type Json } from '~/api/transport/parse-body'
import { maskText } from '~/api/readers/mask'
import { redact } from '~/api/transport/redact'
import { maskedJson } from './raw-lines'

/** A body: JSON, also where only its beginning was logged; else text. */
export type Body = { json: Json; cut: boolean } | { text: string }

/** The body of a request or answer; null where there was none. */
export function bodyOf(text: string | undefined): Body | null {
  if (!text) return null
  const whole = parseBody(text)
  if (whole.ok) return { json: whole.value, cut: whole.cut }
  const begun = /^\s*[[{]/.test(text) && isBeginning(text) && parseBody(closed(text))
  return begun && begun.ok ? { json: begun.value, cut: true } : { text }
}

/** A body as text: JSON on several lines. Secrets are included only on request. */
export function bodyText(body: Body, secrets: boolean): string {
  if ('text' in body) return secrets ? body.text : textWithoutSecrets(body.text)
  return secrets ? JSON.stringify(body.json, null, 2) : maskedJson(body.json)
}

/** A text without anything that looks like a token or a password. */
export function textWithoutSecrets(text: string): string {
  return redact(maskText(text))
}

/** A JSON text that was cut, ended after its last complete value. */
function closed(text: string): string {
  const whole = text.slice(0, scan(text).wholeTo)
  return whole + scan(whole).open.toReversed().join('')
}

/** Where the last complete value of such a text ends, and the brackets that are open there. */
function scan(text: string): { wholeTo: number; open: string[] } {
  const open: string[] = []
  let inString = false
  let wholeTo = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (inString) {
      if (character === '\\') at += 1
      else if (character === '"') inString = false
      continue
    }
    if (character === '"') inString = true
    else if (character === '{') open.push('}')
    else if (character === '[') open.push(']')
    else if (character === '}' || character === ']') open.pop()
    else if (character !== ',') continue
    if (character !== '"') wholeTo = character === ',' ? at : at + 1
  }
  return { wholeTo, open }
}
