/** What secrets promises, as tests. */
import { describe, expect, test } from 'vitest'
import { looksSecret, maskUrl } from './secrets'

const secrets = `password Password db_password rootPassword admin-pass PGPASSWORD passwd pwd secret clientSecret token
  access_token accessToken tokens api_key apikey key ssh-key keys credential Credentials connection_string
  connectionString dsn uri mongo_uri DATABASE_URL connectionUrl authorization passphrase`

const plain = `name host port username user url endpoint status compass bypass monkey keyspace primary_key foreignKeys
  publicKey key_id keyId token_type secretName password_changed_at passwordPolicy database connection connections sku id`

describe('looksSecret', () => {
  test.each(secrets.split(/\s+/))('F129 %s is masked', (name) => {
    expect(looksSecret(name)).toBe(true)
  })

  test.each(plain.split(/\s+/))('F129 %s is plain', (name) => {
    expect(looksSecret(name)).toBe(false)
  })
})

describe('maskUrl', () => {
  test.each([
    ['postgres://u:pw@h:5432/db', 'postgres://u:••••••@h:5432/db'],
    ['postgres://u:s3cr3t/with+odd@chars@h/db', 'postgres://u:••••••@h/db'],
    ['redis://:pw@h', 'redis://:••••••@h'],
    [
      'mongodb+srv://u:p%40ss@h/db?retryWrites=true',
      'mongodb+srv://u:••••••@h/db?retryWrites=true',
    ],
    [
      'jdbc:postgresql://h:5432/db?user=u&password=p@w&ssl=true',
      'jdbc:postgresql://h:5432/db?user=u&password=••••••&ssl=true',
    ],
    ['jdbc:mysql://u:pw@h/db', 'jdbc:mysql://u:••••••@h/db'],
    ["host=h user=u password='a b' dbname=d", 'host=h user=u password=•••••• dbname=d'],
    ['socks5://[2001:db8::7]:1080', 'socks5://[2001:db8::7]:1080'],
    ['https://h.example:8443/path', 'https://h.example:8443/path'],
    ['postgres://u@h/db', 'postgres://u@h/db'],
  ])('F129 %s', (url, masked) => {
    expect(maskUrl(url)).toBe(masked)
  })
})
