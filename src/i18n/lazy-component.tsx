/** Components whose code and words are loaded when they are first shown, or while the connection is idle. */
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'
import { beCalm, calm } from '~/calm'
import { loadLaterWords } from './i18n'

/** How long a page may still be shown after it was left. */
const LEAVING_MS = 500

/** How long until an addition that could not be loaded is tried again. */
const RETRY_MS = 30_000

let laterStyles: Promise<unknown> | null = null

/** The styles outside the first load; the page names their file. */
function loadLaterStyles(): Promise<unknown> {
  const file = document.querySelector<HTMLMetaElement>('meta[name=later-styles]')?.content
  if (!file) return Promise.resolve()
  laterStyles ??= new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = file
    link.onload = resolve
    link.onerror = () => {
      laterStyles = null
      link.remove()
      reject(new Error('The styles could not be loaded'))
    }
    // After the other style sheets, the last of which is in the body: of equal rules the later one counts.
    document.body.append(link)
  })
  return laterStyles
}

type Load<Props> = () => Promise<ComponentType<Props>>

/**
 * A component that is loaded when it is first shown, with the words of the later catalogue; until then `fallback` is in
 * its place. If it cannot be loaded, it throws to the boundary around it.
 */
export function lazyComponent<Props extends object>(load: Load<Props>, fallback?: ReactNode) {
  return makeLazy(load, fallback, true)
}

/**
 * A component that only adds to a screen, and is loaded after what the person waits for. If it cannot be loaded, the
 * fallback stays, and it is tried again.
 */
export function lazyAddition<Props extends object>(load: Load<Props>, fallback?: ReactNode) {
  return makeLazy(load, fallback, false)
}

const all: (() => Promise<unknown>)[] = []

function makeLazy<Props extends object>(
  load: Load<Props>,
  fallback: ReactNode,
  isUrgent: boolean,
): ComponentType<Props> {
  const fetch = async () => {
    if (isUrgent) beCalm()
    else await calm
    const [component] = await Promise.all([load(), loadLaterWords(), loadLaterStyles()])
    return { default: component }
  }
  all.push(fetch)
  // After a failure it is loaded again when it is shown again; `lazy` itself would keep the failure.
  const retry = () =>
    fetch().catch(async (error: unknown) => {
      Component = lazy(retry)
      // Firefox cancels what a page is loading when it is left: that is no failure to be shown.
      await new Promise((resolve) => setTimeout(resolve, LEAVING_MS))
      throw error
    })
  const keepTrying = async () => {
    for (;;)
      try {
        return await fetch()
      } catch {
        await waitToRetry()
      }
  }
  let Component: ComponentType<Props> = lazy(isUrgent ? retry : keepTrying)
  return function Lazy(props) {
    return (
      <Suspense fallback={fallback}>
        <Component {...props} />
      </Suspense>
    )
  }
}

/** Resolves when the browser is online again, and at the latest after `RETRY_MS`. */
async function waitToRetry(): Promise<void> {
  const over = new AbortController()
  await new Promise((resolve) => {
    addEventListener('online', resolve, { signal: over.signal })
    setTimeout(resolve, RETRY_MS)
  })
  over.abort()
}

/** Loads all of them, so that they are there when needed, even without a connection. */
export function fetchLazyComponents(): void {
  for (const fetch of all) void fetch().catch(() => undefined)
}
