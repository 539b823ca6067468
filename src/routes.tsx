/** All addresses with their screens and crumbs; those of products come from the registry. */
import type { ComponentType } from 'react'
import { Navigate, useRoutes, type RouteObject } from 'react-router-dom'
import { lazyComponent } from './i18n/lazy-component'
import { paths } from './paths'
import { ScreenToCome } from './patterns/screen/Screen'
import { registry } from './products/registry'
// The databases list is in the first load, so that it is there before the person has pasted a token.
import { DatabaseList } from './resources/databases/DatabaseList'
import { SignIn } from './sign-in/SignIn'
import type { Crumb } from './shell/Crumbs'
import { Shell } from './shell/Shell'

/** A screen whose code and words are loaded when needed. */
function screen<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazyComponent(load, <ScreenToCome />)
}

const Overview = screen(() => import('./overview/Overview').then((module) => module.Overview))
const TokenScreen = screen(() => import('./token/TokenScreen').then((module) => module.TokenScreen))
const Activity = screen(() => import('./activity/Activity').then((module) => module.Activity))
const UnverifiedWrites = lazyComponent(() =>
  import('./resources/databases/database-writes').then((module) => module.UnverifiedDatabaseWrites),
)
const NotFound = screen(() =>
  import('./patterns/screen/NotFound').then((module) => module.NotFound),
)

interface ScreenRoute {
  path: string
  element: RouteObject['element']
  /** The screens above this one. */
  above?: readonly Crumb[]
  /** Whether it has tabs with addresses of their own. */
  tabs?: boolean
}

const routes: readonly ScreenRoute[] = [
  { path: paths.home(), element: <Navigate to={paths.overview()} replace /> },
  { path: paths.overview(), element: <Overview /> },
  { path: paths.databases(), element: <DatabaseList /> },
  ...registry.flatMap(({ id, label, screens }) =>
    screens.map(({ path, load, isBelowList, tabs = false }): ScreenRoute => {
      const ProductScreen = screen(load)
      const above = isBelowList ? [{ to: paths.product(id), label }] : []
      return { path, element: <ProductScreen />, above, tabs }
    }),
  ),
  { path: paths.activity(), element: <Activity /> },
  { path: paths.token(), element: <TokenScreen /> },
  { path: '*', element: <NotFound /> },
]

export function Routes() {
  // Addresses are case-sensitive because names of databases are: `/databases/NEW` is a database.
  return useRoutes([
    {
      path: paths.signIn(),
      element: <SignIn UnverifiedWrites={UnverifiedWrites} />,
      caseSensitive: true,
    },
    ...routes.map(({ path, element, above = [], tabs = false }) => ({
      element: <Shell above={above} tabs={tabs} />,
      children: [{ path, element, caseSensitive: true }],
    })),
  ])
}
