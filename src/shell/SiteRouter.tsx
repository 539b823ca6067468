/** The address for the router. The router's own component includes much that this site does not use. */
import { useLayoutEffect, useState, type ReactNode } from 'react'
import { createPath, NavigationType, Router, type Location, type To } from 'react-router-dom'

/** Without the last slash, which the router does not expect. */
const basename = import.meta.env.BASE_URL.replace(/\/$/, '')

interface Place {
  location: Location
  navigationType: NavigationType
}

function placeNow(navigationType: NavigationType): Place {
  const { pathname, search, hash } = location
  // Stored with the entry in the router's own form; entries from elsewhere have nothing.
  const { usr = null, key = 'default' } = history.state ?? {}
  return { location: { pathname, search, hash, state: usr, key }, navigationType }
}

const createHref = (to: To) => (typeof to === 'string' ? to : createPath(to))

export function SiteRouter({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState(() => placeNow(NavigationType.Pop))
  useLayoutEffect(() => {
    const onPop = () => setPlace(placeNow(NavigationType.Pop))
    addEventListener('popstate', onPop)
    return () => removeEventListener('popstate', onPop)
  }, [])
  const [navigator] = useState(() => {
    const go = (to: To, state: unknown, type: NavigationType) => {
      const entry = { usr: state, key: Math.random().toString(36).slice(2, 10) }
      if (type === NavigationType.Push) history.pushState(entry, '', createHref(to))
      else history.replaceState(entry, '', createHref(to))
      setPlace(placeNow(type))
    }
    return {
      createHref,
      go: (delta: number) => history.go(delta),
      push: (to: To, state?: unknown) => go(to, state, NavigationType.Push),
      replace: (to: To, state?: unknown) => go(to, state, NavigationType.Replace),
    }
  })
  return (
    <Router
      {...place}
      basename={basename}
      navigator={navigator}
      future={{ v7_relativeSplatPath: true }}
    >
      {children}
    </Router>
  )
}
