/** Draws the page once what it needs is there. Makes no call to the portal; inside another page it says so and no more. */
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
  // As a transition it is drawn in steps, between which the page hears what is typed.
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
  // Together with what takes its place.
  useLayoutEffect(() => document.getElementById('first')?.remove(), [])
  return isFramed() ? <Framed /> : <App />
}

/** Loads ahead what is needed when something goes wrong: by then the network may be gone. */
function fetchTheRest(): void {
  fetchLazyComponents()
  void Promise.allSettled([
    import('./api/transport/portal-message'),
    import('./session/verdict'),
    import('./protection/protection').then(({ checkProtection }) => checkProtection()),
    import('./settings-problems').then(({ warnOfSettings }) => warnOfSettings()),
  ])
}

/** Safari has no `requestIdleCallback`; there a short while after the first paint does as well. */
function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(task)
  else setTimeout(task, 200)
}

void start()
