/** Known and unknown runtime words. */
import { expect, test } from 'vitest'
import { readRuntime } from './runtime'

test.each([
  ['nodejs20', 'Node.js 20'],
  ['nodejs18.x', 'Node.js 18.x'],
  ['node:22', 'Node.js 22'],
  ['Node.js v20', 'Node.js 20'],
  ['python3.12', 'Python 3.12'],
  ['py-3.11', 'Python 3.11'],
  ['go1.23', 'Go 1.23'],
  ['golang', 'Go'],
  ['java-21', 'Java 21'],
  ['javascript', 'javascript'],
  ['dotnet8', '.NET 8'],
  ['gopher', 'gopher'],
  ['wasm', 'wasm'],
  ['<b>x</b>', '<b>x</b>'],
  ['', ''],
])('%s is %s', (word, name) => {
  expect(readRuntime(word).name).toBe(name)
})
