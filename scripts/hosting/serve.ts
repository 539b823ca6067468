/** `npm run serve`: the built site with its headers on one port, before a real portal or the embedded one. */
import { readFileSync } from 'node:fs'
import { startServer } from '../../src/demo/node-server'
import { createPortal, type Portal } from '../../src/demo/portal'
import { originIn } from '../environment'
import { siteHeaders } from '../headers'
import { printTokens } from '../print-tokens'

/** The headers that are passed on to the portal. */
const passedOn = ['accept', 'authorization', 'content-type']
/** Longer than the dashboard's own time limit. */
const patienceMs = 75_000
const numbersKeptMs = 60_000

export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  const { HOST, PORT = '8080', TLS_CERT, TLS_KEY, DIST = 'dist' } = environment
  const portalUrl = originIn(environment, 'PORTAL_URL')
  const tls =
    TLS_CERT && TLS_KEY
      ? { tls: { cert: readFileSync(TLS_CERT, 'utf8'), key: readFileSync(TLS_KEY, 'utf8') } }
      : {}
  const { url } = await startServer({
    dist: DIST,
    headers: siteHeaders(),
    portal: portalUrl ? portalAt(portalUrl) : createPortal(),
    port: Number(PORT),
    ...(HOST ? { host: HOST } : {}),
    ...tls,
  })
  process.stdout.write(`\n  ${url}/\n`)
  if (!portalUrl) printTokens()
}

/** Passes each call on as it is, once: a second sending has the number of the first (docs/hosting/README.md). */
function portalAt(origin: string): Pick<Portal, 'fetch'> {
  const numbers = new Set<string>()
  return {
    async fetch(request) {
      const number = request.headers.get('x-request-id')
      if (number && numbers.has(number)) return notPassedOn('This call has been passed on before')
      if (number) {
        numbers.add(number)
        setTimeout(() => numbers.delete(number), numbersKeptMs).unref()
      }
      const { pathname, search } = new URL(request.url)
      const body = await request.text()
      try {
        const answer = await fetch(origin + pathname + search, {
          method: request.method,
          headers: [...request.headers].filter(([name]) => passedOn.includes(name)),
          body: body || null,
          redirect: 'manual',
          signal: AbortSignal.timeout(patienceMs),
        })
        const headers = new Headers(answer.headers)
        // `fetch` has decompressed the body, and its length is not known.
        for (const name of [
          'content-encoding',
          'content-length',
          'transfer-encoding',
          'set-cookie',
        ])
          headers.delete(name)
        for (const name of Object.keys(siteHeaders())) headers.delete(name)
        headers.set('Cache-Control', 'no-store')
        return new Response(answer.body, { status: answer.status, headers })
      } catch {
        return notPassedOn('The portal has not answered')
      }
    },
  }
}

/** An HTML page, as other hosts send: by that the dashboard can tell it from an answer of the portal. */
function notPassedOn(why: string): Response {
  return new Response(`<!doctype html>${why}\n`, {
    status: 502,
    headers: { 'Content-Type': 'text/html' },
  })
}
