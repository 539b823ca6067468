/** A list with one of its rows opened next to it, or below it where there is no room. */
import { Trans, useLingui } from '@lingui/react/macro'
import { X } from 'lucide'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { hasInvisible } from '~/api/names'
import { Button } from '~/ui/Button'
import { dataText } from '~/ui/text/DataText'
import { Icon } from '~/ui/Icon'
import { mediaQueryHook } from '~/ui/media-query'
import { Notice } from '~/ui/Notice'
import { visibleText } from '~/ui/text/visible-text'
import { Link } from '~/patterns/screen/Link'
import { headingId } from '~/patterns/screen/Screen'
import type { Selected } from './use-selected'

/** Whether the panel opens next to the list, not below it: Tailwind's `xl`. */
export const useWide = mediaQueryHook('(width >= 80rem)')

interface ListWithPanelProps<Item> {
  selected: Selected<Item>
  /** The panel for the open row. */
  panel: (item: Item) => ReactNode
  /** The list. */
  children: ReactNode
}

export function ListWithPanel<Item>({ selected, panel, children }: ListWithPanelProps<Item>) {
  const { item, wanted, close } = selected
  return (
    <div
      className={
        wanted
          ? 'grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]'
          : ''
      }
    >
      {/* A row opens wherever it is clicked; by keyboard, its link does the same. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div className="min-w-0" onClick={openRow}>
        {children}
      </div>
      {item !== null && panel(item)}
      {/* Empty, it takes no cell of the grid. */}
      <div aria-live="polite" className="empty:absolute">
        {wanted !== '' && item === null && (
          <Notice
            tone="info"
            role="status"
            actions={
              <Button small onClick={close}>
                <Trans>Close</Trans>
              </Button>
            }
          >
            <NotInList name={wanted} isUnclear={selected.isUnclear} />
          </Notice>
        )}
      </div>
    </div>
  )
}

function NotInList({ name, isUnclear }: { name: string; isUnclear: boolean }) {
  const it = <bdi translate="no">{visibleText(name.slice(0, 100))}</bdi>
  return isUnclear ? (
    <Trans>More than one row is called “{it}”.</Trans>
  ) : (
    <Trans>“{it}” is not in this list.</Trans>
  )
}

/** A second click within this time makes a double click. */
const DOUBLE_PRESS_MS = 300

function openRow({ target, detail, ctrlKey, metaKey, shiftKey }: MouseEvent) {
  if (!(target instanceof Element) || target.closest('a, button, input, label, select')) return
  const cell = target.closest('tbody :is(th, td)')
  const link = cell?.parentElement?.querySelector<HTMLAnchorElement>('th a')
  // A click that just misses a checkbox is meant for it.
  if (!cell || !link || cell.querySelector('input') || detail > 1) return
  if (ctrlKey || metaKey || shiftKey) return void window.open(link.href, '_blank', 'noopener')
  const open = () => {
    // A person who selects text in the row wants to copy it.
    if (!getSelection()?.toString()) link.click()
  }
  // On a text it may be the first click of a double click, which selects a word.
  if (target === cell) open()
  else setTimeout(open, DOUBLE_PRESS_MS)
}

/** The link in a row that opens it. */
export function RowLink({ to, open, name }: { to: string; open: boolean; name: string | null }) {
  return (
    <>
      <Link
        to={to}
        aria-current={open ? 'true' : undefined}
        className="data-text w-fit max-w-full font-semibold text-accent hover:underline"
        {...(name?.trim() ? dataText(name) : { children: <Trans>(no name)</Trans> })}
      />
      <InvisibleMark text={name} />
    </>
  )
}

/** Warns of invisible characters: two names that look alike may differ in them. */
function InvisibleMark({ text }: { text: string | null }) {
  if (text === null || !hasInvisible(text)) return null
  return (
    <span className="block text-xs font-normal text-warn">
      <Trans>Contains invisible characters</Trans>
    </span>
  )
}

interface RowPanelProps {
  /** The title of the panel. */
  title: string
  /** Under the title: its status. */
  lead?: ReactNode
  selected: Pick<Selected<unknown>, 'byHand' | 'close'>
  children: ReactNode
}

/** The opened row. Pass the row's key as `key`, so that nothing that was revealed is carried over to another row. */
export function RowPanel({ title, lead, selected, children }: RowPanelProps) {
  const { t } = useLingui()
  const shown = visibleText(title)
  const close = () => {
    const row = document.querySelector<HTMLElement>('main tbody a[aria-current]')
    // The row may be hidden by the filter, or on another page of the list.
    const place = row ?? document.getElementById(headingId)
    place?.focus()
    selected.close()
  }
  const press = ({ key, target }: KeyboardEvent) => {
    // In a field Escape clears the field.
    const isField = target instanceof Element && target.closest('input, textarea, select')
    if (key === 'Escape' && !isField) close()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it, as its button does
    <aside aria-label={shown} onKeyDown={press} className="min-w-0 space-y-4">
      <header className="card flex items-start justify-between gap-3 px-5 py-4">
        <div className="min-w-0">
          <h2
            ref={selected.byHand ? focus : undefined}
            tabIndex={-1}
            translate="no"
            className="line-clamp-3 text-lg font-semibold outline-none [overflow-wrap:anywhere]"
          >
            <bdi>{shown}</bdi>
          </h2>
          <InvisibleMark text={title} />
          {lead}
        </div>
        <Button small look="quiet" aria-label={t`Close`} title={t`Close`} onClick={close}>
          <Icon of={X} className="size-4" />
        </Button>
      </header>
      {children}
    </aside>
  )
}

/** On a narrow screen the panel opens below the list, outside the view. */
function focus(heading: HTMLElement | null) {
  heading?.focus()
}
