/** `npm start` as a new user meets it: an address, tokens to try, a portal that answers; the embedded or a real one. */
import { spawn } from 'node:child_process'
import { afterEach, expect, test } from 'vitest'
import { startServer } from '../src/demo/node-server'
import { createPortal } from '../src/demo/portal'

const endings: (() => unknown)[] = []
afterEach(async () => {
  await Promise.all(endings.splice(0).map((end) => end()))
})

/** Starts it and resolves to what it printed, once that matches. */
function start(until: RegExp, environment: Record<string, string> = {}): Promise<string> {
  // Vitest's own variables would keep the embedded portal away.
  const { VITEST: _, ...outside } = process.env
  const child = spawn('npm', ['start', '--', '--port', '0', '--clearScreen', 'false'], {
    env: { ...outside, NO_COLOR: '1', ...environment },
    detached: true,
  })
  endings.push(() => child.pid && process.kill(-child.pid))
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (bytes: Buffer) => {
      printed += bytes.toString()
      if (until.test(printed)) resolve(printed)
    })
    child.once('exit', () => reject(new Error(printed)))
  })
}

const addressIn = (printed: string) => /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? ''
const listDatabases = (address: string, token: string, headers: Record<string, string> = {}) =>
  fetch(`${address}/api/portal/databases`, {
    headers: { ...headers, authorization: `Bearer ${token}` },
  })

test('npm start prints the address and the demo tokens, and its portal answers them', async () => {
  const printed = await start(/htx_demo_proxies/)
  for (const scope of ['full', 'read', 'databases', 'functions', 'proxies'])
    expect(printed).toContain(`htx_demo_${scope}`)
  const address = addressIn(printed)
  expect(await (await fetch(address)).text()).toContain('id="root"')
  const answer = await listDatabases(address, 'htx_demo_full')
  expect(answer.status).toBe(200)
  expect(await listDatabases(address, 'htx_other')).toHaveProperty('status', 401)
})

test('PORTAL_URL puts a real portal behind it instead, and gives it nothing of the browser', async () => {
  const portal = createPortal()
  const headers = new Set<string>()
  const real = await startServer({
    portal: {
      ...portal,
      fetch(request) {
        for (const name of request.headers.keys()) headers.add(name)
        return portal.fetch(request)
      },
    },
  })
  endings.push(() => real.close())
  const address = addressIn(await start(/127\.0\.0\.1:\d+/, { PORTAL_URL: real.url }))
  const answer = await listDatabases(address, 'htx_demo_full_throughtheproxy', {
    origin: address,
    referer: `${address}/databases`,
    cookie: 'theme=dark',
  })
  expect(answer.status).toBe(200)
  expect(portal.calls.map(({ token }) => token)).toEqual(['htx_demo_full_throughtheproxy'])
  expect([...headers]).toContain('authorization')
  for (const name of ['origin', 'referer', 'cookie']) expect([...headers]).not.toContain(name)
})
