/** The portal over HTTP, for Node: as a Vite middleware, and as a server of its own beside the built site. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { constants, createSecureServer, type Http2Stream } from 'node:http2'
import type { Socket } from 'node:net'
import { failure } from './answers'
import { ConnectionLost, type Portal } from './portal'
import { sendText, serveSite, type Site } from './static-site'

type Middleware = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => void

/** Answers one request by the portal. A lost connection ends the socket; a client that leaves aborts the call. */
async function serveRequest(
  portal: Pick<Portal, 'fetch'>,
  req: IncomingMessage,
  res: ServerResponse,
  drops: () => boolean = () => false,
) {
  const aborter = new AbortController()
  try {
    const request = await toRequest(req, aborter.signal)
    // Keeps a reference to the request, whose own signal works only as long as it exists.
    res.once('close', () =>
      aborter.abort(new DOMException(`${request?.url} was given up`, 'AbortError')),
    )
    const answer = request ? await portal.fetch(request) : failure(400, 'bad request')
    if (!drops()) await send(answer, res)
  } catch (error) {
    if (!(error instanceof ConnectionLost) && !res.destroyed) throw error
    loseForGood(req, res)
  }
}

/**
 * Ends the connection so that the client sees it as lost. A browser that got no byte of an answer sends the call again
 * on another connection, and the portal would count a call that the page never made; see `dropWrites`.
 */
function loseForGood(req: IncomingMessage, res: ServerResponse): void {
  const stream = streamOf(res)
  if (stream) return stream.close(constants.NGHTTP2_INTERNAL_ERROR)
  if (!res.headersSent) req.socket.write('This is no HTTP.\r\n\r\n')
  req.socket.destroySoon()
}

/** The HTTP/2 stream of an answer; undefined on HTTP/1.1. */
function streamOf(res: ServerResponse): Http2Stream | undefined {
  // A cast, because answers of HTTP/2 have this in addition to everything of HTTP/1.1.
  return (res as { stream?: Http2Stream }).stream
}

/** A connect middleware: the portal for `/api/…`, the next one for all else. */
export function portalMiddleware(portal: Portal): Middleware {
  return (req, res, next) => {
    if (isApi(req)) void serveRequest(portal, req, res).then(undefined, next)
    else next()
  }
}

export type ServerOptions = Site & {
  /** Left out: the site without a portal. */
  portal?: Pick<Portal, 'fetch'>
  /** 0, the default: any free port. */
  port?: number
  host?: string
  /** The origin that may call the portal, or '*'; false, the default: no CORS headers at all. */
  cors?: false | string
  /** False: the page may read the body, and only the simplest headers. */
  exposesHeaders?: boolean
  /** Sent with every answer. */
  headers?: Record<string, string>
  /** False: no answer has a `Date`, for a page whose clock a test moves. */
  tellsTime?: boolean
  /** TLS, with HTTP/2 for clients that support it. */
  tls?: { key: string; cert: string }
  /**
   * After so many writes the connection drops before any byte of the answer. A browser repeats such a write by itself
   * if the connection was used before.
   */
  dropWrites?: number
}

/** How long an idle connection is kept, in milliseconds: nginx's default. */
const keepAliveMs = 75_000

/** Starts a server of the portal, the built site, or both. `url` ends without a slash. */
export async function startServer(
  options: ServerOptions,
): Promise<{ url: string; close: () => Promise<void> }> {
  const { port = 0, host = '127.0.0.1', tls, dropWrites = 0 } = options
  const connections = new Map<number | undefined, Socket>()
  let toDrop = dropWrites
  const answer = (req: IncomingMessage, res: ServerResponse) => {
    handle(options, req, res, () => {
      if (req.method === 'GET' || toDrop === 0) return false
      toDrop--
      connections.get(req.socket.remotePort)?.resetAndDestroy()
      return true
    }).catch(() => {
      if (res.headersSent) req.socket.destroy()
      else sendText(res, 500, 'Internal server error')
    })
  }
  const server = tls
    ? // A cast, because the compatibility API of HTTP/2 has everything of HTTP/1.1 that is used here.
      createSecureServer({ ...tls, allowHTTP1: true }, answer as never)
    : createServer({ keepAliveTimeout: keepAliveMs }, answer)
  server.on('connection', (socket: Socket) => {
    const { remotePort } = socket
    connections.set(remotePort, socket)
    socket.once('close', () => connections.delete(remotePort))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const at = typeof address === 'object' && address ? address.port : port
  return {
    url: `${tls ? 'https' : 'http'}://${host}:${at}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        for (const socket of connections.values()) socket.destroy()
      }),
  }
}

/** `drops`: asked after a call of the portal was executed; true if its connection is gone by then. */
async function handle(
  options: ServerOptions,
  req: IncomingMessage,
  res: ServerResponse,
  drops: () => boolean,
) {
  const { portal, cors = false, exposesHeaders = true, headers = {}, tellsTime = true } = options
  res.sendDate = tellsTime
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  if (!portal || !isApi(req)) return serveSite(options, req, res)
  if (cors !== false) {
    for (const [name, value] of Object.entries(corsHeaders(cors)))
      if (exposesHeaders || name !== 'Access-Control-Expose-Headers') res.setHeader(name, value)
    if (req.method === 'OPTIONS') return void res.writeHead(204).end()
  }
  return serveRequest(portal, req, res, drops)
}

/** The CORS headers of a portal on another origin; docs/hosting/README.md lists them. */
export function corsHeaders(origin: string): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': 'GET, POST, DELETE',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type',
    'Access-Control-Expose-Headers': 'Retry-After, Date, RateLimit, RateLimit-Policy',
    'Access-Control-Max-Age': '7200',
    ...(origin === '*' ? {} : { Vary: 'Origin' }),
  }
}

function isApi(req: IncomingMessage): boolean {
  return (req.url ?? '').startsWith('/api/')
}

/** The request as the portal takes it; null if it cannot be one. */
async function toRequest(req: IncomingMessage, signal: AbortSignal): Promise<Request | null> {
  const chunks: Uint8Array[] = []
  for await (const chunk of req) chunks.push(chunk)
  const hasBody = req.method !== 'GET' && req.method !== 'HEAD'
  try {
    return new Request(`http://localhost${req.url}`, {
      method: req.method ?? 'GET',
      headers: Object.entries(req.headers).flatMap(([name, value]): [string, string][] =>
        // Pseudo-headers of HTTP/2 begin with a colon.
        typeof value === 'string' && !name.startsWith(':') ? [[name, value]] : [],
      ),
      body: hasBody ? Buffer.concat(chunks) : null,
      signal,
    })
  } catch {
    return null
  }
}

async function send(response: Response, res: ServerResponse): Promise<void> {
  if (!res.sendDate) response.headers.delete('Date')
  res.writeHead(response.status, Object.fromEntries(response.headers))
  const reader = response.body?.getReader()
  if (reader) {
    // Sends the headers even if no byte of the body follows.
    res.flushHeaders()
    for (let part = await reader.read(); !part.done; part = await reader.read())
      res.write(part.value)
  }
  res.end()
}
