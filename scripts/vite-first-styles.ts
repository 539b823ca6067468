/** The first style sheet: the build fails when a component of the first load is not among its sources. */
import { readFileSync } from 'node:fs'
import { createFilter, type Plugin } from 'vite'

/** What Tailwind adds for browsers without `@property`, all of them older than those that the page runs in. */
const fallbacks = /@layer properties\{@supports[^{]*\{[^{]*\{[^}]*\}\}\}/
const sheet = 'src/styles.css'

export function firstStyles(): Plugin {
  return {
    name: 'first-styles',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (
          file.type === 'asset' &&
          typeof file.source === 'string' &&
          file.fileName.endsWith('.css')
        )
          file.source = file.source.replace(fallbacks, '')
      const sources = [...readFileSync(sheet, 'utf8').matchAll(/^@source '\.(.+)';$/gm)]
      const styled = createFilter(sources.map(([, glob]) => `src${glob ?? ''}`))
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const entries = chunks.filter(({ isEntry }) => isEntry)
      const names = new Set(entries.flatMap(({ fileName, imports }) => [fileName, ...imports]))
      const missing = chunks
        .filter(({ fileName }) => names.has(fileName))
        .flatMap(({ moduleIds }) => moduleIds)
        .filter((id) => /\/src\/.+\.tsx$/.test(id) && !styled(id))
      if (missing.length) this.error(`Not among the sources of ${sheet}:\n${missing.join('\n')}`)
    },
  }
}
