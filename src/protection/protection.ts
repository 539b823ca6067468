/** Whether browser and host enforce the whole policy of this page. */
import { reduced } from './policy-events'

/**
 * Looks for signs that the policy is enforced, without violating it: a host that collects reports would get one for
 * every page load. What cannot be determined counts as enforced.
 */
export async function checkProtection(): Promise<void> {
  // The development server's page has no policy.
  if (import.meta.env.DEV) return
  reduced.set(!hidesNonces() || !(await keepsFramesOut()))
}

/** A page under a policy from its host hides the nonces of its elements (HTML, "nonce hiding"), used or not. */
function hidesNonces(): boolean {
  const element = document.createElement('span')
  element.setAttribute('nonce', 'shown')
  element.hidden = true
  document.body.append(element)
  const isHidden = element.getAttribute('nonce') === ''
  element.remove()
  return isHidden
}

/** Only the host's own header can keep other pages from framing this one. */
async function keepsFramesOut(): Promise<boolean> {
  try {
    // oxlint-disable-next-line no-restricted-globals -- the page of this site
    const { ok, headers } = await fetch(import.meta.env.BASE_URL, { method: 'HEAD' })
    return !ok || forbidsFraming(headers.get('content-security-policy') ?? '')
  } catch {
    return true
  }
}

/** Whether one of the policies in the header, which are separated by commas, forbids other sites to frame this page. */
export function forbidsFraming(header: string): boolean {
  return header.split(/[,;]/).some((directive) => {
    const [name = '', ...sources] = directive.trim().toLowerCase().split(/\s+/)
    return name === 'frame-ancestors' && sources.every((source) => /^'(?:none|self)'$/.test(source))
  })
}
