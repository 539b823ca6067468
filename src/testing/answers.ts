/** Answers that a test gives in place of the portal. */

/** A body as JSON text. */
export const json = (body: unknown, status = 200): (() => Response) =>
  answer(JSON.stringify(body), status)

/** A body as it is. */
export const answer = (text: string, status = 200) => {
  return () => new Response(text, { status, headers: { 'Content-Type': 'application/json' } })
}
