/** Build and development server. */
import { fileURLToPath } from 'node:url'
import { lingui } from '@lingui/vite-plugin'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Rolldown } from 'vite'
import { linguiMacro } from './scripts/vite-lingui-macro'
import { portalServer } from './scripts/vite-portal'
import { staticSite } from './scripts/vite-static-site'

type ChunkingContext = Rolldown.ChunkingContext

const early = 'src/early.ts'
const inRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What the early script stands on: in one chunk with the rest it would have to wait for all of it. */
const earlyModules = new Set([inRoot(early)])
function isNeededEarly(id: string, modules: ChunkingContext): boolean {
  for (const module of earlyModules)
    for (const imported of modules.getModuleInfo(module)?.importedIds ?? [])
      earlyModules.add(imported)
  return earlyModules.has(id)
}

/** What is fetched for itself: when it is asked for, before the first paint of a site with a brand, or by language. */
const onDemand = /\/src\/demo\/|demo-mode|show-brand|openapi\.json|\.(?:css|po)(?:$|\?)/

const isScreen = (id: string, modules: ChunkingContext) =>
  id.endsWith('.tsx') &&
  modules
    .getModuleInfo(id)
    ?.dynamicImporters.some((by) => /\/src\/(?:routes|products\/registry)\./.test(by))

/** The portal's origin, where the site is built for one that is not its own. */
const portalOrigin = process.env['PORTAL_ORIGIN'] ?? ''
/** Where browsers report what the policy has blocked. */
const reportUrl = process.env['REPORT_URL'] ?? ''

export default defineConfig({
  base: process.env['BASE_PATH'] ?? '/',
  plugins: [
    linguiMacro(),
    lingui(),
    react(),
    tailwindcss(),
    staticSite({ early, portalOrigin, reportUrl }),
    portalServer({ realPortal: process.env['PORTAL_URL'] }),
  ],
  resolve: { alias: { '~': inRoot('src') } },
  build: {
    // light-dark(), AbortSignal.any() and Promise.withResolvers() need no more than these.
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // Only in the page: Vite writes the lists of scripts into files whose names are final by then.
      resolveDependencies: (_file, chunks, { hostType }) => (hostType === 'html' ? chunks : []),
    },
    // Half a kilobyte (brotli) less in the first load than the bundler's own minifier.
    minify: 'terser',
    terserOptions: { compress: { passes: 2 } },
    manifest: true,
    rolldownOptions: {
      input: { index: 'index.html', early },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            // One chunk for what every screen stands on: many small ones compress worse.
            {
              debugName: 'first load',
              tags: ['$initial'],
              name: (id, modules) => (isNeededEarly(id, modules) ? 'early' : 'base'),
            },
            // All else is fetched while the connection is idle, so it takes one file, and one for its words. Each screen's
            // own module stays apart: when one cannot be loaded, the frame and what says so are there.
            {
              debugName: 'parts',
              test: (id) => !onDemand.test(id),
              name: (id, modules) =>
                isNeededEarly(id, modules) || isScreen(id, modules) ? null : 'parts',
            },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1' },
})
