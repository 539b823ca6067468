/** Unit tests of `curl`. */
import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { curlCommand, quoted, shellQuote } from './curl'

const url = 'https://portal.example.net/api/portal/databases'

/** The words that a real shell passes to `curl`. */
function wordsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`
  const env = { ...process.env, HTX_TOKEN: 'htx_secret $x "y"' }
  return execFileSync('sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1)
}

const anyText = fc.string({ unit: 'binary', maxLength: 40 })
/** A process's argument cannot hold NUL. */
const shellText = anyText.map((text) => text.replaceAll('\0', ''))

describe('a call as curl', () => {
  test('a read', () => {
    expect(curlCommand({ method: 'GET', url })).toBe(
      `curl '${url}' \\\n  -H "Authorization: Bearer $HTX_TOKEN"`,
    )
  })

  test('a create', () => {
    const body = { name: 'analytics', engine: 'postgresql' }
    expect(curlCommand({ method: 'POST', url, body })).toBe(
      [
        `curl '${url}' \\`,
        '  -H "Authorization: Bearer $HTX_TOKEN" \\',
        "  -H 'Content-Type: application/json' \\",
        `  --data-raw '{"name":"analytics","engine":"postgresql"}'`,
      ].join('\n'),
    )
  })

  test.each(['DELETE', 'POST'])('names the method of a %s without a body', (method) => {
    expect(curlCommand({ method, url })).toContain(`curl -X ${method} '`)
  })

  test('a shell gets the URL, the body and the token as they are meant, whatever is in them', () => {
    fc.assert(
      fc.property(shellText, anyText, (path, name) => {
        const words = wordsOf(
          curlCommand({ method: 'POST', url: `${url}/${path}`, body: { name } }),
        )
        expect(words.slice(path.match(/[[\]{}]/) ? 1 : 0)).toEqual([
          `${url}/${path}`,
          '-H',
          'Authorization: Bearer htx_secret $x "y"',
          '-H',
          'Content-Type: application/json',
          '--data-raw',
          quoted({ name }),
        ])
        expect(JSON.parse(words.at(-1) ?? '')).toEqual({ name })
      }),
      { seed: 3, numRuns: 60 },
    )
  })
})

describe('quoting', () => {
  test('a word of a shell is one line of nothing but what was meant', () => {
    expect(shellQuote("it's $HOME `id` !! \\")).toBe(String.raw`'it'\''s $HOME ${'`id`'} !! \'`)
  })

  test('a literal is JSON of the same text, without a character that a terminal would obey', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.constantFrom('\u001b[201~', '\u009b', '\u202e', '\u2028')),
        (text) => {
          expect(JSON.parse(quoted(text))).toBe(text)
          expect(quoted(text)).not.toMatch(/[\p{Cc}\u200B-\u200F\u2028-\u202E\uFEFF]/u)
        },
      ),
      { seed: 4, numRuns: 500 },
    )
  })
})
