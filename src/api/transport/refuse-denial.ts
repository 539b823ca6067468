/** A write whose answer has a status of success and a body that reports a failure. Not in the first load, which sends no write. */
import { ApiError } from '../errors'
import { isObject, type Json, type JsonObject } from './parse-body'
import type { Answer } from './read-answer'

/**
 * Throws where the body of a success reports a failure, as in `{"error": …}` or `{"success": false}`: then it has to be
 * looked up whether the write was done.
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
