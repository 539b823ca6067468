/** The catalogues of words: English is the source; the first load has a catalogue of its own. */
import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'
import { staticImports } from './scripts/static-imports'

// The words for a status are found by their ids: no import leads to them.
const firstLoad = [...staticImports('src/main.tsx'), 'src/patterns/record/status-words.ts']

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'vi'],
  catalogs: [
    { path: '<rootDir>/src/i18n/{locale}/base', include: firstLoad },
    {
      path: '<rootDir>/src/i18n/{locale}/later',
      include: ['src'],
      exclude: [...firstLoad, '**/*.{test,screen}.*', 'src/demo/**', 'src/testing/**'],
    },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
})
