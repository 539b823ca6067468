/** The name of an open row in the address, and the row that an address means. */
import { expect, test } from 'vitest'
import { countTexts, findSelected, selectedText } from './use-selected'

const item = (key: string, id: string | null, name: string | null) => ({ key, id, name })
const items = [
  item('1:a', 'a', 'mailer'),
  item('1:b', 'b', 'twin'),
  item('1:c', 'c', 'twin'),
  item('1:d', null, 'd\uD800'),
  item('1:', null, null),
  item('2:', null, ' '),
  // Their names are keys of other rows.
  item('1:1:a', '1:a', '1:a'),
  item('1:1:b', null, '1:b'),
  item('1:x', null, '1:1:b'),
]
const counts = countTexts(items)

test.each([
  ['a name', 0, 'mailer'],
  ['the id where two share the name', 1, 'b'],
  ['the key where there is no name', 4, '1:'],
  ['the key where the name is blank', 5, '2:'],
])('%s', (_, index, text) => {
  expect(selectedText(counts, items[index] ?? item('', '', ''))).toBe(text)
})

test('F063 F124 every row comes back from its own address', () => {
  for (const one of items) {
    const address = new URLSearchParams({ selected: selectedText(counts, one) }).toString()
    const wanted = new URLSearchParams(address).get('selected') ?? ''
    expect(findSelected(items, wanted)).toBe(one)
  }
  expect(findSelected(items, 'twin')).toBe('several')
  expect(findSelected(items, '')).toBeNull()
  expect(findSelected(items, 'gone')).toBeNull()
})
