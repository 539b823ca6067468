/** Secrets in texts and records of every form: all are masked, and everything else is left as it is. */
import { describe, expect, test } from 'vitest'
import { isObject, type Json } from '~/api/transport/parse-body'
import { hideSecrets, maskSentence, maskText } from './mask'
import { randomRecord, seeded } from './testing'

const objectOf = (json: Json) => (isObject(json) ? json : { json })

describe('maskText', () => {
  test.each([
    ['postgres://u:pw@h:5432/db', 'postgres://u:••••••@h:5432/db'],
    ['postgres://u:s3cr3t/with+odd@chars@h/db', 'postgres://u:••••••@h/db'],
    ['redis://:pw@h', 'redis://:••••••@h'],
    [
      'postgresql://app:Qx7@Zk/9vLm@db.example.net:5432/shop',
      'postgresql://app:••••••@db.example.net:5432/shop',
    ],
    ['socks5://u:p@ss/w0rd@203.0.113.7:1080', 'socks5://u:••••••@203.0.113.7:1080'],
    ['u:p@ss/w0rd@203.0.113.7:1080', 'u:••••••@203.0.113.7:1080'],
    ['postgres://u@corp:pw@h/db', 'postgres://u@corp:••••••@h/db'],
    ['see postgres://u@corp:p/w@h/db now', 'see postgres://u@corp:••••••@h/db now'],
    [
      'mongodb+srv://app:pw@c0.ab12.example.net/shop?authSource=admin&appName=team@shop',
      'mongodb+srv://app:••••••@c0.ab12.example.net/shop?authSource=admin&appName=team@shop',
    ],
    [
      'mongodb+srv://u:p%40ss@h/db?retryWrites=true',
      'mongodb+srv://u:••••••@h/db?retryWrites=true',
    ],
    [
      'jdbc:postgresql://h:5432/db?user=u&password=p@w&ssl=true',
      'jdbc:postgresql://h:5432/db?user=u&password=••••••&ssl=true',
    ],
    [
      'mongodb+srv://u:p@w/x@c0.ab12.example.net/d?authSource=admin&appName=team@shop',
      'mongodb+srv://u:••••••@c0.ab12.example.net/d?authSource=admin&appName=team@shop',
    ],
    ['h/db?user=u&password=p;w&v@x&ssl=true', 'h/db?user=u&password=••••••&ssl=true'],
    [
      'jdbc:sqlserver://h;user=u;password={p;w@x};a=b',
      'jdbc:sqlserver://h;user=u;password=••••••;a=b',
    ],
    ['Server=h;Pwd=p;w;Database=d;', 'Server=h;Pwd=••••••;Database=d;'],
    ['jdbc:mysql://u:pw@h/db', 'jdbc:mysql://u:••••••@h/db'],
    ['postgres://u:a b@h/db', 'postgres://u:••••••@h/db'],
    [' postgres://u:pw@h', ' postgres://u:••••••@h'],
    ['see postgres://u:pw@h now', 'see postgres://u:••••••@h now'],
    ["host=h user=u password='a b' dbname=d", 'host=h user=u password=•••••• dbname=d'],
    ['h:1080:u:pw', 'h:1080:u:••••••'],
    ['203.0.113.7:1080:u:p:w', '203.0.113.7:1080:u:••••••'],
    ['[2001:db8::7]:1080:u:pw', '[2001:db8::7]:1080:u:••••••'],
    ['socks5://h:1080:u:pw', 'socks5://h:1080:u:••••••'],
    ['u:pw:gate.example.net:1080', 'u:••••••:gate.example.net:1080'],
    ['u:1234:gate.example.net:1080', 'u:••••••:gate.example.net:1080'],
    ['u:pw@h:1080', 'u:••••••@h:1080'],
    ['use u:p@w@203.0.113.7:1080, then go', 'use u:••••••@203.0.113.7:1080, then go'],
    [
      `curl -x 'socks5://u:pw@h:1' https://a.test/`,
      `curl -x 'socks5://u:••••••@h:1' https://a.test/`,
    ],
    ['curl -u u:pw https://a.test/', 'curl -u u:•••••• https://a.test/'],
    [`-H 'Authorization: Basic dTpwdw=='`, `-H 'Authorization: ••••••`],
    ['https://h/#access_token=pw', 'https://h/#access_token=••••••'],
    ['https://h/api?code=pw&x=1', 'https://h/api?code=••••••&x=1'],
    ['https://h/?sv=1&sig=pw', 'https://h/?sv=1&sig=••••••'],
    ['note:password=pw', 'note:password=••••••'],
    ['{"password":"pw","a":1}', '{"password":"••••••","a":1}'],
    ['[{"name":"DB_PASSWORD","value":"pw"}]', '[{"name":"DB_PASSWORD","value":"••••••"}]'],
    ['at {"password": "a\\"b", "x": 1', 'at {"password": ••••••, "x": 1'],
  ])('F129 %s', (text, masked) => {
    expect(maskText(text)).toBe(masked)
  })

  test.each([
    'socks5://[2001:db8::7]:1080',
    'https://h.example:8443/path',
    'postgres://u@h/db',
    '2001:db8:0:1:2::3',
    '52:54:00:ab:cd:ef',
    '12:30:45:123',
    '2026-11-22T02:00:00.000Z',
    'from 2026-11-22T09:30:10+07:00 on',
    '[22/Nov/2026:09:30:10 +0700]',
    'arn:aws:lambda:ap-southeast-1:123456789012:function:mailer',
    'registry.example.net:5000/team/app:1.2@sha256:0a1b',
    'mailto:a@b.example',
    'me@b.example',
    'nginx:1.25@sha256:0a1b2c',
    'region=hn code=7 status: ok',
    '{ "a": 1 }',
    '203.0.113.7:1080',
  ])('F129 %s holds no secret', (text) => {
    expect(maskText(text)).toBe(text)
  })

  test('F129 what a reader knows as secret is hidden wherever it stands, but not in the middle of a word', () => {
    expect(maskText('try hunter2, or u/hunter2', ['hunter2'])).toBe('try ••••••, or u/••••••')
    expect(maskText('p and proxy', ['p'])).toBe('•••••• and proxy')
    expect(maskText('x a.b+c\uD800 y', ['a.b+c\uD800'])).toBe('x •••••• y')
  })
})

test.each([
  ['password: must be at least 8 characters', 'password: must be at least 8 characters'],
  ['no such token: htx_[removed]', 'no such token: htx_[removed]'],
  ['cannot reach postgres://u:hunter2@h/db', 'cannot reach postgres://u:••••••@h/db'],
  ['refused: password=hunter2 for shop', 'refused: password=•••••• for shop'],
])('F129 the sentence %j', (said, shown) => expect(maskSentence(said)).toBe(shown))

test.each([',', '=', ', ', 'a:b,', 'a://b:', '1.1.1.1,', 'password=', "password='", '@'])(
  'F059 50,000 characters of %j take no longer than they are long',
  (piece) => {
    const text = piece.repeat(50_000 / piece.length)
    expect(maskText(`${text} user:hunter2@db.example.net`)).not.toContain('hunter2')
  },
)

describe('hideSecrets', () => {
  const shapes: Json[] = [
    'h:1080:u:hunter2',
    { proxy: 'h:1080:u:hunter2' },
    { address: 'u:hunter2@h:1080' },
    { auth: 'u:hunter2' },
    { proxypass: 'hunter2' },
    { env: [{ name: 'DB_PASSWORD', value: 'hunter2' }] },
    { env: [{ key: 'DB_PASSWORD', value: 'hunter2' }] },
    { env: [{ Name: 'API_TOKEN', Value: { inner: ['hunter2'] } }] },
    { env: ['DB_PASSWORD=hunter2'] },
    { config: '{"password":"hunter2"}' },
    { config: '{"env":"[{\\"name\\":\\"PIN\\",\\"value\\":\\"hunter2\\"}]"}' },
    { note: 'runs curl https://h/?code=hunter2' },
    { credentials: { user: 'u', value: { inner: 'hunter2' } } },
  ]
  test.each(shapes)('F129 %j', (record) => {
    expect(JSON.stringify(hideSecrets(record))).not.toContain('hunter2')
  })

  test('the rest stays as it is, in its order', () => {
    const record = { b: 1, a: [null, '', { name: 'REGION', value: 'hn' }], 1: true }
    expect(JSON.stringify(hideSecrets(record))).toBe(JSON.stringify(record))
  })

  test('F059 whatever comes is masked without harm', () => {
    const random = seeded(129)
    for (let record = 0; record < 2000; record += 1) {
      const body = { ...objectOf(randomRecord(random)), memo: 'u:p, or u/hunter2' }
      expect(JSON.stringify(hideSecrets(body, ['hunter2']))).not.toContain('hunter2')
    }
  })

  test('F064 a key that names a prototype is a key', () => {
    const record: Json = JSON.parse('{"__proto__":{"password":"hunter2"}}')
    expect(JSON.stringify(hideSecrets(record))).toBe('{"__proto__":{"password":"••••••"}}')
  })
})
