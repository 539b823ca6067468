/** Calls as an HTTP Archive (HAR 1.2, http://www.softwareishard.com/blog/har-12-spec/), for other tools to read. */
import type { Entry, Har, Header, Request, Response } from 'har-format'
import type { CallEntry } from '~/api/call-log/call-log'
import { bodyOf, bodyText } from '~/patterns/raw/call-body'
import { version } from '~/version'
import { maskedHeaders, sentHeaders } from './call-text'

interface HarOptions {
  /** What the site calls itself. */
  creator: string
  /** The portal's origin, which the log does not have. */
  portalUrl: string
  /** Secrets in bodies and headers as they were. The token is in neither, in any case. */
  secrets: boolean
}

/** Names of one's own begin with an underscore (HAR 1.2, "Custom fields"). */
type CallFields = {
  [Name in 'lane' | 'screen' | 'error' | 'reason' as `_${Name}`]?: CallEntry[Name]
}

/** The calls that were sent and have ended. */
export function har(calls: readonly CallEntry[], options: HarOptions): Har {
  return {
    log: {
      version: '1.2',
      creator: { name: options.creator, version },
      entries: calls
        .filter(({ tookMs }) => tookMs !== undefined)
        .map((call) => entryOf(call, options)),
      comment: 'The token is left out: $HTX_TOKEN stands for it.',
    },
  }
}

function entryOf(call: CallEntry, options: HarOptions): Entry & CallFields {
  const blocked = call.waitedMs + (call.heldMs ?? 0)
  const took = call.tookMs ?? 0
  return {
    startedDateTime: new Date(call.at).toISOString(),
    time: blocked + took,
    request: requestOf(call, options),
    response: responseOf(call, options),
    cache: {},
    // The browser does not split the time into sending, waiting and receiving.
    timings: { blocked, dns: -1, connect: -1, ssl: -1, send: 0, wait: took, receive: 0 },
    // JSON drops undefined values.
    _lane: call.lane,
    _screen: call.screen,
    _error: call.error,
    _reason: call.reason,
  }
}

function requestOf(call: CallEntry, { portalUrl, secrets }: HarOptions): Request {
  const url = new URL(portalUrl + call.path)
  const text = textOf(call.requestBody, secrets)
  return {
    method: call.method,
    url: url.href,
    httpVersion: 'unknown',
    cookies: [],
    headers: pairs(secrets ? sentHeaders(call) : maskedHeaders(sentHeaders(call))),
    queryString: pairs([...url.searchParams]),
    headersSize: -1,
    bodySize: call.requestBody === undefined ? 0 : new Blob([call.requestBody]).size,
    // A text, so no `params`: one of the two (HAR 1.2, "postData").
    postData: text === undefined ? undefined : { mimeType: 'application/json', text },
  }
}

/** Where no answer came, the status is 0, as browsers write it. */
function responseOf(call: CallEntry, { secrets }: HarOptions): Response {
  const headers = call.responseHeaders ?? []
  const header = (wanted: string) => headers.find(([name]) => name === wanted)?.[1] ?? ''
  const text = textOf(call.responseText, secrets)
  return {
    status: call.status ?? 0,
    statusText: '',
    httpVersion: 'unknown',
    cookies: [],
    headers: pairs(secrets ? headers : maskedHeaders(headers)),
    content: {
      size: call.size ?? 0,
      mimeType: header('content-type') || 'x-unknown',
      text,
    },
    redirectURL: header('location'),
    headersSize: -1,
    bodySize: call.size ?? -1,
  }
}

function textOf(text: string | undefined, secrets: boolean): string | undefined {
  const body = bodyOf(text)
  if (!body) return undefined
  return secrets ? text : bodyText(body, false)
}

function pairs(list: readonly (readonly [name: string, value: string])[]): Header[] {
  return list.map(([name, value]) => ({ name, value }))
}
