/** Build and development server. */
import { fileURLToPath } from 'node:url'
import { lingui } from '@lingui/vite-plugin'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstStyles } from './scripts/vite-first-styles'
import { linguiMacro } from './scripts/vite-lingui-macro'
import { shakeLibraries } from './scripts/vite-shake'
import { shrinkFirstLoad } from './scripts/vite-shrink'
import { portalServer } from './scripts/vite-portal'
import { staticSite } from './scripts/vite-static-site'

const early = 'src/early.ts'
/** The modules that the early script stands on. */
const neededEarly =
  /src\/(early|store|preferences|site-storage|api\/transport\/redact|protection\/(framed|address-token)|i18n\/catalogues)\.|node_modules\/valibot|preload-helper|rolldown\/runtime/

/** What is fetched when it is asked for, before the first paint of a site with a brand, or as a file of its own. */
const onDemand = /\/src\/demo\/|demo-mode|show-brand|openapi\.json|\.(?:css|po)(?:$|\?)/

/** The portal's origin, where the site is built for one that is not its own. */
const portalOrigin = process.env['PORTAL_ORIGIN'] ?? ''
/** Where browsers report what the policy has blocked. */
const reportUrl = process.env['REPORT_URL'] ?? ''

export default defineConfig({
  base: process.env['BASE_PATH'] ?? '/',
  plugins: [
    linguiMacro(),
    lingui(),
    shakeLibraries(),
    react(),
    tailwindcss(),
    firstStyles(),
    shrinkFirstLoad(),
    staticSite({ early, portalOrigin, reportUrl }),
    portalServer({ realPortal: process.env['PORTAL_URL'] }),
  ],
  resolve: { alias: { '~': fileURLToPath(new URL('src', import.meta.url)) } },
  build: {
    // light-dark(), AbortSignal.any() and Promise.withResolvers() need no more than these.
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    // Everything that is needed at once is in two chunks that the page itself names.
    modulePreload: false,
    manifest: true,
    rolldownOptions: {
      input: { index: 'index.html', early },
      output: {
        codeSplitting: {
          // One chunk for what every screen stands on: many small ones compress worse. What the early script
          // needs stays out of it, or that script would have to wait for all the rest.
          groups: [
            {
              name: 'base',
              test: (id) => !neededEarly.test(id),
              tags: ['$initial'],
              includeDependenciesRecursively: false,
            },
            // All of that is fetched while the line is idle, so it takes one file, and one for its words. Each screen's
            // own module stays apart; nothing here stands on one, so no two chunks stand on each other.
            {
              debugName: 'later',
              name: (id, modules) =>
                !id.includes('/src/api/') &&
                modules
                  .getModuleInfo(id)
                  ?.dynamicImporters.some((by) => /\/src\/(?:routes|products\/registry)\./.test(by))
                  ? null
                  : 'later',
              test: (id) => !neededEarly.test(id) && !onDemand.test(id),
              includeDependenciesRecursively: false,
            },
            {
              debugName: 'words',
              name: (id) => /\/i18n\/(\w+)\//.exec(id)?.[1] ?? null,
              test: /\/i18n\/\w+\/(?!base).*\.po$/,
            },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1' },
})
