/** Every address, the screen behind it and the crumbs above it, on one page. */
import { msg } from '@lingui/core/macro'
import { Navigate, useRoutes, type RouteObject } from 'react-router'
import { later } from './i18n/later'
import { paths } from './paths'
import { ScreenToCome } from './patterns/Screen'
// The first screen comes with the first load: it is there before the person has pasted a token.
import { DatabaseList } from './resources/databases/DatabaseList'
import { Prober } from './resources/Prober'
import { SignIn } from './session/SignIn'
import type { Crumb } from './shell/Crumbs'
import { Shell } from './shell/Shell'

const TokenScreen = later(
  'token',
  async () => (await import('./session/TokenScreen')).TokenScreen,
  <ScreenToCome />,
)

const CreateDatabase = later(
  'database',
  async () => (await import('./resources/databases/CreateDatabase')).CreateDatabase,
  <ScreenToCome />,
)

const DatabaseDetail = later(
  'database',
  async () => (await import('./resources/databases/DatabaseDetail')).DatabaseDetail,
  <ScreenToCome />,
)

const NotFound = later(
  'troubles',
  async () => (await import('./shell/NotFound')).NotFound,
  <ScreenToCome />,
)

interface Place {
  path: string
  element: RouteObject['element']
  /** The screens above this one. */
  above?: readonly Crumb[]
  /** Whether it has tabs with addresses of their own. */
  tabs?: boolean
}

const databases: Crumb = { to: paths.databases(), label: msg`Databases` }

const places: readonly Place[] = [
  { path: paths.home(), element: <Navigate to={paths.databases()} replace /> },
  { path: paths.databases(), element: <DatabaseList /> },
  { path: paths.newDatabase(), element: <CreateDatabase />, above: [databases] },
  {
    path: `${paths.databases()}/:name/:tab?`,
    element: <DatabaseDetail notFound={<NotFound />} />,
    above: [databases],
    tabs: true,
  },
  { path: `${paths.databases()}/*`, element: <NotFound />, above: [databases] },
  { path: paths.token(), element: <TokenScreen Prober={Prober} /> },
  { path: '*', element: <NotFound /> },
]

export function Routes() {
  return useRoutes([
    { path: paths.signIn(), element: <SignIn Prober={Prober} /> },
    ...places.map(({ path, element, above = [], tabs = false }) => ({
      element: <Shell above={above} tabs={tabs} />,
      children: [{ path, element }],
    })),
  ])
}
