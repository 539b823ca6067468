/** Every address, the screen behind it and the crumbs above it, on one page. */
import { msg } from '@lingui/core/macro'
import type { ComponentType } from 'react'
import { Navigate, useRoutes, type RouteObject } from 'react-router'
import type { Part } from './i18n/catalogues'
import { lazyComponent } from './i18n/lazy-component'
import { paths } from './paths'
import { ScreenToCome } from '~/patterns/screen/Screen'
// The first screen comes with the first load: it is there before the person has pasted a token.
import { DatabaseList } from './resources/databases/DatabaseList'
import { Prober } from './resources/Prober'
import { SignIn } from './session/SignIn'
import type { Crumb } from './shell/Crumbs'
import { Shell } from './shell/Shell'

/** A screen whose code, words and style come when they are needed. */
function screen<Props extends object>(
  parts: Part | readonly Part[],
  load: () => Promise<ComponentType<Props>>,
) {
  return lazyComponent(parts, load, <ScreenToCome />)
}

const Overview = screen(
  ['activity', 'troubles'],
  async () => (await import('./overview/Overview')).Overview,
)
const TokenScreen = screen('token', async () => (await import('./session/TokenScreen')).TokenScreen)
const CreateDatabase = screen(
  'database',
  async () => (await import('./resources/databases/CreateDatabase')).CreateDatabase,
)
const DatabaseDetail = screen(
  'database',
  async () => (await import('./resources/databases/DatabaseDetail')).DatabaseDetail,
)
const BackupsBoard = screen(
  'backups',
  async () => (await import('./resources/backups/BackupsBoard')).BackupsBoard,
)
const FunctionList = screen(
  'services',
  async () => (await import('./resources/functions/FunctionList')).FunctionList,
)
const ProxyList = screen(
  'services',
  async () => (await import('./resources/proxies/ProxyList')).ProxyList,
)
const Activity = screen(
  ['activity', 'database', 'troubles'],
  async () => (await import('./activity/Activity')).Activity,
)
const UnverifiedWrites = lazyComponent(
  'database',
  async () => (await import('./resources/databases/database-writes')).UnverifiedDatabaseWrites,
)
const NotFound = screen('troubles', async () => (await import('./shell/NotFound')).NotFound)

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
  { path: paths.home(), element: <Navigate to={paths.overview()} replace /> },
  { path: paths.overview(), element: <Overview /> },
  { path: paths.databases(), element: <DatabaseList /> },
  { path: paths.newDatabase(), element: <CreateDatabase />, above: [databases] },
  {
    path: `${paths.databases()}/:name/:tab?`,
    element: <DatabaseDetail notFound={<NotFound />} />,
    above: [databases],
    tabs: true,
  },
  { path: `${paths.databases()}/*`, element: <NotFound />, above: [databases] },
  { path: paths.backups(), element: <BackupsBoard /> },
  { path: paths.functions(), element: <FunctionList /> },
  { path: paths.proxies(), element: <ProxyList /> },
  { path: paths.activity(), element: <Activity /> },
  { path: paths.token(), element: <TokenScreen Prober={Prober} /> },
  { path: '*', element: <NotFound /> },
]

export function Routes() {
  // Names of databases are case-sensitive, and so are addresses: `/databases/NEW` is no form.
  return useRoutes([
    {
      path: paths.signIn(),
      element: <SignIn Prober={Prober} UnverifiedWrites={UnverifiedWrites} />,
      caseSensitive: true,
    },
    ...places.map(({ path, element, above = [], tabs = false }) => ({
      element: <Shell above={above} tabs={tabs} />,
      children: [{ path, element, caseSensitive: true }],
    })),
  ])
}
