/**
 * Starts the page without React, as soon as this little is there: settings, session, and the first calls of what will be
 * shown. Inside another page's frame it does nothing.
 */
import { preferences, followPreferences, showTheme } from './preferences'
import { openLedgerAhead } from './api/rate-limit/ledger'
import { paths } from './paths'
import { registry } from './products/registry'
import { removeTokenFromAddress } from './protection/address-token'
import { isFramed } from './protection/framed'
import { notePolicyEvents } from './protection/policy-events'
import { signedIn } from './session/current-session'
import { restoreSession } from './session/restore'
import { adoptSettings, loadSettings } from './settings'
import { watchFirstForm } from './sign-in/trial'

removeTokenFromAddress()
notePolicyEvents()
showTheme()
followPreferences()
preferences.subscribe(showTheme)

/** Settings and session. Not in another page's frame, which must not use a session. */
export const started = isFramed() ? null : prepare()

async function prepare(): Promise<void> {
  openLedgerAhead()
  const settings = await loadSettings(new URL(location.href), import.meta.env.BASE_URL)
  adoptSettings(settings)
  const { accent, favicon } = settings.brand
  if (accent) (await import('./shell/show-brand')).showAccent(accent)
  // Not before: otherwise our icon would be shown for a moment before the site's own.
  const icon = favicon ?? `${import.meta.env.BASE_URL}icon.svg`
  document.querySelector('link[rel="icon"]')?.setAttribute('href', icon)
  await restoreSession()
  const session = signedIn()
  if (!session) return watchFirstForm()
  const path = location.pathname.replace(import.meta.env.BASE_URL, '/')
  const shown = registry.filter(({ id }) => path === paths.product(id))
  for (const { list } of shown) void session.queryClient.prefetchQuery(list())
}
