/** Where the words are: English is the source; each part that is loaded later has a catalogue of its own. */
import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

const never = ['**/*.test.*', 'src/demo/**']
/** The files of each part but the first load's, which holds all the rest. */
const later = {
  troubles: [
    'src/patterns/ErrorNotice.tsx',
    'src/patterns/error-words.ts',
    'src/session/EndingNotice.tsx',
    'src/session/FailedCheck.tsx',
    'src/session/Diagnosis.tsx',
    'src/session/PauseNotice.tsx',
    'src/shell/IdleWarning.tsx',
    'src/shell/NotFound.tsx',
    'src/shell/RouteFailure.tsx',
  ],
  token: ['src/session/TokenScreen.tsx'],
  /** Creating, looking at, backing up and deleting a database. */
  database: [
    'src/resources/databases/!(DatabaseList|Engine|Plan|databases|plan).{ts,tsx}',
    'src/patterns/writes/**',
    'src/patterns/{CurlBlock,RawView,Tabs}.tsx',
    'src/ui/{Copy,Time}.tsx',
  ],
  preferences: ['src/shell/PreferencesDialog.tsx'],
}

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'vi'],
  catalogs: [
    {
      path: '<rootDir>/src/i18n/{locale}/base',
      include: ['src'],
      exclude: [...never, ...Object.values(later).flat()],
    },
    ...Object.entries(later).map(([part, include]) => ({
      path: `<rootDir>/src/i18n/{locale}/${part}`,
      include,
      exclude: never,
    })),
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
})
