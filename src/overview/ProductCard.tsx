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
import { Section } from '~/ui/Section'
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
    <Section
      title={title}
      headingId={id}
      icon={product.icon}
      actions={
        // Not named like the product: the navigation has a link of that name.
        <Link
          to={paths.product(product.id)}
          aria-describedby={id}
          className="text-accent hover:underline"
        >
          <Trans>View all</Trans>
        </Link>
      }
    >
      {data ? (
        <>
          <p className="mb-3 text-3xl font-semibold tabular">
            {formatNumber(data.items.length)}
            {data.more && '+'}
          </p>
          {data.more && <p className="text-sm text-warn">{t`This list may be incomplete.`}</p>}
          <StatusBar items={data.items} />
        </>
      ) : error instanceof ApiError ? (
        <ErrorNotice
          error={error}
          {...(isRefusal(error) ? { title: t`This token can't read ${names}.` } : {})}
          onRetry={() => void refresh(client, product.list().queryKey)}
        />
      ) : (
        <div aria-busy="true" className="skeleton h-8 w-16" />
      )}
    </Section>
  )
}
