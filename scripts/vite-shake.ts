/** Lets the bundler drop what nothing uses of two libraries that do not let go of it by themselves. */
import type { Plugin } from 'vite'

export function shakeLibraries(): Plugin[] {
  return [shakeRouter, shakeQuery]
}

/**
 * A call of `forwardRef` and a `displayName` set on its result count as side effects, so the components made
 * with them stay in the bundle unused: warnings, forms, prefetching. Marking the call as pure and leaving the names
 * out frees 4 KB. The declarative router has no data routes, so its branches for them never run: 1 KB. The package
 * leads every bundler to the development build, whose warnings a page has no use for.
 */
const shakeRouter: Plugin = {
  name: 'shake-router',
  apply: 'build',
  transform: {
    filter: { id: /react-router\/dist\/.*\.mjs$/ },
    handler: (code) => ({
      code: code
        .replace(/(?<== )(?=React\d*\.(?:forwardRef|memo)\()/g, '/* @__PURE__ */ ')
        .replace('let dataRouterState = dataRouterOpts?.state;', 'const dataRouterState = null;')
        .replace('isDataRoute: dataRouterState != null', 'isDataRoute: false')
        .replace('isDataRoute ? useNavigateStable() :', '')
        .replace('ENABLE_DEV_WARNINGS = true', 'ENABLE_DEV_WARNINGS = false')
        .replace(/^\w+\.displayName = "\w+";$/gm, ''),
      map: null,
    }),
  },
}

/** Every query carries the code of infinite ones, 0.7 KB. Here is none; one that is added says why it fails. */
const shakeQuery: Plugin = {
  name: 'shake-query',
  apply: 'build',
  transform: {
    filter: { id: /query-core\/build\/modern\/query\.js$/ },
    handler: (code) => ({
      code: code.replace(
        /^import \{ infiniteQueryBehavior \} from .*;$/m,
        "const infiniteQueryBehavior = () => { throw new Error('See scripts/vite-shake.ts') };",
      ),
      map: null,
    }),
  },
}
