/** Components whose code and words are fetched when they are first shown, or while the connection is idle. */
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'
import { loadLaterWords } from './i18n'

/** How long a page may still be drawn after it was left. */
const LEAVING_MS = 500

const all: (() => Promise<unknown>)[] = []

/** A component that is loaded with the words of the later catalogue; until then `fallback` stands in its place. */
export function lazyComponent<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  fallback?: ReactNode,
): ComponentType<Props> {
  const fetch = async () => {
    const [component] = await Promise.all([load(), loadLaterWords()])
    return { default: component }
  }
  all.push(fetch)
  // What failed to load is asked for anew when it is shown again; `lazy` itself would remember the failure.
  const retry = () =>
    fetch().catch(async (error: unknown) => {
      Component = lazy(retry)
      // Firefox breaks off what a page is loading when it is left: that is no failure to be shown.
      await new Promise((resolve) => setTimeout(resolve, LEAVING_MS))
      throw error
    })
  let Component: ComponentType<Props> = lazy(retry)
  return function Lazy(props) {
    return (
      <Suspense fallback={fallback}>
        <Component {...props} />
      </Suspense>
    )
  }
}

/** Fetches all of them, so that it is there when it is needed, even without a connection. */
export function fetchLazyComponents(): void {
  for (const fetch of all) void fetch().catch(() => undefined)
}
