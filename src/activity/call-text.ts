/** What a call sent and which headers came back, as they may be shown and exported: without the token, secrets masked. */
import type { CallEntry } from '~/api/call-log/call-log'
import { isObject } from '~/api/transport/parse-body'
import { hiddenText } from '~/api/readers/mask'
import { looksSecret } from '~/api/readers/secrets'
import { bodyOf, textWithoutSecrets } from '~/patterns/raw/call-body'

type Headers = readonly (readonly [name: string, value: string])[]

/** Stands for the token wherever it was sent. */
const authorization = ['authorization', 'Bearer $HTX_TOKEN'] as const

/** The headers that were set, the token's among them. */
export function sentHeaders({ requestHeaders = [] }: CallEntry): Headers {
  return [authorization, ...requestHeaders]
}

/** The headers, secret values masked; the token has its own placeholder. */
export function maskedHeaders(headers: Headers): Headers {
  return headers.map((header) => {
    const [name, value] = header
    if (header === authorization) return header
    return [name, looksSecret(name) ? hiddenText : textWithoutSecrets(value)] as const
  })
}

/** A call's body as curl sends it; undefined where there is none. */
export function jsonSent({ requestBody }: CallEntry): object | undefined {
  const body = bodyOf(requestBody)
  return body && 'json' in body && isObject(body.json) ? body.json : undefined
}
