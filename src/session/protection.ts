/** Whether browser and host hold this page to its whole policy. */
import { reduced } from './policy-events'

/** The smallest WebAssembly module: to compile it is what `script-src` without `wasm-unsafe-eval` forbids (CSP 3). */
const module = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])

/**
 * Tries what the policy forbids, without a word in the console, and asks the host for its headers: the policy in
 * the page itself cannot keep other pages from framing it. What cannot be found out counts as held.
 */
export async function checkProtection(): Promise<void> {
  // The development server's page has no policy.
  if (import.meta.env.DEV) return
  const [runs, bare] = await Promise.all([runsForbiddenCode(), lacksHeaders()])
  reduced.set(runs || bare)
}

async function runsForbiddenCode(): Promise<boolean> {
  try {
    await WebAssembly.compile(module)
    return true
  } catch {
    return false
  }
}

async function lacksHeaders(): Promise<boolean> {
  try {
    const { ok, headers } = await fetch(import.meta.env.BASE_URL, { method: 'HEAD' })
    return ok && !headers.has('content-security-policy')
  } catch {
    return false
  }
}
