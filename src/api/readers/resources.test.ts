/** Backups, functions and proxies beyond the table of bodies. */
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '~/api/transport/parse-body'
import { readBackups, readStartedBackup, unknownBackupFields } from './backups'
import { readFunctions } from './functions'
import { readProxies, socksUrl } from './proxies'

describe('backups', () => {
  const expected = {
    id: 'b',
    sizeBytes: 2e9,
    createdAt: '2025-11-22T02:00:00.000Z',
    kind: 'manual',
  }
  const bodies: Json[] = [
    { Backups: [{ BackupId: 'b', SizeGB: 2, CreatedAt: 1763776800, Type: 'manual' }] },
    {
      data: {
        snapshots: [
          { 'snapshot-id': 'b', 'size-mb': '2000', 'taken-at': '1763776800', trigger: 'manual' },
        ],
      },
    },
    { results: [{ id: 'b', size: '2 GB', finished_at: '2025-11-22 02:00', kind: 'manual' }] },
    {
      items: [
        {
          metadata: { name: 'b' },
          spec: { type: 'manual' },
          status: { size: '2G', startTime: 1763776800000 },
        },
      ],
    },
  ]
  test.each(bodies)('%j', (body) => {
    expect(readBackups(body)?.items).toMatchObject([expected])
  })

  test('F059 F063 empty, odd and equal entries stay, with keys of their own', () => {
    const items = readBackups([{}, null, 7, { id: 'b' }, { id: 'b' }, ''])?.items ?? []
    expect(items).toHaveLength(6)
    expect(new Set(items.map((item) => item.key)).size).toBe(6)
  })

  test.each<Json | undefined>([undefined, null, '', 'started', [], {}, { message: 'started' }, 7])(
    'F049 a started backup answered with %j is accepted, with nothing known of it',
    (body) => {
      expect(readStartedBackup(body)).toMatchObject({ id: null, name: null, status: null })
    },
  )

  test.each<Json>([
    { data: { id: 7 } },
    { data: { backup: { id: '7' } } },
    { snapshot_id: 7 },
    [{ id: 7 }],
    { backup: 7 },
  ])('a started backup answered with %j has an id', (body) => {
    expect(readStartedBackup(body).id).toBe('7')
  })

  test('fields that no reader knows are listed', () => {
    const [backup] =
      readBackups([{ id: 1, size_mb: 2, region: 'hn', status: { phase: 'x', node: 3 } }])?.items ??
      []
    expect(backup && unknownBackupFields(backup)).toEqual([
      { path: 'region', value: 'hn' },
      { path: 'status.node', value: 3 },
    ])
  })
})

describe('functions', () => {
  test.each(['https://a.test/x', 'http://a.test', 'HTTPS://a.test:8443/?q=1#f'])(
    'F127 %s is an address',
    (url) => {
      expect(readFunctions([{ name: 'f', url }])?.items[0]?.url).toBe(url)
    },
  )

  const hostile = String.raw`javascript:alert(1)|JaVaScRiPt:alert(1)| data:text/html,x|vbscript:x|//evil.test|/path
    |a.test|ftp://a.test|https:a.test|https://|https://a b.test|https:\\evil.test|https://[::1|file:///etc/passwd`
  const split = ['', 'java\nscript:alert(1)', 'https://a.test/\u0000']
  test.each([...hostile.split(/\s*\|/), ...split])('F127 %j is text and never a link', (url) => {
    const [item] = readFunctions([{ name: 'f', url }])?.items ?? []
    expect(item).toMatchObject({ url: null, raw: { url } })
  })

  test('a safe address under another word is found behind a hostile one', () => {
    const [item] = readFunctions([{ url: 'data:,x', endpoint: 'https://a.test' }])?.items ?? []
    expect(item?.url).toBe('https://a.test')
  })

  test.each(['address', 'uri', 'link'])('the address may be called %s', (word) => {
    expect(readFunctions([{ [word]: 'https://a.test' }])?.items[0]?.url).toBe('https://a.test')
  })

  test('the address may stand in an object', () => {
    const [item] = readFunctions([{ name: 'f', endpoint: { url: 'https://a.test' } }])?.items ?? []
    expect(item).toMatchObject({ name: 'f', url: 'https://a.test', unknown: [] })
  })

  test.each([
    'last_updated_at',
    'lastModifiedAt',
    'changed_at',
    'last_change',
    'modification_time',
    'updated_time',
  ])('the last change may be called %s', (word) => {
    const [item] = readFunctions([{ [word]: 1763776800 }])?.items ?? []
    expect(item?.updatedAt).toBe('2025-11-22T02:00:00.000Z')
  })

  test('Pascal and Kubernetes styles', () => {
    const aws = { FunctionName: 'f', Runtime: 'go', LastModified: '2026-10-01T00:00:00.000+0000' }
    const knative = {
      metadata: { name: 'f', uid: 'u' },
      status: { url: 'https://f.test', phase: 'Ready' },
    }
    expect(readFunctions({ Functions: [aws, knative] })?.items).toMatchObject([
      { id: 'f', runtime: 'go', updatedAt: '2026-10-01T00:00:00.000Z' },
      { id: 'u', name: 'f', status: 'Ready', url: 'https://f.test' },
    ])
  })
})

describe('proxies', () => {
  const forms: [Json, string | null][] = [
    [{ host: '203.0.113.7', port: 1080 }, 'socks5://203.0.113.7:1080'],
    ['socks5h://u:p@h:1', 'socks5://u:p@h:1'],
    ['203.0.113.7:1080', 'socks5://203.0.113.7:1080'],
    ['203.0.113.7:1080:u:p:x', 'socks5://u:p%3Ax@203.0.113.7:1080'],
    ['u:p@h:1080', 'socks5://u:p@h:1080'],
    ['u:p:gate.example.net:1080', 'socks5://u:p@gate.example.net:1080'],
    ['u:1234:203.0.113.7:1080', 'socks5://u:1234@203.0.113.7:1080'],
    ['[2001:db8::7]:1080:u:p', 'socks5://u:p@[2001:db8::7]:1080'],
    ['socks5://u:p@[fe80::1%25eth0]:1080', 'socks5://u:p@[fe80::1%25eth0]:1080'],
    [{ proxy_host: 'h', proxy_port: 1, proxy_user: 'u', proxy_pass: 'p' }, 'socks5://u:p@h:1'],
    [{ publicIp: '203.0.113.7', port: 1 }, 'socks5://203.0.113.7:1'],
    [{ address: '[2001:db8::7]:1080' }, 'socks5://[2001:db8::7]:1080'],
    [{ IpAddress: '2001:db8::7', SocksPort: '1080' }, 'socks5://[2001:db8::7]:1080'],
    [{ host: 'h', port: 1, auth: { username: 'u', password: 'p' } }, 'socks5://u:p@h:1'],
    [{ endpoint: { host: 'h', port: 1 } }, 'socks5://h:1'],
    [{ host: 'h', port: 1, url: 'socks5://u:p@h:1' }, 'socks5://u:p@h:1'],
    [{ host: 'h', port: 1, url: 'socks5://u:p@other:1' }, 'socks5://h:1'],
    [{ host: 'h', port: 1, url: 'https://u:p@h/panel' }, 'socks5://h:1'],
    [{ host: 'h' }, null],
    [{ host: 'h', port: 8080, socks5_port: 1080 }, 'socks5://h:1080'],
    [{ port: 1080 }, null],
    [{ host: 'h', port: 0 }, null],
    [{ host: 'coming soon', port: 1080 }, null],
    [{}, null],
  ]
  test.each(forms)('%j has the URL %s', (record, expected) => {
    expect(readProxies([record])?.items[0]?.socksUrl).toBe(expected)
  })

  test('F129 credentials come out of the URL as they went in', () => {
    for (const secret of [
      'p@ss:1',
      'a/b?c#d',
      '100%',
      "it's (not) easy!*",
      'mật khẩu',
      ' ',
      '😀',
      '%40',
    ]) {
      const url = new URL(socksUrl('h', 1, secret, secret) ?? '')
      expect(decodeURIComponent(url.username)).toBe(secret)
      expect(decodeURIComponent(url.password)).toBe(secret)
      expect(url.host).toBe('h:1')
    }
  })

  test('a user without a password, a password without a user, and neither', () => {
    expect(socksUrl('h', 1, 'u', null)).toBe('socks5://u@h:1')
    expect(socksUrl('h', 1, null, 'p')).toBe('socks5://:p@h:1')
    expect(socksUrl('h', 1, null, null)).toBe('socks5://h:1')
  })

  test('an IPv6 zone is encoded; what is no host or no Unicode has no URL', () => {
    expect(socksUrl('fe80::1%eth0', 1, null, null)).toBe('socks5://[fe80::1%25eth0]:1')
    for (const host of ['', 'a/b', 'a@b', 'a b', 'a:b', '[::1]', 'fe80::1%/@x', 'a\n'])
      expect(socksUrl(host, 1, null, null)).toBeNull()
    expect(socksUrl('h', 1, '\uD800', null)).toBeNull()
  })

  test.each(['expiration_date', 'expireAt', 'expired_at', 'expire_time', 'valid_to', 'end_date'])(
    'the end may be called %s',
    (word) => {
      const [proxy] = readProxies([{ host: 'h', [word]: 1763776800 }])?.items ?? []
      expect(proxy?.expiresAt).toBe('2025-11-22T02:00:00.000Z')
    },
  )

  test.each<[JsonObject, string]>([
    [{ place: 'Hanoi' }, 'Hanoi'],
    [{ geo: 'VN' }, 'VN'],
    [{ location: { country: 'VN', city: 'Hanoi' } }, 'Hanoi, VN'],
    [{ location: { name: 'Hanoi' } }, 'Hanoi'],
  ])('the place of %j', (fields, place) => {
    const [proxy] = readProxies([{ host: 'h', ...fields }])?.items ?? []
    expect(proxy).toMatchObject({ name: null, location: place })
  })

  test('what is read is not marked as new, however deep it stands', () => {
    const spec = { credentials: { username: 'u', password: 'p', realm: 'x' } }
    const [proxy] = readProxies([{ name: 'a', spec }])?.items ?? []
    expect(proxy?.username).toBe('u')
    expect(proxy?.unknown.map(({ path }) => path)).toEqual(['spec.credentials.realm'])
  })

  test('F067 an end that cannot be read keeps its own words', () => {
    const [proxy] = readProxies([{ host: 'h', expires_at: 'never' }])?.items ?? []
    expect(proxy).toMatchObject({ expiresAt: null, expiresAtText: 'never' })
  })

  describe('of several users at one host and port, without id or name', () => {
    const gate = (username: string | null, password = 'p') => ({
      host: 'gw.example.net',
      port: 1080,
      username,
      password,
    })
    const itemsOf = (...bodies: Json[]) => readProxies(bodies)?.items ?? []

    test('each keeps its key, in whatever order they come and whoever leaves', () => {
      const [, bob, carol] = itemsOf(gate('alice'), gate('bob'), gate('carol'))
      expect(itemsOf(gate('carol'), gate('bob')).map(({ key }) => key)).toEqual([
        carol?.key,
        bob?.key,
      ])
    })

    test('each has a title of its own', () => {
      expect(itemsOf(gate('alice'), gate('bob'), gate(null)).map(({ title }) => title)).toEqual([
        'gw.example.net:1080 (alice)',
        'gw.example.net:1080 (bob)',
        'gw.example.net:1080',
      ])
      expect(itemsOf(gate(null), gate(null)).map(({ title }) => title)).toEqual([
        'gw.example.net:1080 #1',
        'gw.example.net:1080 #2',
      ])
      expect(itemsOf(gate('alice')).map(({ title }) => title)).toEqual(['gw.example.net:1080'])
    })

    test('what they differ in may be the password alone, and no key tells anything of it', () => {
      const keys = itemsOf(gate('alice', 'one'), gate('alice', 'two')).map(({ key }) => key)
      expect(itemsOf(gate('alice', 'two'), gate('alice', 'one')).map(({ key }) => key)).toEqual(
        keys.toReversed(),
      )
      expect(keys.join(' ')).not.toMatch(/one|two/)
    })

    test('those that share an id are told apart, too', () => {
      const twins = [
        { id: 'px', ...gate('alice') },
        { id: 'px', ...gate('bob') },
      ]
      const keys = itemsOf(...twins).map(({ key }) => key)
      expect(itemsOf(...twins.toReversed()).map(({ key }) => key)).toEqual(keys.toReversed())
    })
  })
})

test('functions of one name have titles of their own, and one without a name has its id', () => {
  const items = readFunctions([
    { id: 'f1', name: 'mailer' },
    { id: 'f2', name: 'mailer' },
    { id: 'f3' },
  ])?.items
  expect(items?.map(({ title }) => title)).toEqual(['mailer (f1)', 'mailer (f2)', 'f3'])
})
