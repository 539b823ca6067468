/** Components whose code and words are fetched when they are first shown, or while the connection is idle. */
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'
import { loadLaterWords } from './i18n'

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
  const retry = () => {
    const attempt = fetch()
    attempt.catch(() => (Component = lazy(retry)))
    return attempt
  }
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
