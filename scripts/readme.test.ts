/** README says what is there: each fault of the embedded portal, each package of the page. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faults } from '../src/demo/faults'
import { demoTokens, parseToken } from '../src/demo/tokens'

const readme = readFileSync('README.md', 'utf8')

test.each(Object.entries(faults))(
  'the fault %s is in README with what it does',
  (word, { what }) => {
    expect(readme).toContain(`| \`${word}\` | ${what} |`)
  },
)

test('each runtime dependency is in README with its reason', () => {
  // A cast where parsed JSON becomes a type.
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>
  }
  const names = Object.keys(dependencies)
  expect(names.length).toBeLessThanOrEqual(10)
  for (const name of names)
    expect(readme).toMatch(new RegExp(`^\\| .*\`${name}\`.* \\| .+ \\|$`, 'm'))
})

const table = /\| word \| what it does \|\n.*\n((?:\|.*\n)+)/.exec(readme)?.[1] ?? ''
const words = [...table.matchAll(/^\| ([^|]+) \|/gm)]
  .flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)])
  .map(([, word = '']) => word)

test.each(words)('the word %s of README changes what a token is', (word) => {
  const token = `htx_demo_full_${word.replace('<fault>', '503')}`
  expect(parseToken(token)).not.toEqual(parseToken('htx_demo_full'))
})

test.each(demoTokens.map(({ token }) => token))('the words of %s are in README', (token) => {
  const own = token
    .split('_')
    .slice(3)
    .map((word) => word.replace(/^(databases|functions|proxies)-.*/, '$1-<fault>'))
  expect(words).toEqual(expect.arrayContaining(own))
})
