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

/** `poll: false`: read once, and not again by themselves, also where that is done when this is drawn. */
export function useProductLists({ poll = true } = {}): ProductQuery[] {
  return registry.map((product) => ({
    product,
    // The registry is the same for as long as the page runs, and so is the order of these hooks.
    // oxlint-disable-next-line react-hooks/rules-of-hooks
    query: useQuery({ ...product.list(), ...(poll ? {} : once) }),
  }))
}
