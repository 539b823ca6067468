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
import { Status } from '~/patterns/record/Status'
import { nameInSentence } from '~/products/product-words'
import type { ProductQuery } from '~/products/use-product-lists'
import { countByStatus } from './concerns'

/** At most so many different statuses are listed. */
const mostKinds = 6

export function ProductCard({ product, query }: ProductQuery) {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const id = useId()
  const title = i18n._(product.label)
  const names = nameInSentence(product)
  const { data, error } = query
  return (
    <section aria-label={title} className="card min-w-0 p-5">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id={id} className="font-semibold">
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
          <p className="my-1 text-3xl font-semibold tabular">
            {formatNumber(data.items.length)}
            {data.more && '+'}
          </p>
          {data.more && (
            <p className="text-sm text-warn">
              <Trans>This list may be incomplete.</Trans>
            </p>
          )}
          <ul className="space-y-1">
            {countByStatus(data.items)
              .slice(0, mostKinds)
              .map(({ status, count }) => (
                <li key={status ?? ''} className="flex items-center justify-between gap-3">
                  <Status status={status} />
                  <span className="text-muted tabular">{formatNumber(count)}</span>
                </li>
              ))}
          </ul>
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
