/** What stands beside the name of an engine or a runtime: its mark, or letters where it has none of its own. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { readRuntime } from '~/resources/functions/runtime'
import { Mark, MarkOfEngine } from './Mark'

const engine = (word: string) => renderToStaticMarkup(createElement(MarkOfEngine, { engine: word }))
const runtime = (word: string) => renderToStaticMarkup(createElement(Mark, readRuntime(word).mark))
/** The letters that are shown, and whether there is a drawing. */
const seen = (markup: string) => [markup.replace(/<[^>]*>/g, ''), markup.includes('<path')]

test.each(['postgresql', 'PostgreSQL', 'mysql', 'mongodb', 'clickhouse'])(
  'the engine %s has its own mark',
  (word) => {
    expect(seen(engine(word))).toEqual(['', true])
  },
)

test.each([
  ['cockroachdb', 'co'],
  ['Redis', 'Re'],
  ['🦆db', '🦆d'],
  ['x', 'x'],
  ['constructor', 'co'],
])('the engine %s, which has none, has the letters %s', (word, letters) => {
  expect(seen(engine(word))).toEqual([letters, false])
})

test.each(['nodejs20', 'python3.12', 'go1.23', 'dotnet8'])(
  'the runtime %s has its own mark',
  (word) => {
    expect(seen(runtime(word))).toEqual(['', true])
  },
)

test.each([
  ['wasm', 'wa'],
  ['(Elixir 1.17)', 'El'],
  ['', ''],
])('the runtime %j, which has none, has the letters %j', (word, letters) => {
  expect(seen(runtime(word))).toEqual([letters, false])
})
