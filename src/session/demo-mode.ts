/** The demo: the embedded portal inside this page, in place of the real one, until its session ends. */
// oxlint-disable-next-line no-restricted-imports -- This file is the one way in, loaded when it is asked for.
import { createPortal } from '~/demo/portal'
import { adoptSettings, demoPortal, inDemo, settings } from '~/settings'
import { currentSession, openSession, signedIn, startSession } from './current-session'

/**
 * Reads and writes what is made up from now on; the real portal is back when nobody is signed in any more, or when the
 * returned function is called.
 */
export function enterDemo(): () => void {
  const real = settings()
  const portal = createPortal()
  adoptSettings({
    ...real,
    portalUrl: demoPortal,
    fetch: (input, init) => portal.fetch(new Request(input, init)),
  })
  const leave = () => {
    stop()
    adoptSettings(real)
  }
  const stop = currentSession.subscribe(() => {
    if (!signedIn()) leave()
  })
  return leave
}

/** Opens the dashboard with an account that is made up. */
export async function startDemo(): Promise<void> {
  // A second press: the first is on its way.
  if (inDemo()) return
  const leave = enterDemo()
  const session = await openSession('htx_demo_full')
  if (!signedIn()) return startSession(session, false)
  session.close()
  leave()
}
