/** Proxies in every format: clients read back what the portal sent. */
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { readProxies, type SocksProxy } from '~/api/readers/proxies'
import { formatIds, writeProxies, type FormatId } from './formats'

function proxy(record: Record<string, string | number | null>): SocksProxy {
  const item = readProxies([record])?.items[0]
  if (!item) throw new Error('no proxy')
  return item
}

const plain = proxy({
  name: 'hn-1',
  host: '203.0.113.7',
  port: 1080,
  username: 'u1',
  password: 'p1',
})
const odd = proxy({
  name: 'odd',
  host: '2001:db8::7',
  port: '1080',
  username: 'a@b',
  password: `p:/+#%&'"$(id)@`,
})
const bare = proxy({ name: 'bare', host: 'gate.example.net', port: 1081 })
const broken = proxy({ name: 'broken', host: 'h', port: 1, username: 'u', password: 'a\nreboot\n' })
const nowhere = proxy({ name: 'nowhere', username: 'u', password: 'p' })

const write = (format: FormatId, ...proxies: SocksProxy[]) => writeProxies(format, proxies).text

test.each<[FormatId, string]>([
  ['socks5', 'socks5://u1:p1@203.0.113.7:1080'],
  ['socks5h', 'socks5h://u1:p1@203.0.113.7:1080'],
  ['list', '203.0.113.7:1080:u1:p1'],
  ['curl', "curl --proxy 'socks5h://u1:p1@203.0.113.7:1080' https://example.com/"],
  ['proxychains', 'socks5 203.0.113.7 1080 u1 p1'],
  [
    'environment',
    "export ALL_PROXY='socks5h://u1:p1@203.0.113.7:1080'\nexport all_proxy='socks5h://u1:p1@203.0.113.7:1080'",
  ],
])('%s', (format, text) => {
  expect(write(format, plain)).toBe(text)
})

test('FoxyProxy imports the data of its settings', () => {
  expect(JSON.parse(write('foxyproxy', plain, odd))).toMatchObject({
    data: [
      { title: 'hn-1', type: 'socks5', hostname: '203.0.113.7', port: '1080', password: 'p1' },
      { title: 'odd', hostname: '2001:db8::7', username: 'a@b', password: odd.password },
    ],
  })
  expect(JSON.parse(write('foxyproxy'))).toEqual({ data: [] })
})

describe('odd credentials and IPv6', () => {
  test.each<FormatId>(['socks5', 'socks5h'])('%s is percent-encoded, with brackets', (format) => {
    const url = new URL(write(format, odd).replace(/^socks5h?/, 'http'))
    expect(url.hostname).toBe('[2001:db8::7]')
    expect(decodeURIComponent(url.username)).toBe(odd.username)
    expect(decodeURIComponent(url.password)).toBe(odd.password)
  })

  test.each<FormatId>(['curl', 'environment'])('%s is safe in a shell', (format) => {
    const script = `${write(format, odd).replace('curl', "printf '%s '")}\nprintf '%s' "$ALL_PROXY"`
    expect(execFileSync('sh', ['-c', script]).toString()).toContain(
      odd.socksUrl?.replace('socks5:', 'socks5h:'),
    )
  })

  test('the list has brackets, and the password to the end of its line', () => {
    expect(write('list', odd)).toBe(`[2001:db8::7]:1080:a@b:${odd.password}`)
  })
})

test('a list that was written is read again as it was', () => {
  const zone = proxy({
    name: 'zone',
    host: 'fe80::1%eth0',
    port: 1080,
    username: 'u',
    password: 'p',
  })
  for (const one of [plain, odd, zone]) {
    const { host, port, username, password } = one
    const [again] = readProxies([write('list', one)])?.items ?? []
    expect(again).toMatchObject({ host, port, username, password })
  }
})

test('F131 no format lets a line break in a password make a line of its own', () => {
  for (const format of formatIds)
    expect(writeProxies(format, [plain, broken]).text).not.toMatch(/^reboot/m)
  for (const format of ['list', 'proxychains'] as const)
    expect(writeProxies(format, [plain, broken]).left).toEqual([broken])
})

test.each(['gate.example.net', '203.0.113', '203.0.113.777', 'fe80::1%eth0'])(
  'proxychains takes no %s: it wants numbers',
  (host) => {
    const named = proxy({ host, port: 1080 })
    expect(writeProxies('proxychains', [named])).toEqual({ text: '', left: [named] })
  },
)

test('proxies that cannot be written are left out and reported', () => {
  for (const format of formatIds) expect(writeProxies(format, [nowhere]).left).toEqual([nowhere])
  const colon = proxy({ host: 'h', port: 1, username: 'a:b', password: 'p' })
  expect(writeProxies('list', [colon])).toEqual({ text: '', left: [colon] })
  const blank = proxy({ host: 'h', port: 1, username: 'a b', password: 'p' })
  expect(writeProxies('proxychains', [blank]).left).toEqual([blank])
})

test('without credentials there are none', () => {
  expect(write('socks5', bare)).toBe('socks5://gate.example.net:1081')
  expect(write('list', bare)).toBe('gate.example.net:1081')
  expect(write('proxychains', proxy({ host: '203.0.113.7', port: 1081 }))).toBe(
    'socks5 203.0.113.7 1081',
  )
})

test('F129 passwords stay out where they are not wanted', () => {
  for (const format of formatIds)
    expect(writeProxies(format, [plain], false).text).not.toMatch(/p1\b/)
  expect(writeProxies('socks5', [plain], false).text).toBe('socks5://u1@203.0.113.7:1080')
})

test('several have a line each', () => {
  expect(write('list', plain, bare)).toBe('203.0.113.7:1080:u1:p1\ngate.example.net:1081\n')
})
