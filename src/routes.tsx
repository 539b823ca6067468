/** Every address, the screen behind it and the crumbs above it, on one page. */
import { msg } from '@lingui/core/macro'
import { lazy } from 'react'
import { Navigate, useRoutes, type RouteObject } from 'react-router'
import { paths } from './paths'
import { useProbes } from './resources/probes'
import { SignIn } from './session/SignIn'
import type { Crumb } from './shell/Crumbs'
import { NotFound } from './shell/NotFound'
import { Shell } from './shell/Shell'

// The imports stand apart from `lazy`, so that a screen's code can be fetched before it is shown.
const code = {
  databases: () => import('./resources/databases/DatabaseList'),
  token: () => import('./session/TokenScreen'),
}
const DatabaseList = lazy(async () => ({ default: (await code.databases()).DatabaseList }))
const TokenScreen = lazy(async () => ({ default: (await code.token()).TokenScreen }))

/** Fetches the code of the likely next screens while the line is idle. */
export function fetchScreens(): void {
  for (const fetchCode of Object.values(code)) void fetchCode().catch(() => undefined)
}

interface Place {
  path: string
  element: RouteObject['element']
  /** The screens above this one. */
  above?: readonly Crumb[]
}

const databases: Crumb = { to: paths.databases(), label: msg`Databases` }

const places: readonly Place[] = [
  { path: paths.home(), element: <Navigate to={paths.databases()} replace /> },
  { path: paths.databases(), element: <DatabaseList /> },
  { path: `${paths.databases()}/*`, element: <NotFound />, above: [databases] },
  { path: paths.token(), element: <TokenScreen useProbes={useProbes} /> },
  { path: '*', element: <NotFound /> },
]

export function Routes() {
  return useRoutes([
    { path: paths.signIn(), element: <SignIn useProbes={useProbes} /> },
    ...places.map(({ path, element, above }) => ({
      element: <Shell above={above ?? []} />,
      children: [{ path, element }],
    })),
  ])
}
