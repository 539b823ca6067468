/** A call in the log, from its start to its end. */
import type { CallEntry, CallLog } from './call-log'
import type { RequestOptions } from './request'

export interface LoggedCall {
  /** What is known of it by now. */
  entry(): CallEntry
  note(change: Partial<CallEntry>): void
}

/** Begins the entry of a call, free of the token, and tells `onCall` of every change. */
export async function logCall(
  log: CallLog,
  request: Request,
  { lane, query, onCall }: RequestOptions,
  withoutToken: (text: string) => string,
): Promise<LoggedCall> {
  const url = new URL(request.url)
  const body = request.body ? await request.clone().text() : undefined
  let entry = log.start({
    at: Date.now(),
    method: request.method,
    path: withoutToken(url.pathname + url.search),
    lane,
    // Outside a browser there is no screen.
    screen: globalThis.location?.pathname,
    requestHeaders: [...request.headers],
    query,
    ...(body ? { requestBody: withoutToken(body) } : {}),
  })
  return {
    entry: () => entry,
    note(change) {
      entry = log.update(entry.id, change)
      onCall?.(entry)
    },
  }
}
