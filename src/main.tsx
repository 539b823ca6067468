/** Draws the page once what it needs is loaded. Makes no call to the portal; inside another page's frame it only says so. */
import { startTransition, StrictMode, useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { awaitRest, calm } from './calm'
import { speak } from './i18n/i18n'
import { fetchLazyComponents, lazyComponent } from './i18n/lazy-component'
import { language, preferences } from './preferences'
import { isFramed } from './protection/framed'
import { started } from './start'

const Framed = lazyComponent(async () => (await import('./shell/Framed')).Framed)

async function start(): Promise<void> {
  preferences.subscribe(() => void speak(language()))
  await Promise.all([started, speak(language())])
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  // A transition renders in steps, so that the page can handle input between them.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <Page />
      </StrictMode>,
    ),
  )
  if (isFramed()) return
  awaitRest()
  void calm.then(() => whenIdle(fetchTheRest))
}

function Page() {
  // At the same time as its replacement appears.
  useLayoutEffect(() => document.getElementById('first')?.remove(), [])
  return isFramed() ? <Framed /> : <App />
}

/** Preloads what is needed when something fails: by then the network may be gone. */
function fetchTheRest(): void {
  fetchLazyComponents()
  void Promise.allSettled([
    import('./api/transport/portal-message'),
    import('./session/verdict'),
    import('./protection/protection').then(({ checkProtection }) => checkProtection()),
    import('./settings-problems').then(({ warnOfSettings }) => warnOfSettings()),
  ])
}

/** Safari has no `requestIdleCallback`; there, a short time after the first paint will do. */
function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(task)
  else setTimeout(task, 200)
}

void start()
