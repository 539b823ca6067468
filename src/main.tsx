/** Starts the page: settings, language, session, then React. Makes no call to the portal; inside another page, nothing. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { speak } from './i18n/i18n'
import { fetchLazyComponents } from './i18n/lazy-component'
import { followPreferences, language, preferences, showTheme } from './preferences'
import { removeTokenFromAddress } from './protection/address-token'
import { isFramed } from './protection/framed'
import { notePolicyEvents } from './protection/policy-events'
import { restoreSession } from './session/restore'
import { adoptSettings, loadSettings } from './settings'
import { Framed } from './shell/Framed'

async function start(): Promise<void> {
  removeTokenFromAddress()
  notePolicyEvents()
  showTheme()
  followPreferences()
  preferences.subscribe(() => {
    showTheme()
    void speak(language())
  })

  await (isFramed() ? speak(language()) : prepare())

  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  createRoot(root).render(<StrictMode>{isFramed() ? <Framed /> : <App />}</StrictMode>)
  if (!isFramed()) whenIdle(fetchTheRest)
}

/** Settings, language and session. Not called inside another page's frame, where no session may be touched. */
async function prepare(): Promise<void> {
  const [settings] = await Promise.all([
    loadSettings(new URL(location.href), import.meta.env.BASE_URL),
    speak(language()),
  ])
  adoptSettings(settings)
  const { accent, favicon } = settings.brand
  if (accent) (await import('./shell/show-brand')).showAccent(accent)
  // Not before: ours would be shown for a moment where the site has its own.
  const icon = favicon ?? `${import.meta.env.BASE_URL}icon.svg`
  document.querySelector('link[rel="icon"]')?.setAttribute('href', icon)
  await restoreSession()
}

/** Loads ahead what is needed when something goes wrong: by then the network may be gone. */
function fetchTheRest(): void {
  fetchLazyComponents()
  void Promise.allSettled([
    import('./api/transport/portal-message'),
    import('./session/verdict'),
    import('./settings-problems').then(({ warnOfSettings }) => warnOfSettings()),
    import('./protection/protection').then(({ checkProtection }) => checkProtection()),
  ])
}

/** Safari has no `requestIdleCallback`; there a short while after the first paint does as well. */
function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(task)
  else setTimeout(task, 200)
}

void start()
