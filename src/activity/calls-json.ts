/** Calls as JSON: what the record holds of each, with readable bodies, without the token. */
import type { CallEntry } from '~/api/call-log/call-log'
import { hideSecrets } from '~/api/readers/mask'
import { bodyOf, textWithoutSecrets } from '~/patterns/raw/call-body'
import { maskedHeaders, sentHeaders } from './call-text'

/** The calls, oldest first; times as ISO 8601. Secrets are masked unless `secrets`. */
export function callsJson(calls: readonly CallEntry[], secrets: boolean): object[] {
  const plain = (text: string | undefined) => {
    const body = bodyOf(text)
    if (!body) return null
    if ('text' in body) return secrets ? body.text : textWithoutSecrets(body.text)
    return secrets ? body.json : hideSecrets(body.json)
  }
  const named = (headers: ReturnType<typeof sentHeaders>) =>
    Object.fromEntries(secrets ? headers : maskedHeaders(headers))
  return calls.map((call) => ({
    at: new Date(call.at).toISOString(),
    method: call.method,
    path: call.path,
    lane: call.lane,
    screen: call.screen ?? null,
    state: call.state,
    status: call.status ?? null,
    error: call.error ?? null,
    reason: call.reason ?? null,
    waitedMs: call.waitedMs,
    heldMs: call.heldMs ?? null,
    tookMs: call.tookMs ?? null,
    size: call.size ?? null,
    requestHeaders: named(sentHeaders(call)),
    requestBody: plain(call.requestBody),
    responseHeaders: named(call.responseHeaders ?? []),
    responseBody: plain(call.responseText),
  }))
}
