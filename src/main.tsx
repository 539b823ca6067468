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
  await Promise.all([started, speak(language()), pageLoaded()])
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
  whenIdle(loadFormats)
  awaitRest()
  void calm.then(() => whenIdle(fetchTheRest))
}

/** When the style sheet at the end of the page is there, or has failed. */
function pageLoaded(): Promise<unknown> | null {
  if (document.readyState === 'complete') return null
  return new Promise((resolve) => addEventListener('load', resolve))
}

function Page() {
  // At the same time as its replacement appears.
  useLayoutEffect(removeFirst, [])
  return isFramed() ? <Framed /> : <App />
}

/** Takes the first paint away once something is in its place: a redirect to the sign-in draws nothing yet. */
function removeFirst(): void {
  const root = document.getElementById('root')
  if (root?.firstChild) document.getElementById('first')?.remove()
  else if (root) new MutationObserver(removeFirst).observe(root, { childList: true })
}

/** Makes the browser load what a list sorts and counts by: the first of each takes a slow device 25 ms, a further one none. */
function loadFormats(): void {
  const { Collator, NumberFormat, PluralRules } = Intl
  void [new Collator(language()), new NumberFormat(language()), new PluralRules(language())]
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
