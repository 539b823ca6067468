/** Which names look secret. */
import { describe, expect, test } from 'vitest'
import { looksSecret } from './secrets'

const secrets = `password Password db_password rootPassword admin-pass PGPASSWORD passwd pwd secret clientSecret token
  access_token accessToken tokens api_key apikey key ssh-key keys credential Credentials connection_string
  connectionString dsn uri mongo_uri DATABASE_URL connectionUrl authorization passphrase auth proxy_auth proxypass
  dbpass adminpass userpass jwt bearer signature key1 apiKey2`

const plain = `name host port username user url endpoint status compass bypass monkey keyspace primary_key foreignKeys
  publicKey key_id keyId token_type secretName password_changed_at passwordPolicy database connection connections sku id
  auth_url auth_type author oauth md5 s3`

describe('looksSecret', () => {
  test.each(secrets.split(/\s+/))('F129 %s is masked', (name) => {
    expect(looksSecret(name)).toBe(true)
  })

  test.each(plain.split(/\s+/))('F129 %s is plain', (name) => {
    expect(looksSecret(name)).toBe(false)
  })
})
