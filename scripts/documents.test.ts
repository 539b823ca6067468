/** Whatever the documents name exists: paths, scripts, functions, figures, faults of the embedded portal, packages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { faults } from '../src/demo/faults'
import { demoTokens, parseToken } from '../src/demo/tokens'

const text = (file: string) => readFileSync(file, 'utf8')
const readme = text('README.md')
const demo = text('docs/demo.md')
// Casts where parsed JSON becomes a type.
const { dependencies, scripts, engines } = JSON.parse(text('package.json')) as {
  dependencies: Record<string, string>
  scripts: Record<string, string>
  engines: { node: string }
}

const files = ['src', 'e2e', 'scripts', 'docs', 'public'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
)

/** Whether a path is there; `*` and `**` stand for any names. */
function isThere(path: string): boolean {
  const pattern = path
    .replace(/[.+?^$()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(?:.*/)?'))
    .replace(/\{([^}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(',', '|')})`)
  return files.some((file) => new RegExp(`^${pattern.replace(/\/$/, '')}$`).test(file))
}

const documents = ['README.md', 'SECURITY.md', 'CHANGELOG.md']
  .filter((file) => existsSync(file))
  .concat(
    readdirSync('docs', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => join('docs', file)),
  )

/** The code spans of a document. */
const spans = (file: string) =>
  [...text(file).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)

describe.each(documents)('%s', (file) => {
  test('names only paths that are there', () => {
    const paths = spans(file).filter((span) =>
      /^(?:src|e2e|scripts|docs|public)\/[\w./*{},-]*$/.test(span),
    )
    expect(paths.filter((path) => !isThere(path))).toEqual([])
  })

  test('names only scripts that are there', () => {
    const named = [...text(file).matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script)
    expect(named.filter((script) => !(script in scripts))).toEqual([])
  })

  test('links only to files that are there', () => {
    const links = [...text(file).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(
      ([, link = '']) => link,
    )
    expect(links.filter((link) => !existsSync(join(dirname(file), link)))).toEqual([])
  })

  test('names only functions and components that are there', () => {
    const named = spans(file).flatMap((span) => /^([a-z]\w+)\([^`]*\)$/.exec(span)?.[1] ?? [])
    expect(named.filter((name) => !code.includes(`function ${name}`))).toEqual([])
  })
})

const code = files
  .filter((file) => /^src\/.*\.tsx?$/.test(file))
  .map(text)
  .join('\n')

test('the tree of README is there', () => {
  const tree = /```\n(index\.html[^`]*)```/.exec(readme)?.[1] ?? ''
  const lines = tree.split('\n').filter(Boolean)
  const names = lines.flatMap((line) => {
    const folder = /^[├└]/.test(line) ? 'src' : '.'
    const [listed = ''] = line.replace(/^[├└]── /, '').split(/\s{2,}/)
    return listed.split(', ').map((name) => join(folder, name))
  })
  expect(names.length).toBeGreaterThan(20)
  expect(names.filter((name) => !existsSync(name))).toEqual([])
})

test('README has at most 150 lines', () => {
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150)
})

test.each([
  [
    'docs/architecture.md',
    'At most (\\d+) KiB',
    'scripts/check-size.mjs',
    'budget = (\\d+) \\* 1024',
  ],
  ['docs/tests.md', '([\\d,]+) bodies at random', 'package.json', 'BODIES=(\\d+)'],
  [
    'docs/tests.md',
    'every change runs (\\d+)',
    'e2e/at-most-once.spec.ts',
    "RUNS'\\] \\?\\? (\\d+)",
  ],
])('the figure of %s at "%s" is that of %s', (document, said, file, meant) => {
  const [, first = 'nothing'] = new RegExp(said).exec(text(document)) ?? []
  const [, second] = new RegExp(meant).exec(text(file)) ?? []
  expect(first.replace(',', '')).toBe(second)
})

test('README names the version of Node that package.json asks for', () => {
  expect(readme).toContain(`Node ${/\d+\.\d+/.exec(engines.node)?.[0]}`)
})

test.each(Object.entries(faults))(
  'the fault %s is in docs/demo.md with what it does',
  (word, { what }) => {
    expect(demo).toContain(`| \`${word}\` | ${what} |`)
  },
)

test('each runtime dependency is in README with its reason', () => {
  const names = Object.keys(dependencies)
  expect(names.length).toBeLessThanOrEqual(10)
  for (const name of names)
    expect(readme).toMatch(new RegExp(`^\\| .*\`${name}\`.* \\| .+ \\|$`, 'm'))
})

const table = /\| word \| what it does \|\n.*\n((?:\|.*\n)+)/.exec(demo)?.[1] ?? ''
const words = [...table.matchAll(/^\| ([^|]+) \|/gm)]
  .flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)])
  .map(([, word = '']) => word)

test.each(words)('the word %s of docs/demo.md changes what a token is', (word) => {
  const token = `htx_demo_full_${word.replace('<fault>', '503')}`
  expect(parseToken(token)).not.toEqual(parseToken('htx_demo_full'))
})

test.each(demoTokens.map(({ token }) => token))('the words of %s are in docs/demo.md', (token) => {
  const own = token
    .split('_')
    .slice(3)
    .map((word) => word.replace(/^(databases|functions|proxies)-.*/, '$1-<fault>'))
  expect(words).toEqual(expect.arrayContaining(own))
})
