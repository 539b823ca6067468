/** The list of a product as query options: read, turned into rows, and polled faster while something in it changes. */
import {
  queryOptions,
  type DataTag,
  type QueryFunctionContext,
  type QueryKey,
} from '@tanstack/react-query'
import { ApiError } from '~/api/errors'
import type { OperationName } from '~/api/operations'
import type { Json } from '~/api/transport/parse-body'
import { polling } from '~/api/polling'
import { readForQuery } from '~/api/query-client'
import { readWith } from '~/api/transport/read-answer'
import type { ItemList } from '~/api/readers/list'
import { isChanging } from '~/patterns/record/status'
import type { ListedItem } from './product'

/** Methods, so that options for more than `ListedItem` are accepted where those for `ListedItem` are expected. */
export interface ListOptions<Item> {
  queryKey: DataTag<QueryKey, ItemList<Item>, Error>
  queryFn(context: QueryFunctionContext): Promise<ItemList<Item>>
  refetchInterval(query: Polled<ItemList<Item>>): number | false
}

type ListOperation = Extract<OperationName, `list${string}s`>
type Polled<Data> = Parameters<ReturnType<typeof polling<Data>>>[0]

/** `loadReader`: loads the function that turns the answer into rows; so it need not be in the first load. */
export function productList<Item extends ListedItem>(
  id: string,
  operation: ListOperation,
  loadReader: () => Promise<(body: Json | undefined) => ItemList<Item> | null>,
): () => ListOptions<Item> {
  const { queryKey } = queryOptions<ItemList<Item>>({
    queryKey: [id],
  })
  const refetchInterval = polling<ItemList<Item>>(({ items }) =>
    items.some(({ status }) => isChanging(status)),
  )
  const queryFn = async (context: QueryFunctionContext) => {
    const answer = await readForQuery(context, operation, {})
    const rowsOf = await loadReader().catch(() => {
      throw new ApiError('unreachable')
    })
    return readWith(answer, rowsOf)
  }
  return () => ({ queryKey, queryFn, refetchInterval })
}
