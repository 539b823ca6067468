/** The portal over HTTP, for Node: as a Vite middleware, and as a server of its own beside the built site. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { failure } from './answers'
import { ConnectionLost, type Portal } from './portal'
import { sendText, serveSite, type Site } from './static-site'

type Middleware = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => void

/** Answers one request by the portal. A lost connection ends the socket; a client that leaves aborts the call. */
export async function serveRequest(portal: Portal, req: IncomingMessage, res: ServerResponse) {
  // Browsers send a call again by themselves when a reused connection is lost: each call has its own.
  res.setHeader('Connection', 'close')
  const aborter = new AbortController()
  try {
    const request = await toRequest(req, aborter.signal)
    // Holds on to the request: its own signal lives no longer than it does.
    res.once('close', () =>
      aborter.abort(new DOMException(`${request?.url} was given up`, 'AbortError')),
    )
    await send(request ? await portal.fetch(request) : failure(400, 'bad request'), res)
  } catch (error) {
    if (!(error instanceof ConnectionLost) && !res.destroyed) throw error
    req.socket.destroySoon()
  }
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
  portal?: Portal
  /** 0, the default: any free port. */
  port?: number
  host?: string
  /** The origin that may call the portal, or '*'; false, the default: no CORS headers at all. */
  cors?: false | string
  /** Sent with every answer. */
  headers?: Record<string, string>
}

/** Starts a server of the portal, the built site, or both. `url` ends without a slash. */
export async function startServer(
  options: ServerOptions,
): Promise<{ url: string; close: () => Promise<void> }> {
  const { port = 0, host = '127.0.0.1' } = options
  const server = createServer((req, res) => {
    handle(options, req, res).catch(() => {
      if (res.headersSent) req.socket.destroy()
      else sendText(res, 500, 'Internal server error')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    url: `http://${host}:${typeof address === 'object' && address ? address.port : port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

async function handle(options: ServerOptions, req: IncomingMessage, res: ServerResponse) {
  const { portal, cors = false, headers = {} } = options
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  if (!portal || !isApi(req)) return serveSite(options, req, res)
  if (cors !== false) {
    for (const [name, value] of Object.entries(corsHeaders(cors))) res.setHeader(name, value)
    // Not left open for the call that follows, see `serveRequest`.
    if (req.method === 'OPTIONS') return void res.writeHead(204, { Connection: 'close' }).end()
  }
  return serveRequest(portal, req, res)
}

function corsHeaders(origin: string): Record<string, string> {
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
        typeof value === 'string' ? [[name, value]] : [],
      ),
      body: hasBody ? Buffer.concat(chunks) : null,
      signal,
    })
  } catch {
    return null
  }
}

async function send(response: Response, res: ServerResponse): Promise<void> {
  res.writeHead(response.status, Object.fromEntries(response.headers))
  const reader = response.body?.getReader()
  if (reader) {
    // The headers leave even if no byte of the body follows.
    res.flushHeaders()
    for (let part = await reader.read(); !part.done; part = await reader.read())
      res.write(part.value)
  }
  res.end()
}
