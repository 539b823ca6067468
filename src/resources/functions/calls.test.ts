/** Snippets that call a function: nothing in an address breaks out of its quotes. */
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { callsOf } from './calls'

const urls = [
  'https://mailer.fn.example.net/',
  `https://a.test/?q='$(id)'&r="x"`,
  'https://a.test/`id`;rm -rf /#{a,b}[1-3]',
  String.raw`https://a.test/"+alert(1)+"`,
  'https://a.test/${x}',
]

test.each(urls)('%s is one word to a shell, and one string to JavaScript and Python', (url) => {
  const [curl, js, python] = callsOf(url).map(({ text }) => text)
  const words = execFileSync('sh', ['-c', (curl ?? '').replace('curl', "printf '%s\\n'")])
  expect(words.toString().trim().split('\n').at(-1)).toBe(url)
  for (const code of [js, python]) {
    const literal = /\((".*")\)/.exec(code ?? '')?.[1] ?? ''
    expect(JSON.parse(literal)).toBe(url)
  }
})

test('curl does not read brackets as ranges', () => {
  expect(callsOf('https://a.test/[1-3]')[0]?.text).toBe(`curl --globoff 'https://a.test/[1-3]'`)
})
