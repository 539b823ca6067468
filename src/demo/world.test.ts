/** What the worlds of tokens hold, and that they do not touch each other. */
import { describe, expect, it } from 'vitest'
import { start, testPortal, wanted } from './testing'

const DAY = 86_400_000
const fullToken = 'htx_demo_full'
const read = async ({ call }: ReturnType<typeof testPortal>, token: string, path: string) =>
  (await call(token, 'GET', path)).json()

type Backup = { status: string; size_bytes: number | null; created_at: string }

describe('worlds', () => {
  it('are the same for a token every time, and another for every other token', async () => {
    const [one, two] = [testPortal(), testPortal()]
    const detail = 'databases/analytics'
    expect(await read(one, fullToken, detail)).toEqual(await read(two, fullToken, detail))
    expect(await read(one, fullToken, detail)).not.toEqual(
      await read(one, `${fullToken}_alice`, detail),
    )
  })

  it('do not touch each other', async () => {
    const { call, names } = testPortal()
    await call('htx_demo_full_alice', 'POST', 'databases', wanted('hers'))
    await call('htx_demo_full_alice', 'DELETE', 'databases/shop')
    expect(await names('htx_demo_full_bob')).not.toContain('hers')
    expect(await names('htx_demo_full_bob')).toContain('shop')
  })

  it('can be looked at and changed', async () => {
    const { portal, names } = testPortal()
    portal.world(fullToken).databases.splice(1)
    expect(await names(fullToken)).toEqual(['analytics'])
    expect(() => portal.world('htx_nobody')).toThrow('Not a demo token')
  })
})

describe('the usual world', () => {
  it('has fourteen databases over all engines, most of them running', async () => {
    const databases: { engine: string; status: string; sku: string; cluster_target: string }[] =
      await read(testPortal(), fullToken, 'databases')
    expect(databases).toHaveLength(14)
    expect(new Set(databases.map(({ engine }) => engine)).size).toBe(4)
    expect(databases.filter(({ status }) => status === 'running')).toHaveLength(12)
    for (const { sku, cluster_target } of databases) {
      expect(sku).toMatch(/^(db|ch)-[sm]-\dvcpu-\d+gb$/)
      expect(cluster_target).toMatch(/^(hn|hcm|dn)-\d$/)
    }
  })

  it('has a month of backups that grow, some failed or missing, and one database without any', async () => {
    const portal = testPortal()
    const all: Backup[][] = []
    for (const { name } of await read(portal, fullToken, 'databases')) {
      all.push(await read(portal, fullToken, `databases/${name}/backups`))
    }
    expect(all.filter((backups) => backups.length === 0)).toHaveLength(1)
    expect(all.filter((backups) => backups.length === 30).length).toBeGreaterThan(8)
    expect(all.some((backups) => backups.length > 0 && backups.length < 30)).toBe(true)
    expect(all.flat().some(({ status }) => status === 'failed')).toBe(true)
    for (const backups of all) {
      const times = backups.map(({ created_at }) => Date.parse(created_at))
      expect(times).toEqual(times.toSorted((a, b) => b - a))
      for (const time of times) expect(time).toBeLessThanOrEqual(start)
      const sizes = backups.flatMap(({ size_bytes }) => size_bytes ?? [])
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    }
  })

  it('has ten proxies, one expired and one soon, and eight functions', async () => {
    const portal = testPortal()
    const proxies: { expires_at: string; status: string }[] = await read(
      portal,
      fullToken,
      'proxies',
    )
    const days = proxies.map(({ expires_at }) => (Date.parse(expires_at) - start) / DAY)
    expect(proxies).toHaveLength(10)
    expect(days.filter((day) => day < 0)).toHaveLength(1)
    expect(proxies.filter(({ status }) => status === 'expired')).toHaveLength(1)
    expect(days.filter((day) => day >= 0 && day < 30)).toEqual([5])
    expect(await read(portal, fullToken, 'functions')).toHaveLength(8)
  })

  it('names documentation hosts and addresses only', async () => {
    const portal = testPortal()
    const bodies = await Promise.all(
      ['databases/shop', 'functions', 'proxies'].map((path) => read(portal, fullToken, path)),
    )
    const hosts =
      JSON.stringify(bodies).match(/[\w.-]+\.(net|com|vn|io)\b|\d+\.\d+\.\d+\.\d+/g) ?? []
    expect(hosts.length).toBeGreaterThan(15)
    for (const host of hosts) expect(host).toMatch(/\.example\.net$|^203\.0\.113\./)
  })
})

describe('other worlds', () => {
  it('hold nothing', async () => {
    const portal = testPortal()
    for (const path of ['databases', 'functions', 'proxies']) {
      expect(await read(portal, 'htx_demo_full_empty', path)).toEqual([])
    }
  })

  it('hold many, each under its own name, and room for more', async () => {
    const { call, names } = testPortal()
    const many = await names('htx_demo_full_many-1000')
    expect(new Set(many).size).toBe(1000)
    const created = await call('htx_demo_full_many-1000', 'POST', 'databases', wanted('more'))
    expect(created.status).toBe(201)
  })

  it('have odd shapes, all of them met', async () => {
    const portal = testPortal()
    const odd = 'htx_demo_full_odd-shapes'
    const names = await portal.names(odd)
    const shapesOf = async (method: string, path: (name: string) => string) => {
      const texts = await Promise.all(
        names.map(async (name) => (await portal.call(odd, method, path(name))).text()),
      )
      return new Set(texts.map(shapeOf))
    }
    expect(await shapesOf('GET', (name) => `databases/${name}/backups`)).toEqual(
      new Set(['backups', 'data,total', 'items', 'snapshots', 'list', 'null', 'message']),
    )
    expect(await shapesOf('POST', (name) => `databases/${name}/backups`)).toEqual(
      new Set(['backup', 'status', 'nothing']),
    )
    expect((await shapesOf('GET', (name) => `databases/${name}`)).size).toBe(3)
    expect(await read(portal, odd, 'functions')).toHaveProperty('functions[0].function_name')
    const { proxies } = await read(portal, odd, 'proxies')
    expect(proxies.slice(0, 3).map((row: object) => Object.keys(row)[0])).toEqual([
      'id',
      'endpoint',
      'id',
    ])
  })

  it('have hostile names, each of which can be asked for', async () => {
    const { portal, call } = testPortal()
    const hostile = 'htx_demo_full_hostile'
    const safe = portal
      .world(hostile)
      .databases.map(({ name }) => name)
      .filter((name) => isWellFormed(name) && !['', '.', '..'].includes(name))
    expect(safe).toContain('a/b')
    for (const name of safe) {
      const answer = await call(hostile, 'GET', `databases/${encodeURIComponent(name)}`)
      expect((await answer.json()).name).toBe(name)
    }
  })

  it('F064 have rows that are no rows, with the keys of prototypes as data', async () => {
    const { call } = testPortal()
    const text = await (await call('htx_demo_full_hostile', 'GET', 'databases')).text()
    expect(JSON.parse(text)).toContain(null)
    expect(text).toContain('"__proto__":{"polluted":true}')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

/** The keys of a JSON object, or what it is instead. */
function shapeOf(text: string): string {
  if (text === '') return 'nothing'
  const body: unknown = JSON.parse(text)
  if (Array.isArray(body)) return 'list'
  return body === null ? 'null' : Object.keys(Object(body)).join()
}

function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDFFF]/u.test(text)
}
