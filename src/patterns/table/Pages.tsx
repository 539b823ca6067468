/** The way through a long list, a page at a time. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '~/ui/Button'

interface PagesProps {
  page: number
  pageCount: number
  onPage: (page: number) => void
}

export function Pages({ page, pageCount, onPage }: PagesProps) {
  const { t } = useLingui()
  return (
    <nav aria-label={t`Pages`} className="mt-3 flex items-center justify-end gap-3">
      <span className="text-muted">
        <Trans>
          Page {page} of {pageCount}
        </Trans>
      </span>
      <Button
        small
        reason={page === 1 ? t`This is the first page.` : null}
        onClick={() => onPage(page - 1)}
      >
        <Trans>Previous</Trans>
      </Button>
      <Button
        small
        reason={page === pageCount ? t`This is the last page.` : null}
        onClick={() => onPage(page + 1)}
      >
        <Trans>Next</Trans>
      </Button>
    </nav>
  )
}
