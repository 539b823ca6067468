/** One product: how many there are, and how many of each status. */
import { useQueryClient } from '@tanstack/react-query'
import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { ApiError, isRefusal } from '~/api/errors'
import { refresh } from '~/api/query-client'
import { formatNumber } from '~/i18n/format'
import { paths } from '~/paths'
import { ErrorNotice } from '~/patterns/errors/ErrorNotice'
import { Link } from '~/patterns/screen/Link'
import { Icon } from '~/ui/Icon'
import { nameInSentence } from '~/products/product-words'
import type { ProductQuery } from '~/products/use-product-lists'
import { StatusBar } from './StatusBar'

export function ProductCard({ product, query }: ProductQuery) {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const id = useId()
  const title = i18n._(product.label)
  const names = nameInSentence(product)
  const { data, error } = query
  return (
    <section aria-label={title} className="card min-w-0 p-5">
      <div className="flex items-center justify-between gap-3">
        <h2 id={id} className="flex items-center gap-2 text-lg font-semibold">
          <Icon of={product.icon} className="size-4 text-muted" />
          {title}
        </h2>
        {/* Not named like the product: the navigation has a link of that name. */}
        <Link
          to={paths.product(product.id)}
          aria-describedby={id}
          className="text-accent hover:underline"
        >
          <Trans>View all</Trans>
        </Link>
      </div>
      {data ? (
        <>
          <p className="mt-2 mb-3 text-3xl font-semibold tabular">
            {formatNumber(data.items.length)}
            {data.more && '+'}
          </p>
          {data.more && (
            <p className="text-sm text-warn">
              <Trans>This list may be incomplete.</Trans>
            </p>
          )}
          <StatusBar items={data.items} />
        </>
      ) : error instanceof ApiError ? (
        <div className="mt-2">
          <ErrorNotice
            error={error}
            {...(isRefusal(error) ? { title: t`This token can't read ${names}.` } : {})}
            onRetry={() => void refresh(client, product.list().queryKey)}
          />
        </div>
      ) : (
        <div aria-busy="true" className="skeleton mt-2 h-8 w-16" />
      )}
    </section>
  )
}
