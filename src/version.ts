/** The version of this dashboard, as its package says, and the scripts of its build. */
export { version } from '../package.json'

/** The scripts that the page names; their names contain hashes. The main one is last, and imports all the others. */
export function pageScripts(): readonly string[] {
  const named = globalThis.document?.querySelectorAll('script[src], meta[name=main-script]') ?? []
  return [...named].map((one) => one.getAttribute('src') ?? one.getAttribute('content') ?? '')
}
