/** The portal and the built site over real HTTP on 127.0.0.1. */
import { once } from 'node:events'
import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises'
import { Agent, type IncomingMessage, request, type RequestOptions } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { type ServerOptions, startServer } from './node-server'
import { createPortal } from './portal'
import { wanted } from './testing'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** A server for one test, and its portal. */
async function serve(options: Partial<ServerOptions> = {}) {
  const portal = createPortal()
  const { url, close } = await startServer({ portal, ...options })
  ends.push(close)
  const call = (token: string, method: string, path: string, init: RequestInit = {}) =>
    fetch(`${url}/api/portal/${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}` },
      redirect: 'manual',
      ...init,
    })
  return { portal, url, call }
}

const html = '<!doctype html><title>Site</title>'
const script = 'export const one = 1\n'

/** A folder like that of a built site. */
async function site(): Promise<string> {
  const dist = await mkdtemp(join(tmpdir(), 'site-'))
  ends.push(() => rm(dist, { recursive: true }))
  await mkdir(join(dist, 'assets'))
  await writeFile(join(dist, 'index.html'), html)
  await writeFile(join(dist, 'config.json'), '{"demo":true}')
  await writeFile(join(dist, 'assets', 'main-1a2b.js'), script)
  await writeFile(join(dist, 'assets', 'main-1a2b.js.gz'), gzipSync(script))
  return dist
}

/** A call below `fetch`, which decodes bodies and normalises paths. */
async function raw(url: string, options: RequestOptions = {}) {
  const sent = request(url, options)
  sent.end()
  const [answer]: IncomingMessage[] = await once(sent, 'response')
  const chunks: Uint8Array[] = []
  for await (const chunk of answer ?? []) chunks.push(chunk)
  return { status: answer?.statusCode, headers: answer?.headers, bytes: Buffer.concat(chunks) }
}

describe('the portal over HTTP', () => {
  it('reads and writes', async () => {
    const { call, portal } = await serve()
    const body = JSON.stringify(wanted('over-http'))
    expect((await call('htx_demo_full', 'POST', 'databases', { body })).status).toBe(201)
    const list = await call('htx_demo_full', 'GET', 'databases')
    expect(list.headers.get('Content-Type')).toBe('application/json')
    expect((await list.json()).at(-1)).toMatchObject(wanted('over-http'))
    expect(portal.calls.map(({ method, body: sent }) => [method, sent])).toEqual([
      ['POST', body],
      ['GET', ''],
    ])
  })

  it('F102 reset ends the connection without an answer, done or not', async () => {
    const { call, portal } = await serve()
    for (const name of ['fault-reset', 'fault-reset-done']) {
      const body = JSON.stringify(wanted(name))
      await expect(call('htx_demo_full', 'POST', 'databases', { body })).rejects.toThrow(TypeError)
    }
    const names = portal.world('htx_demo_full').databases.map(({ name }) => name)
    expect(names.slice(13)).toEqual(['reports', 'fault-reset-done'])
    expect(portal.calls).toHaveLength(2)
  })

  it('keeps connections alive', async () => {
    const { url } = await serve()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const headers = { Authorization: 'Bearer htx_demo_full' }
    const reused: boolean[] = []
    for (let call = 0; call < 2; call++) {
      const sent = request(`${url}/api/portal/proxies`, { agent, headers }).end()
      const [answer]: IncomingMessage[] = await once(sent, 'response')
      for await (const _ of answer ?? []);
      reused.push(sent.reusedSocket)
    }
    agent.destroy()
    expect(reused).toEqual([false, true])
  })

  it('a write that it is to drop is carried out, and not a byte of its answer leaves', async () => {
    const { portal, url } = await serve({ dropWrites: 1 })
    const path = '/api/portal/databases/shop/backups'
    const post = `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer htx_demo_full\r\nContent-Length: 0\r\n\r\n`
    const answers: string[] = []
    for (let call = 0; call < 2; call++) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1')
      socket.write(post)
      const bytes = await new Promise<string>((resolve) => {
        socket.once('data', (part) => resolve(String(part)))
        socket.once('error', () => resolve(''))
        socket.once('close', () => resolve(''))
      })
      socket.destroy()
      answers.push(bytes.slice(0, 12))
    }
    expect(answers).toEqual(['', 'HTTP/1.1 201'])
    expect(portal.calls.map(({ status }) => status)).toEqual([201, 201])
  })

  it('F055 cutoff ends it in the middle of the body', async () => {
    const { call } = await serve()
    const answer = await call('htx_demo_full_databases-cutoff', 'GET', 'databases')
    expect(answer.status).toBe(200)
    const reader = answer.body?.getReader()
    const first = await reader?.read()
    expect(first?.value?.length).toBeGreaterThan(0)
    await expect(reader?.read()).rejects.toThrow(TypeError)
  })

  it('F099 stall sends headers and then waits for the client to give up', async () => {
    const { call } = await serve()
    const aborter = new AbortController()
    const { signal } = aborter
    const answer = await call('htx_demo_full_proxies-stall', 'GET', 'proxies', { signal })
    const text = answer.text()
    aborter.abort()
    await expect(text).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('timeout ends in the portal when the client gives up', async () => {
    const portal = createPortal()
    const arrived: Promise<Response>[] = []
    const aborter = new AbortController()
    const { call } = await serve({
      portal: {
        ...portal,
        fetch: (incoming) => {
          const answer = portal.fetch(incoming)
          arrived.push(answer)
          setImmediate(() => aborter.abort())
          return answer
        },
      },
    })
    const { signal } = aborter
    const given = call('htx_demo_full_proxies-timeout', 'GET', 'proxies', { signal })
    await expect(given).rejects.toMatchObject({ name: 'AbortError' })
    await expect(arrived[0]).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('F045 an empty 402 has Content-Length: 0', async () => {
    const { url } = await serve()
    const answer = await raw(`${url}/api/portal/databases`, {
      headers: { Authorization: 'Bearer htx_demo_full_databases-402-empty' },
    })
    expect(answer.status).toBe(402)
    expect(answer.headers?.['content-length']).toBe('0')
  })

  it('F069 huge arrives whole', async () => {
    const { call } = await serve()
    const answer = await call('htx_demo_full_proxies-huge', 'GET', 'proxies')
    expect((await answer.text()).length).toBeGreaterThan(8 * 1024 * 1024)
  })

  it('answers what is no request by 400', async () => {
    const { url } = await serve()
    const { port } = new URL(url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write('TRACE /api/portal/databases HTTP/1.1\r\nHost: x\r\n\r\n')
    const [first]: Buffer[] = await once(socket, 'data')
    socket.destroy()
    expect(String(first)).toMatch(/^HTTP\/1.1 400 /)
  })
})

describe('CORS', () => {
  const origin = 'https://console.example.net'
  const preflight = (call: Awaited<ReturnType<typeof serve>>['call']) =>
    call('', 'OPTIONS', 'databases', { headers: { Origin: origin } })

  it('answers the preflight without a token', async () => {
    const { call, portal } = await serve({ cors: origin })
    const answer = await preflight(call)
    expect(answer.status).toBe(204)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(origin)
    expect(answer.headers.get('Access-Control-Allow-Headers')).toBe('Authorization, Content-Type')
    expect(answer.headers.get('Access-Control-Allow-Methods')).toContain('DELETE')
    expect(answer.headers.get('Access-Control-Max-Age')).toBe('7200')
    expect(answer.headers.get('Vary')).toBe('Origin')
    expect(portal.calls).toEqual([])
  })

  it.each([
    ['htx_nobody', 401],
    ['htx_demo_functions', 403],
    ['htx_demo_full_limit-0', 429],
    ['htx_demo_full_databases-500-empty', 500],
    ['htx_demo_full_databases-502', 502],
  ])('is on errors too: %s %i', async (token, status) => {
    const { call } = await serve({ cors: '*' })
    const { headers, status: actual } = await call(token, 'GET', 'databases')
    expect(actual).toBe(status)
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(headers.get('Access-Control-Expose-Headers')).toBe(
      'Retry-After, Date, RateLimit, RateLimit-Policy',
    )
  })

  it('is left out where it is off', async () => {
    const { call } = await serve()
    for (const answer of [await preflight(call), await call('htx_demo_full', 'GET', 'proxies')]) {
      expect([...answer.headers.keys()].join()).not.toContain('access-control')
    }
  })
})

describe('the site', () => {
  it('falls back to index.html for any path without a file', async () => {
    const { url } = await serve({ dist: await site() })
    for (const path of ['/', '/index.html', '/databases/shop', '/databases/a.b?q=1#x', '/assets']) {
      const answer = await fetch(url + path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
      expect(answer.headers.get('Cache-Control')).toBe('no-cache')
      expect(await answer.text()).toBe(html)
    }
  })

  it('F152 answers a missing asset by a real 404', async () => {
    const { url } = await serve({ dist: await site() })
    const answer = await fetch(`${url}/assets/gone-9f8e.js`)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
  })

  it('sends assets for a year, compressed where the client takes it', async () => {
    const { url } = await serve({ dist: await site() })
    const plain = await raw(`${url}/assets/main-1a2b.js`)
    expect(String(plain.bytes)).toBe(script)
    expect(plain.headers?.['content-encoding']).toBeUndefined()
    expect(plain.headers?.['cache-control']).toBe('public, max-age=31536000, immutable')
    const headers = { 'Accept-Encoding': 'gzip, br' }
    const packed = await raw(`${url}/assets/main-1a2b.js`, { headers })
    expect(packed.headers?.['content-encoding']).toBe('gzip')
    expect(packed.headers?.['content-type']).toBe('text/javascript; charset=utf-8')
    expect(String(gunzipSync(packed.bytes))).toBe(script)
  })

  it('F126 leaves addresses that cannot be decoded to the page', async () => {
    const { url } = await serve({ dist: await site() })
    for (const path of ['/databases/%E0%A4%A', '/databases/%00', '/databases/a%2Fb']) {
      expect(String((await raw(url, { path })).bytes)).toBe(html)
    }
  })

  it('never leaves its folder', async () => {
    const { url } = await serve({ dist: await site() })
    for (const path of [
      '/../../etc/passwd',
      '/..%2f..%2f..%2fetc%2fpasswd',
      '/assets/..%5c..%5c..%5cx',
    ]) {
      expect(String((await raw(url, { path })).bytes)).toBe(html)
    }
  })

  it('takes its settings, page, folder and headers from the test', async () => {
    const { url } = await serve({
      dist: await site(),
      base: '/console/',
      configJson: { portalUrl: 'https://portal.example.net' },
      rewriteHtml: (text) => text.replace('Site', 'Console'),
      headers: { 'Content-Security-Policy': "default-src 'none'" },
    })
    const config = await fetch(`${url}/console/config.json`)
    expect(config.headers.get('Cache-Control')).toBe('no-store')
    expect(await config.json()).toEqual({ portalUrl: 'https://portal.example.net' })
    expect(await (await fetch(`${url}/console/token`)).text()).toContain('Console')
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404)
    for (const path of ['/console/', '/elsewhere', '/api/portal/databases', '/console/assets/x']) {
      const { headers } = await fetch(url + path)
      expect(headers.get('Content-Security-Policy'), path).toBe("default-src 'none'")
    }
  })

  it('F014 stands without a portal: its own page answers the calls', async () => {
    const { url } = await startServer({ dist: await site() }).then((server) => {
      ends.push(server.close)
      return server
    })
    const answer = await fetch(`${url}/api/portal/databases`)
    expect(answer.headers.get('Content-Type')).toContain('text/html')
    expect((await fetch(`${url}/`, { method: 'POST' })).status).toBe(405)
    expect(await (await fetch(`${url}/config.json`)).json()).toEqual({ demo: true })
  })
})
