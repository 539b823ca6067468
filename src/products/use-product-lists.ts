/** The lists of all products, each with its product. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { ItemList } from '~/api/readers/list'
import type { ListedItem, ProductDescriptor } from './product'
import { registry } from './registry'

export interface ProductQuery {
  product: ProductDescriptor
  query: UseQueryResult<ItemList<ListedItem>>
}

const once = { refetchInterval: false, refetchOnMount: false, retryOnMount: false } as const

/**
 * Read once, and not again by themselves, also where that is done when this is drawn. With `interval` they are polled:
 * it gets a list's own interval and returns the one to use, both in ms.
 */
export function useProductLists(
  interval?: (own: number | false) => number | false,
): ProductQuery[] {
  return registry.map((product) => {
    const list = product.list()
    const polled: Partial<typeof list> | undefined = interval && {
      refetchInterval: (query) => interval(list.refetchInterval(query)),
    }
    // The registry is the same for as long as the page runs, and so is the order of these hooks.
    // oxlint-disable-next-line react-hooks/rules-of-hooks
    return { product, query: useQuery({ ...list, ...(polled ?? once) }) }
  })
}
