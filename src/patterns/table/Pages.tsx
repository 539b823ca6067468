/** The pages of a long list. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, type IconNode } from 'lucide'
import { useLayoutEffect, useRef } from 'react'
import { formatNumber } from '~/i18n/format'
import { pageSizes, prefer } from '~/preferences'
import { Button } from '~/ui/Button'
import { Select } from '~/ui/form/Select'
import { Icon } from '~/ui/Icon'

interface PagesProps {
  page: number
  pageCount: number
  pageSize: number
  /** How many of the selected rows the filter lets through, but are on other pages. */
  selectedElsewhere: number
  onPage: (page: number) => void
}

export function Pages({ page, pageCount, pageSize, selectedElsewhere, onPage }: PagesProps) {
  const { t } = useLingui()
  const nav = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (field.current) field.current.value = String(page)
    // Another page may be longer: what was pressed by keyboard stays in view.
    if (nav.current?.querySelector(':focus-visible'))
      nav.current.scrollIntoView({ block: 'nearest' })
  }, [page])
  const first = page === 1 ? t`This is the first page.` : null
  const last = page === pageCount ? t`This is the last page.` : null
  const go = (value: string) => {
    const wanted = Number.parseInt(value, 10)
    if (wanted >= 1 && wanted !== page) onPage(Math.min(wanted, pageCount))
  }
  return (
    <nav
      ref={nav}
      aria-label={t`Pages`}
      className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2"
    >
      <span role="status">
        {selectedElsewhere > 0 && (
          <Plural
            value={selectedElsewhere}
            one="# selected on other pages"
            other="# selected on other pages"
          />
        )}
      </span>
      <div className="ml-auto">
        <Select
          compact
          label={t`Rows per page`}
          value={String(pageSize)}
          options={pageSizes.map((size) => ({ value: String(size), label: formatNumber(size) }))}
          onChange={(size) => {
            const rowsPerPage = pageSizes.find((one) => String(one) === size)
            if (rowsPerPage) prefer({ rowsPerPage })
            onPage(1)
          }}
        />
      </div>
      {pageCount > 1 && (
        <label className="flex items-center gap-2 whitespace-nowrap text-muted">
          <Trans>Go to page</Trans>
          <input
            ref={field}
            type="text"
            inputMode="numeric"
            defaultValue={page}
            onKeyDown={({ key, currentTarget }) => key === 'Enter' && go(currentTarget.value)}
            onBlur={({ currentTarget }) => go(currentTarget.value)}
            className="h-9 w-12 rounded-md border border-line-strong bg-surface px-2 text-center text-ink tabular"
          />
        </label>
      )}
      {pageCount > 1 && (
        <div className="flex items-center gap-1">
          <Step icon={ChevronFirst} label={t`First`} reason={first} onClick={() => onPage(1)} />
          <Step
            icon={ChevronLeft}
            label={t`Previous`}
            reason={first}
            onClick={() => onPage(page - 1)}
          />
          <span className="mx-2 whitespace-nowrap text-muted tabular">
            <Trans>
              Page {page} of {pageCount}
            </Trans>
          </span>
          <Step
            icon={ChevronRight}
            label={t`Next`}
            reason={last}
            onClick={() => onPage(page + 1)}
          />
          <Step
            icon={ChevronLast}
            label={t`Last`}
            reason={last}
            onClick={() => onPage(pageCount)}
          />
        </div>
      )}
    </nav>
  )
}

interface StepProps {
  icon: IconNode
  label: string
  reason: string | null
  onClick: () => void
}

function Step({ icon, label, reason, onClick }: StepProps) {
  return (
    <Button small aria-label={label} title={label} reason={reason} onClick={onClick}>
      <Icon of={icon} className="size-4" />
    </Button>
  )
}
