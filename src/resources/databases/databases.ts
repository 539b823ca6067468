/** Databases: every call about them, as query and mutation options. */
import { queryOptions } from '@tanstack/react-query'
import { polling } from '~/api/polling'
import { read } from '~/api/query-client'
import { readWith } from '~/api/read-answer'
import { readDatabases, type Database } from '~/api/readers/database'
import type { ItemList } from '~/api/readers/list'
import type { PortalCall } from '~/api/request'
import { isChanging } from '~/patterns/record/status'

const poll = polling<ItemList<Database>>(({ items }) =>
  items.some(({ status }) => isChanging(status)),
)

/** The call that lists the databases. */
export const listCall: PortalCall = (portal, init) => portal.GET('/api/portal/databases', init)

export const databases = {
  list: () =>
    queryOptions({
      queryKey: ['databases'],
      queryFn: async (context) => readWith(await read(context, listCall), readDatabases),
      refetchInterval: poll,
    }),
}
