/** Calls as programs: the copied code runs, reads the token from the environment, and no text breaks out of its quotes. */
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { javaScriptReads, pythonReads } from './call-code'

const one = ['https://portal.example/api/portal/databases']
const two = [...one, 'https://portal.example/api/portal/databases/a"b']

test('one read in JavaScript', () => {
  expect(javaScriptReads(one)).toBe(
    [
      'const response = await fetch("https://portal.example/api/portal/databases", {',
      '  headers: { Authorization: `Bearer ${process.env.HTX_TOKEN}` },',
      '})',
      'console.log(await response.json())',
    ].join('\n'),
  )
})

test('several reads in JavaScript are made one after the other, each with the token', () => {
  const made = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `globalThis.fetch = async (url, { headers }) => ({ json: () => [url, headers.Authorization] })
${javaScriptReads(two)}`,
    ],
    { encoding: 'utf8', env: { ...process.env, HTX_TOKEN: 'htx_x' } },
  )
  for (const url of two) expect(made).toContain(url)
  expect(made.match(/Bearer htx_x/g)).toHaveLength(2)
})

test('reads in Python name each address once and take the token from the environment', () => {
  expect(pythonReads(one)).toContain(
    'request = Request("https://portal.example/api/portal/databases")',
  )
  const both = pythonReads(two)
  expect(both).toContain('for url in [')
  expect(both).toContain(String.raw`"https://portal.example/api/portal/databases/a\"b",`)
  expect(both).toContain("os.environ['HTX_TOKEN']")
})
