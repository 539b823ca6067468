/** Each fault's answer, how it is asked for, and whether the write was done. */
import { describe, expect, it } from 'vitest'
import { ConnectionLost, type FaultName, faultOfName, faults, parseFault } from './faults'
import { testPortal, wanted } from './testing'

const token = 'htx_demo_full'
const words = Object.keys(faults)
/** Faults that answer normally, only later or with a byte-order mark. */
const normal = ['slow', 'bom']
const lost = ['cutoff', 'stall', 'timeout', 'reset']

/** Sends a call until it is answered or given up; returns the result as a word or a status. */
async function send(answering: Promise<Response>, aborter: AbortController) {
  // A call that is still not answered when everything else has happened is given up, like after a time-out.
  setImmediate(() => aborter.abort())
  try {
    const answer = await answering
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  } catch (error) {
    return { error }
  }
}

async function create(world: ReturnType<typeof testPortal>, name: string) {
  const aborter = new AbortController()
  return send(world.call(token, 'POST', 'databases', wanted(name), aborter.signal), aborter)
}

const expected: Record<FaultName, number | 'lost' | 'given up' | 'cut off'> = {
  '204': 204,
  '400': 400,
  '401': 401,
  '402': 402,
  '402-empty': 402,
  '403': 403,
  '403-html': 403,
  '404': 404,
  '404-html': 404,
  '404-message': 404,
  '409': 409,
  '422': 422,
  '429': 429,
  '500': 500,
  '500-empty': 500,
  '500-html': 500,
  '502': 502,
  '503': 503,
  '504': 504,
  html: 200,
  redirect: 302,
  null: 201,
  object: 201,
  string: 201,
  number: 201,
  empty: 201,
  huge: 201,
  deep: 201,
  bom: 201,
  slow: 201,
  'wrong-name': 201,
  'success-error': 201,
  'success-false': 201,
  errorshape: 422,
  cutoff: 'cut off',
  stall: 'given up',
  timeout: 'given up',
  reset: 'lost',
}

describe('each fault', () => {
  it.each(Object.entries(expected))('%s on a create: %s', async (word, ending) => {
    const world = testPortal()
    const answer = await create(world, `fault-${word}`)
    if (typeof ending === 'number') expect(answer.status).toBe(ending)
    else if (ending === 'given up') expect(answer.error).toMatchObject({ name: 'AbortError' })
    else expect(answer.error).toBeInstanceOf(ConnectionLost)
    expect(world.portal.calls.at(-1)?.lost).toBe(lost.includes(word) ? true : undefined)
    expect(await world.names(token)).toEqual(
      normal.includes(word)
        ? expect.arrayContaining([`fault-${word}`])
        : expect.not.arrayContaining([`fault-${word}`]),
    )
  })

  it.each(words)('%s-done happens after the database was created', async (word) => {
    const world = testPortal()
    const name = `fault-${word}-done`
    await create(world, name)
    expect((await world.names(token)).filter((each) => each === name)).toHaveLength(1)
  })

  it.each(words)('%s can be met in a list', async (word) => {
    const { call } = testPortal()
    const [plain, faulty] = [new AbortController(), new AbortController()]
    const asked = `htx_demo_full_proxies-${word}`
    const other = await send(call(asked, 'GET', 'functions', undefined, plain.signal), plain)
    expect(other.status).toBe(200)
    const answer = await send(call(asked, 'GET', 'proxies', undefined, faulty.signal), faulty)
    const ending = expected[parseFault(word)?.name ?? 'slow']
    if (typeof ending === 'number') expect(answer.status).toBe(ending === 201 ? 200 : ending)
    else expect(answer.error).toBeDefined()
  })
})

describe('bodies', () => {
  it('F045 402-empty has none, and says so', async () => {
    const answer = await bodyOf('402-empty')
    expect(answer.headers.get('Content-Length')).toBe('0')
    expect(await size(answer)).toBe(0)
  })

  it('F053 503 asks to wait for 20 seconds', async () => {
    expect((await bodyOf('503')).headers.get('Retry-After')).toBe('20')
  })

  it('F055 cutoff promises more bytes than it sends', async () => {
    const answer = await bodyOf('cutoff')
    const reader = answer.body?.getReader()
    const first = (await reader?.read())?.value?.length ?? 0
    expect(first).toBeGreaterThan(0)
    expect(Number(answer.headers.get('Content-Length'))).toBeGreaterThan(first)
    await expect(reader?.read()).rejects.toBeInstanceOf(TypeError)
  })

  it('F065 deep is valid JSON of 100,000 levels', async () => {
    const text = await (await bodyOf('deep')).text()
    expect(text.split('{')).toHaveLength(100_001)
    expect(() => JSON.parse(text)).not.toThrow()
  })

  it('F069 huge is larger than 8 MiB', async () => {
    expect(await size(await bodyOf('huge'))).toBeGreaterThan(8 * 1024 * 1024)
  })

  it('F070 bom is the normal answer behind a byte order mark', async () => {
    const bytes = new Uint8Array(await (await bodyOf('bom')).arrayBuffer())
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf))
    expect(JSON.parse(new TextDecoder().decode(bytes))).toHaveLength(14)
  })

  it('F071 redirect leads to a login page', async () => {
    expect((await bodyOf('redirect')).headers.get('Location')).toBe('/login')
  })

  it('F054 html, and errors of gateways, are web pages', async () => {
    for (const word of ['html', '403-html', '500-html', '502', '504']) {
      const answer = await bodyOf(word)
      expect(answer.headers.get('Content-Type'), word).toBe('text/html')
      expect(await answer.text()).toMatch(/^<!doctype html>/)
    }
  })

  it('slow takes three seconds', async () => {
    const { call, waits } = testPortal()
    await call(`${token}_databases-slow`, 'GET', 'databases')
    expect(waits).toEqual([3000])
  })
})

describe('a database’s name', () => {
  it.each([
    ['fault-get-wrong-name', 'GET', '', 200],
    ['fault-get-404', 'GET', '', 404],
    ['fault-delete-502', 'DELETE', '', 502],
    ['fault-backup-500', 'POST', '/backups', 500],
    ['fault-backups-html', 'GET', '/backups', 200],
  ])('%s is created normally, the fault comes later', async (name, method, path, status) => {
    const { call } = testPortal()
    expect((await call(token, 'POST', 'databases', wanted(name))).status).toBe(201)
    expect((await call(token, method, `databases/${name}${path}`)).status).toBe(status)
  })

  it('F074 can get the detail of another', async () => {
    const { call } = testPortal()
    await call(token, 'POST', 'databases', wanted('fault-get-wrong-name'))
    const detail = await (await call(token, 'GET', 'databases/fault-get-wrong-name')).json()
    expect(detail.name).toBe('someone-elses')
  })

  it('F110 decides whether a delete is done before its fault', async () => {
    const { call } = testPortal()
    for (const name of ['fault-delete-502', 'fault-delete-502-done']) {
      await call(token, 'POST', 'databases', wanted(name))
      expect((await call(token, 'DELETE', `databases/${name}`)).status).toBe(502)
    }
    const rows: { status: string }[] = await (await call(token, 'GET', 'databases')).json()
    expect(rows.slice(-2).map(({ status }) => status)).toEqual(['creating', 'deleting'])
  })

  it('F109 decides whether a backup is started before its fault', async () => {
    const { call } = testPortal()
    for (const [name, count] of [
      ['fault-backup-500', 0],
      ['fault-backup-500-done', 1],
    ] as const) {
      await call(token, 'POST', 'databases', wanted(name))
      expect((await call(token, 'POST', `databases/${name}/backups`)).status).toBe(500)
      const backups = await (await call(token, 'GET', `databases/${name}/backups`)).json()
      expect(backups).toHaveLength(count)
    }
  })

  it('asks for a fault only in place of a success', async () => {
    const { call } = testPortal()
    await call(token, 'POST', 'databases', wanted('fault-500-done'))
    const again = await call(token, 'POST', 'databases', wanted('fault-500-done'))
    expect(again.status).toBe(409)
  })

  it('is an ordinary name where no such fault exists', () => {
    expect(faultOfName('fault-tolerance', 'create')).toBeNull()
    expect(faultOfName('fault-constructor', 'create')).toBeNull()
    expect(faultOfName('fault-delete-500', 'create')).toBeNull()
    expect(faultOfName('fault-500', 'get')).toBeNull()
  })
})

describe('rules of a test', () => {
  it('hit the calls that fit, so many times, of that token', async () => {
    const { portal, call } = testPortal()
    portal.fail(token, { method: 'post', path: /\/databases$/, times: 2, fault: '502-done' })
    expect((await call(token, 'GET', 'databases')).status).toBe(200)
    expect((await call('htx_demo_full_bob', 'POST', 'databases', wanted('a'))).status).toBe(201)
    expect((await call(token, 'POST', 'databases', wanted('a'))).status).toBe(502)
    expect((await call(token, 'POST', 'databases', wanted('b'))).status).toBe(502)
    expect((await call(token, 'POST', 'databases', wanted('b'))).status).toBe(409)
  })

  it('hit any call once if they say no more, and can be taken back', async () => {
    const { portal, call } = testPortal()
    portal.fail(token, { fault: '401' })
    expect((await call(token, 'GET', 'databases/nobody')).status).toBe(401)
    expect((await call(token, 'GET', 'databases/nobody')).status).toBe(404)
    const stop = portal.fail(token, {
      path: '/api/portal/proxies',
      times: Infinity,
      fault: 'reset',
    })
    await expect(call(token, 'GET', 'proxies')).rejects.toBeInstanceOf(ConnectionLost)
    await expect(call(token, 'GET', 'proxies')).rejects.toBeInstanceOf(TypeError)
    stop()
    expect((await call(token, 'GET', 'proxies')).status).toBe(200)
  })
})

it('every fault says what it does', () => {
  for (const { what } of Object.values(faults)) expect(what).toMatch(/\w/)
})

/** The answer to "list databases" for a token that asks for a fault. */
function bodyOf(word: string): Promise<Response> {
  return testPortal().call(`${token}_databases-${word}`, 'GET', 'databases')
}

async function size(answer: Response): Promise<number> {
  return (await answer.arrayBuffer()).byteLength
}
