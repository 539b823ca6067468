/** Lets the bundler drop the parts of react-router that nothing uses: warnings, forms, prefetching. */
import type { Plugin } from 'vite'

/**
 * A call of `forwardRef` and a `displayName` set on its result count as side effects, so the components made
 * with them stay in the bundle unused. Marking the call as pure and leaving the names out frees 4 KB. Its package leads
 * every bundler to the development build, whose warnings a page has no use for.
 */
export function shakeRouter(): Plugin {
  return {
    name: 'shake-router',
    apply: 'build',
    transform: {
      filter: { id: /react-router\/dist\/.*\.mjs$/ },
      handler: (code) => ({
        code: code
          .replace(/(?<== )(?=React\d*\.(?:forwardRef|memo)\()/g, '/* @__PURE__ */ ')
          .replace('ENABLE_DEV_WARNINGS = true', 'ENABLE_DEV_WARNINGS = false')
          .replace(/^\w+\.displayName = "\w+";$/gm, ''),
        map: null,
      }),
    },
  }
}
