/** Where the words are: English is the source, both languages have a catalogue. */
import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'vi'],
  catalogs: [
    {
      path: '<rootDir>/src/i18n/{locale}',
      include: ['src'],
      exclude: ['**/*.test.*', 'src/demo/**'],
    },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
})
