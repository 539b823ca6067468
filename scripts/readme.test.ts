/** README says what is there: each fault of the embedded portal, each package of the page. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faults } from '../src/demo/faults'

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
