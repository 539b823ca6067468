/** Every case number in a test's title is one of docs/cases.md. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const cases = readFileSync('docs/cases.md', 'utf8')
const defined = [...cases.matchAll(/^- (F\d{3}) /gm)].map(([, number]) => number)
const files = ['src', 'e2e', 'scripts']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((name) => /\.(test|screen|spec)\.tsx?$/.test(name))

test('the numbers of the cases follow each other', () => {
  expect(defined).toEqual(defined.map((_, index) => `F${String(index + 1).padStart(3, '0')}`))
})

test.each(files)('%s names only cases that are defined', (file) => {
  const named = readFileSync(file, 'utf8').match(/\bF\d{3}\b/g) ?? []
  expect(named.filter((number) => !defined.includes(number))).toEqual([])
})
