/** A menu of actions behind a button, on the platform's own popover (WAI-ARIA, menu button). */
import { MoreHorizontal } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { buttonClass } from './Button'

export interface MenuItem {
  label: string
  /** Why it cannot be used now. */
  reason?: string | null
  danger?: boolean
  onSelect: () => void
}

export function Menu({ label, items }: { label: string; items: readonly MenuItem[] }) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ top: number; right: number } | null>(null)

  const show = () => {
    const box = button.current?.getBoundingClientRect()
    if (box)
      setPlace({ top: box.bottom + 4, right: document.documentElement.clientWidth - box.right })
  }
  const close = () => list.current?.hidePopover()
  const press = (event: KeyboardEvent) => {
    const entries = [...(list.current?.querySelectorAll('button') ?? [])]
    const now = entries.findIndex((entry) => entry === document.activeElement)
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    entries.at(to % entries.length)?.focus()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={place !== null}
        popoverTarget={id}
        className={`${buttonClass('quiet', true)} text-muted`}
      >
        <MoreHorizontal aria-hidden className="size-4" />
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onBeforeToggle={({ newState }) => newState === 'open' && show()}
        onToggle={({ newState }) => {
          if (newState === 'open') list.current?.querySelector('button')?.focus()
          else setPlace(null)
        }}
        onKeyDown={press}
        style={place ?? undefined}
        className="fixed inset-auto m-0 min-w-48 rounded-lg border border-line bg-surface py-1 text-ink shadow-lg"
      >
        {items.map(({ label, reason, danger, onSelect }) => (
          <button
            key={label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-disabled={reason ? true : undefined}
            onClick={() => {
              if (reason) return
              close()
              onSelect()
            }}
            className={`block w-full px-3.5 py-2 text-start hover:bg-hover focus-visible:bg-hover focus-visible:outline-none aria-disabled:cursor-not-allowed aria-disabled:opacity-70 ${danger ? 'text-bad' : ''}`}
          >
            {label}
            {reason && <span className="block max-w-64 text-xs text-muted">{reason}</span>}
          </button>
        ))}
      </div>
    </>
  )
}
