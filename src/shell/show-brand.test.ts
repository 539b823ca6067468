/** Any accent colour is readable in both themes, and unchanged if it was readable. */
import { readFileSync } from 'node:fs'
import { assert, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { accentFor, contrast, grounds, type Rgb } from './show-brand'

const part = integer({ min: 0, max: 255 })

test.each(['light', 'dark'] as const)('any colour is readable in the %s theme', (theme) => {
  assert(
    property(tuple(part, part, part), (colour) => {
      const { accent, on } = accentFor(theme, colour)
      for (const ground of grounds[theme])
        expect(contrast(accent, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(accent, on)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

test.each<['light' | 'dark', Rgb, Rgb]>([
  ['light', [31, 95, 214], [31, 95, 214]],
  ['dark', [122, 167, 255], [122, 167, 255]],
  ['light', [255, 255, 255], [107, 107, 107]],
  ['dark', [0, 0, 0], [138, 138, 138]],
])('in the %s theme %j becomes %j', (theme, colour, expected) => {
  expect(accentFor(theme, colour).accent).toEqual(expected)
})

test('the grounds are those of the style sheet', () => {
  const style = readFileSync('src/theme.css', 'utf8')
  const names = ['canvas', 'surface', 'hover', 'accent-soft']
  for (const [index, theme] of (['light', 'dark'] as const).entries())
    expect(
      names.map(
        (name) =>
          new RegExp(`--color-${name}: light-dark\\((\\S+), (\\S+)\\);`).exec(style)?.[index + 1],
      ),
    ).toEqual(
      grounds[theme].map(
        (ground) => `#${ground.map((value) => value.toString(16).padStart(2, '0')).join('')}`,
      ),
    )
})
