/** The number of a product's items in the navigation. */
import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { formatNumber } from '~/i18n/format'
import { statusTone } from '~/patterns/record/status'
import type { ProductDescriptor } from '~/products/product'

/** The number if it is known, with a dot if one of the items has failed. Reads nothing itself. */
export function PlaceCount({ product }: { product: ProductDescriptor }) {
  const client = useQueryClient()
  const { queryKey } = product.list()
  const list = useSyncExternalStore(
    (onChange) => client.getQueryCache().subscribe(onChange),
    () => client.getQueryData(queryKey),
  )
  if (!list) return null
  return (
    <span aria-hidden="true" className="frame-count">
      {formatNumber(list.items.length)}
      {list.more && '+'}
      {list.items.some(({ status }) => status && statusTone(status) === 'bad') && <i />}
    </span>
  )
}
