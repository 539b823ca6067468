/** SOCKS5 proxies: every call about them, as query options. */
import { queryOptions } from '@tanstack/react-query'
import { polling } from '~/api/polling'
import { read } from '~/api/query-client'
import { readWith } from '~/api/read-answer'
import type { ItemList } from '~/api/readers/list'
import { readProxies, type SocksProxy } from '~/api/readers/proxies'
import { isChanging } from '~/patterns/status'

const poll = polling<ItemList<SocksProxy>>(({ items }) => items.some(({ status }) => isChanging(status)))

export const proxies = {
  list: () =>
    queryOptions({
      queryKey: ['proxies'],
      queryFn: async (context) =>
        readWith(
          await read(context, (portal, init) => portal.GET('/api/portal/proxies', init)),
          readProxies,
        ),
      refetchInterval: poll,
    }),
}
