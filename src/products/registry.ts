/** The products of the portal. All that covers every product (navigation, routes, sign-in, overview, …) is derived from this. */
import { msg } from '@lingui/core/macro'
import { Database, DatabaseBackup, Route, SquareFunction } from 'lucide'
import { readDatabases, type Database as DatabaseRow } from '~/api/readers/database'
import { calm } from '~/calm'
import { paths } from '~/paths'
import { productList } from './product-list'
import type { ProductDescriptor } from './product'

export const databases = {
  id: 'databases',
  label: msg`Databases`,
  one: msg`Database`,
  icon: Database,
  // Its rows are in the first load, so their reader is too.
  list: productList('databases', 'listDatabases', async () => readDatabases),
  screens: [
    {
      path: paths.newDatabase(),
      load: () =>
        import('~/resources/databases/CreateDatabase').then((module) => module.CreateDatabase),
      isBelowList: true,
    },
    {
      path: `${paths.product('databases')}/:name/:tab?`,
      load: () =>
        import('~/resources/databases/DatabaseScreen').then((module) => module.DatabaseScreen),
      isBelowList: true,
      tabs: true,
    },
    {
      path: `${paths.product('databases')}/*`,
      load: () => import('~/patterns/screen/NotFound').then((module) => module.NotFound),
      isBelowList: true,
    },
    {
      path: paths.backups(),
      load: () => import('~/resources/backups/BackupsBoard').then((module) => module.BackupsBoard),
    },
  ],
  furtherPlaces: [{ to: paths.backups(), label: msg`Backups`, icon: DatabaseBackup }],
  writes: [
    { op: 'create', label: msg`Create databases` },
    { op: 'delete', label: msg`Delete databases` },
    { op: 'backup', label: msg`Back up databases` },
  ],
  addressOf: ({ name, nameProblem }: DatabaseRow) =>
    name === null || nameProblem ? null : paths.database(name),
  loadCommands: () =>
    import('~/resources/databases/commands').then((module) => module.databaseCommands),
} satisfies ProductDescriptor

export const functions = {
  id: 'functions',
  label: msg`Functions`,
  one: msg`Function`,
  icon: SquareFunction,
  list: productList('functions', 'listFunctions', async () => {
    await calm
    return (await import('~/api/readers/functions')).readFunctions
  }),
  screens: [
    {
      path: paths.product('functions'),
      load: () =>
        import('~/resources/functions/FunctionList').then((module) => module.FunctionList),
    },
  ],
} satisfies ProductDescriptor

export const proxies = {
  id: 'proxies',
  label: msg`Proxies`,
  one: msg`Proxy`,
  icon: Route,
  list: productList('proxies', 'listProxies', async () => {
    await calm
    return (await import('~/api/readers/proxies')).readProxies
  }),
  screens: [
    {
      path: paths.product('proxies'),
      load: () => import('~/resources/proxies/ProxyList').then((module) => module.ProxyList),
    },
  ],
} satisfies ProductDescriptor

/** In the order in which they are shown. */
export const registry: readonly ProductDescriptor[] = [databases, functions, proxies]
