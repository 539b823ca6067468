/**
 * Writes that are answered with a status of success and a body that reports a failure. Not in the first load, which
 * sends no write.
 */
import { ApiError } from '../errors'
import { isObject, type Json, type JsonObject } from './parse-body'
import { portalMessage } from './portal-message'
import type { Answer } from './read-answer'

/**
 * Throws where the body of a success reports a failure, as in `{"error": …}`, `{"success": false}` or
 * `{"status": "error"}`: then it has to be looked up whether the write was done.
 */
export function refuseDenial(answer: Answer): Answer {
  const { body, status, call } = answer
  if (!isObject(body) || !denies(body)) return answer
  const words = portalMessage(body)
  throw new ApiError('broken', {
    status,
    call,
    reason: 'said-no',
    portalMessage: words?.text,
    portalMore: words?.cut,
  })
}

function denies(body: JsonObject): boolean {
  // Own fields only, in any case.
  const fields = new Map(Object.entries(body).map(([key, value]) => [key.toLowerCase(), value]))
  const wordOf = (key: string) => {
    const value = fields.get(key) ?? ''
    return typeof value === 'object' ? '' : String(value)
  }
  const isNo = (key: string) => /^(?:false|no|0)$/i.test(wordOf(key))
  // A database or a backup has a status of its own.
  const isAnswer = !fields.has('name') && !fields.has('id')
  const isFailure = /^(?:error|fail|failed|failure)$/i.test(wordOf('status'))
  const error = ['error', 'errors'].some((key) => hasWords(fields.get(key)))
  const inner = ['data', 'result', 'response'].map((key) => fields.get(key))
  return (
    error ||
    isNo('success') ||
    isNo('ok') ||
    (isAnswer && (isFailure || inner.some((one) => isObject(one) && denies(one))))
  )
}

/** Neither missing nor empty: success may come with `"error": null` or `"errors": []`. */
function hasWords(json: Json | undefined): boolean {
  if (typeof json !== 'object' || json === null) return Boolean(json)
  return Object.keys(json).length > 0
}
