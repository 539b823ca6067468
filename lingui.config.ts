/** Where the words are: English is the source; each part that is loaded later has a catalogue of its own. */
import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

const never = ['**/*.{test,screen}.*', 'src/demo/**', 'src/testing/**']
/** The files of each part but the first load's, which holds all the rest. */
const later = {
  troubles: [
    'src/patterns/errors/{ErrorNotice,error-words}.{ts,tsx}',
    'src/patterns/list/{FailedUpdate,ListNotes,QueuedNotice}.tsx',
    'src/patterns/record/NameReason.tsx',
    'src/patterns/screen/NotFound.tsx',
    'src/sign-in/{DemoButton,EndingNotice,FailedCheck,Diagnosis,SignInNotice,TokenProblem}.tsx',
    'src/rate-limit/{LimitedCheck,PauseNotice}.tsx',
    'src/protection/ReducedProtection.tsx',
    'src/shell/{Banner,DemoNotice,ClockNotice,IdleWarning,RouteFailure}.tsx',
  ],
  /** What the screens of every part but the first load's are made of. */
  common: [
    'src/patterns/{export,raw}/**',
    'src/patterns/errors/{PortalQuote,ProfileOffer}.tsx',
    'src/patterns/record/{RecordFields.tsx,name-problems.ts}',
    'src/patterns/screen/lane-words.ts',
    'src/patterns/table/!(ResourceTable).tsx',
    'src/patterns/diagnostics/**',
    'src/protection/HostReport.tsx',
    'src/ui/{Copy,Time}.tsx',
  ],
  token: [
    'src/session/{ProfileName.tsx,profiles/**}',
    'src/sign-in/ProfilesToGoOnWith.tsx',
    'src/token/!(TokenCheck|ScopeLink).tsx',
    'src/rate-limit/!(RateLimitMeter|RateLimitButton|LimitedCheck|PauseNotice).{ts,tsx}',
    'src/shell/profiles/**',
  ],
  /** Creating, looking at, backing up and deleting a database. */
  database: [
    'src/resources/databases/!(DatabaseList).{ts,tsx}',
    'src/resources/databases/*/*.{ts,tsx}',
    'src/patterns/{write,bulk}/**',
  ],
  /** What the banner's buttons open. */
  preferences: ['src/shell/PreferencesDialog.tsx', 'src/shell/palette/**'],
  backups: ['src/resources/backups/**'],
  /** Functions and proxies. */
  services: ['src/products/*.tsx', 'src/resources/!(databases|backups)/**'],
  /** The two screens that look across. */
  activity: ['src/{activity,overview}/**'],
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
