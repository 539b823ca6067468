/** A menu of actions behind a button, on the platform's own popover (WAI-ARIA, menu button). */
import { MoreHorizontal } from 'lucide'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { buttonClass } from './Button'
import { ignoreHeldEnter } from './press-once'
import { Icon } from './Icon'

export interface MenuItem {
  label: string
  /** Why it cannot be used now. */
  reason?: string | null
  danger?: boolean
  onSelect: () => void
}

/** The height that the menu takes at most, in pixels: known before it is shown, so that it does not jump. */
const room = (items: readonly MenuItem[]) =>
  16 + items.reduce((sum, { reason }) => sum + (reason ? 72 : 40), 0)

export function Menu({ label, items }: { label: string; items: readonly MenuItem[] }) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ top?: number; bottom?: number; right: number } | null>(null)

  const show = () => {
    const box = button.current?.getBoundingClientRect()
    if (!box) return
    const { clientWidth, clientHeight } = document.documentElement
    const right = clientWidth - box.right
    const fits = box.bottom + room(items) < clientHeight
    setPlace(fits ? { top: box.bottom + 4, right } : { bottom: clientHeight - box.top + 4, right })
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
        onKeyDown={ignoreHeldEnter}
        className={`${buttonClass('quiet', true)} text-muted`}
      >
        <Icon of={MoreHorizontal} className="size-4" />
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
        onKeyDownCapture={ignoreHeldEnter}
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
