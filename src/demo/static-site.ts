/** The built site over HTTP, with caching, compression and fallback as on a good host. */
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, posix } from 'node:path'

export type Site = {
  /** The folder of the built site; left out: no site. */
  dist?: string
  /** The folder that the site is served from; begins and ends with a slash. */
  base?: string
  /** Served in place of the site's config.json. */
  configJson?: object
  /** Changes index.html before it is sent. */
  rewriteHtml?: (html: string) => string
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Answers with a file of the site; a path without a file gets index.html, but a missing asset a 404. */
export async function serveSite(site: Site, req: IncomingMessage, res: ServerResponse) {
  const { dist, base = '/', configJson, rewriteHtml } = site
  const path = filePath(req.url ?? '/', base)
  if (req.method !== 'GET' && req.method !== 'HEAD') return sendText(res, 405, 'Method not allowed')
  if (dist === undefined || path === null) return sendText(res, 404, 'Not found')
  if (path === 'config.json' && configJson) {
    return sendFile(res, path, Buffer.from(JSON.stringify(configJson)))
  }
  const file = path === '' || path === 'index.html' ? null : await compressed(join(dist, path), req)
  if (file) return sendFile(res, path, file.bytes, file.encoding)
  if (path.startsWith('assets/')) return sendText(res, 404, 'Not found')
  const html = await readFile(join(dist, 'index.html'), 'utf8')
  return sendFile(res, 'index.html', Buffer.from(rewriteHtml ? rewriteHtml(html) : html))
}

/** Ends an answer with a line of plain text. */
export function sendText(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  res.end(`${text}\n`)
}

/** The path inside the site, without a leading slash; null outside of it. */
function filePath(url: string, base: string): string | null {
  const path = posix.normalize(decode(url.replace(/[?#].*$/s, '')).replaceAll('\\', '/'))
  return path.startsWith(base) ? path.slice(base.length) : null
}

/** A path that cannot be decoded gets the page, which explains the problem. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A file's bytes in the best encoding that the client accepts; null if there is no such file. */
async function compressed(file: string, req: IncomingMessage) {
  const accepted = req.headers['accept-encoding']?.toString() ?? ''
  const forms = [
    ['br', '.br'],
    ['gzip', '.gz'],
  ].filter(([encoding = '']) => new RegExp(`\\b${encoding}\\b`).test(accepted))
  for (const [encoding, ending] of [...forms, [undefined, '']]) {
    const bytes = await readFile(`${file}${ending}`).catch(() => null)
    if (bytes) return { bytes, encoding }
  }
  return null
}

function sendFile(res: ServerResponse, path: string, bytes: Buffer, encoding?: string): void {
  res.writeHead(200, {
    'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    'Content-Length': bytes.length,
    'Cache-Control': cacheControl(path),
    Vary: 'Accept-Encoding',
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  })
  res.end(bytes)
}

function cacheControl(path: string): string {
  if (path.startsWith('assets/')) return 'public, max-age=31536000, immutable'
  return path === 'config.json' || path === 'version.json' ? 'no-store' : 'no-cache'
}
