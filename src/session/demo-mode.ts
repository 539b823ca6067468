/** The demo: the embedded portal inside this page, in place of the real one, until its session ends. */
// oxlint-disable-next-line no-restricted-imports -- This file is the one way in, loaded when it is asked for.
import { createPortal } from '~/demo/portal'
import { adoptSettings, demoPortal, inDemo, settings } from '~/settings'
import { currentSession, openSession, signedIn, startSession } from './current-session'

/**
 * From now on all calls go to the embedded portal. The real portal is used again once nobody is signed in, or when
 * the returned function is called.
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

/** Opens the dashboard with a made-up account. */
export async function startDemo(): Promise<void> {
  // A second press while the first is being handled.
  if (inDemo()) return
  const leave = enterDemo()
  const session = await openSession('htx_demo_full')
  if (!signedIn()) return startSession(session, false)
  session.close()
  leave()
}
