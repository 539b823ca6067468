/** Answers in the portal's form: JSON, and errors as `{"error": "…"}`. */

/** A JSON answer; `undefined` is an answer with an empty body. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = body === undefined ? null : JSON.stringify(body)
  return new Response(text, {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  })
}

/** An error answer with the contract's Error as its body. */
export function failure(status: number, error: string, headers: Record<string, string> = {}) {
  return json(status, { error }, headers)
}

/** A web page, as proxies and firewalls in front of a portal send it. */
export function webPage(status: number, title: string) {
  return new Response(
    `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
    { status, headers: { 'Content-Type': 'text/html' } },
  )
}

/** An answer with nothing in it, and a Content-Length that says so. */
export function nothing(status: number) {
  return new Response(null, { status, headers: { 'Content-Length': '0' } })
}
