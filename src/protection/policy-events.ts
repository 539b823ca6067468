/** What the content security policy has blocked, so that a block is not taken for a dead network. */
import { createStore } from '~/store'

/** Whether browser or host do not hold the page to its whole policy. Found out after the first paint. */
export const reduced = createStore(false)

const blocked = new Set<string>()

/** Starts to take note of policy violations (CSP 3, section 5). */
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
