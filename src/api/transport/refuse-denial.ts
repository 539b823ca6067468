/** A write that is answered with a success whose body says that there was none. Apart, for the first load sends no write. */
import { ApiError } from '../errors'
import { isObject, type Json, type JsonObject } from './parse-body'
import type { Answer } from './read-answer'

/**
 * Throws where a success says in its body that there was none, as in `{"error": …}` or `{"success": false}`: what
 * became of the write is then to be looked up.
 */
export function refuseDenial(answer: Answer): Answer {
  const { body, status, call, words } = answer
  if (!isObject(body) || !denies(body)) return answer
  throw new ApiError('broken', {
    status,
    call,
    reason: 'said-no',
    portalMessage: words?.text,
    portalMore: words?.cut,
  })
}

function denies(body: JsonObject): boolean {
  const says = (key: string, ...values: Json[]) =>
    Object.hasOwn(body, key) && values.includes(body[key] ?? null)
  const error = ['error', 'errors'].some((key) => hasWords(body[key]))
  return error || says('success', false, 'false') || says('ok', false, 'false')
}

/** Neither missing nor empty: success may come with `"error": null` or `"errors": []`. */
function hasWords(json: Json | undefined): boolean {
  if (typeof json !== 'object' || json === null) return Boolean(json)
  return Object.keys(json).length > 0
}
