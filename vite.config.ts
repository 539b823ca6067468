/** Build and development server. */
import { fileURLToPath } from 'node:url'
import { lingui } from '@lingui/vite-plugin'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'
import { originIn, siteOptionsIn } from './scripts/environment'
import { linguiMacro } from './scripts/vite-lingui-macro'
import { staticImports } from './scripts/static-imports'
import { portalServer } from './scripts/vite-portal'
import { staticSite } from './scripts/vite-static-site'

type ChunkingContext = Rolldown.ChunkingContext

/** The scripts of the page besides that of `index.html`: before the first paint, and what needs no React. */
const scripts = { early: 'src/early.ts', start: 'src/start.ts' }
/** The styles: of the first paint, of the rest of the first load, and of all else. */
const styles = { first: 'src/first.css', main: 'src/main.css', later: 'src/later.css' }
const inRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Modules that only React needs, although a library that also works without it imports them. */
const ofReact = /\/node_modules\/(?:react|react-dom|scheduler)\/|\/react-query\/.*\/(?:use|[A-Z])/

/** The modules that these scripts import: in one chunk with the rest, they would have to wait for all of it. */
const needed = {
  early: new Set([inRoot(scripts.early)]),
  start: new Set([inRoot(scripts.start)]),
}
function isNeededBy(script: keyof typeof needed, id: string, modules: ChunkingContext): boolean {
  const found = needed[script]
  for (const module of found)
    for (const imported of modules.getModuleInfo(module)?.importedIds ?? [])
      if (!ofReact.test(imported)) found.add(imported)
  return found.has(id)
}
const firstChunk = (id: string, modules: ChunkingContext) =>
  (['early', 'start'] as const).find((script) => isNeededBy(script, id, modules))

/** Loaded separately: on demand, before the first paint of a site with a brand, or by language. */
const onDemand = /\/src\/demo\/|demo-mode|show-brand|openapi\.json|\.(?:css|po)(?:$|\?)/

/** Gives Tailwind the files of the first load: the first style sheet has only their utilities. */
const firstLoadStyles = (): Plugin => ({
  name: 'first-load-styles',
  enforce: 'pre',
  transform(code, id) {
    if (id !== inRoot('src/main.css')) return null
    const sources = staticImports('src/main.tsx').map((file) => `@source '${inRoot(file)}';`)
    return code.replace("@source 'first-load';", sources.join('\n'))
  },
})

/**
 * Replaces Vite's own code around each `import()`, which preloads scripts and styles: here the page names them. No
 * option of Vite removes that code (`modulePreload` only empties its lists), and it adds 0.6 KB (brotli) to the first
 * load, nearly all of it to the script that runs before the first paint. `import(…).then((module) => module.X)` gets
 * the least code around it.
 */
const plainImports = (): Plugin => ({
  name: 'plain-imports',
  enforce: 'pre',
  apply: 'build',
  load: (id) =>
    id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load()' : null,
})

const isScreen = (id: string, modules: ChunkingContext) =>
  id.endsWith('.tsx') &&
  modules
    .getModuleInfo(id)
    ?.dynamicImporters.some((by) => /\/src\/(?:routes|products\/registry)\./.test(by))

export default defineConfig({
  base: process.env['BASE_PATH'] ?? '/',
  plugins: [
    linguiMacro(),
    lingui(),
    react(),
    firstLoadStyles(),
    plainImports(),
    tailwindcss(),
    staticSite({ scripts, styles, ...siteOptionsIn(process.env) }),
    portalServer({ realPortal: originIn(process.env, 'PORTAL_URL') }),
  ],
  resolve: { alias: { '~': inRoot('src') } },
  build: {
    // The oldest versions with light-dark(), AbortSignal.any() and Promise.withResolvers().
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // Only in the page: Vite writes the lists of scripts into files whose names are final by then.
      resolveDependencies: (_file, chunks, { hostType }) =>
        hostType === 'html' ? chunks.filter((file) => !/\/(?:early|start)-/.test(file)) : [],
    },
    // The first load becomes half a kilobyte (brotli) smaller than with the bundler's own minifier.
    minify: 'terser',
    terserOptions: {
      compress: { passes: 3, pure_getters: true, inline: 1 },
      ecma: 2020,
      // For Safari 10, which is not among the targets.
      safari10: false,
    },
    manifest: true,
    rolldownOptions: {
      input: { index: 'index.html', ...styles, ...scripts },
      output: {
        // V8 then compiles the whole file while it is being loaded, off the main thread, and nothing twice.
        postBanner: ({ name }) => (name === 'index' ? '//# allFunctionsCalledOnLoad' : ''),
        // Sixteen letters compress better than sixty-four.
        hashCharacters: 'hex',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            // One chunk for what every screen needs: many small ones compress worse.
            {
              debugName: 'first load',
              tags: ['$initial'],
              name: (id, modules) =>
                Object.values(styles).some((file) => id.endsWith(file))
                  ? null
                  : (firstChunk(id, modules) ?? 'base'),
            },
            // Everything else is loaded while the connection is idle, as one file of code and one of words. Each screen's
            // own module is separate: if one cannot be loaded, the frame can still show that.
            {
              debugName: 'parts',
              test: (id) => !onDemand.test(id),
              name: (id, modules) => (isScreen(id, modules) ? null : 'parts'),
            },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1' },
})
