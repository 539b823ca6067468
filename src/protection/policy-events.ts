/** What the content security policy has blocked, so that a blocked call is not mistaken for a dead network. */
import { createStore } from '~/store'

/** Whether browser or host enforce only a part of the page's policy. Known after the first paint. */
export const reduced = createStore(false)

const blocked = new Set<string>()

/** Starts recording policy violations (CSP 3, section 5). */
export function notePolicyEvents(): void {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    if (effectiveDirective === 'connect-src' && URL.canParse(blockedURI))
      blocked.add(new URL(blockedURI).origin)
  })
}

/** Whether the policy has blocked a call to this origin. */
export function blockedByPolicy(origin: string): boolean {
  return blocked.has(origin)
}
