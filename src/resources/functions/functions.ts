/** Serverless functions: every call about them, as query options. */
import { queryOptions } from '@tanstack/react-query'
import { polling } from '~/api/polling'
import { read } from '~/api/query-client'
import type { Answer } from '~/api/read-answer'

export const functions = {
  /** The answer as it came. The screen reads it by `select`, so that its reader comes with it and not before. */
  list: () =>
    queryOptions({
      queryKey: ['functions'],
      queryFn: (context) =>
        read(context, (portal, init) => portal.GET('/api/portal/functions', init)),
      refetchInterval: polling<Answer>(() => false),
    }),
}
