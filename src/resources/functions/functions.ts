/** Serverless functions: every call about them, as query options. */
import { queryOptions } from '@tanstack/react-query'
import { polling } from '~/api/polling'
import { read } from '~/api/query-client'
import { readWith } from '~/api/read-answer'
import { readFunctions, type ServerlessFunction } from '~/api/readers/functions'
import type { ItemList } from '~/api/readers/list'
import { isChanging } from '~/patterns/status'

const poll = polling<ItemList<ServerlessFunction>>(({ items }) =>
  items.some(({ status }) => isChanging(status)),
)

export const functions = {
  list: () =>
    queryOptions({
      queryKey: ['functions'],
      queryFn: async (context) =>
        readWith(
          await read(context, (portal, init) => portal.GET('/api/portal/functions', init)),
          readFunctions,
        ),
      refetchInterval: poll,
    }),
}
