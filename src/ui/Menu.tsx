/** A menu of actions behind a button, on the platform's own popover (WAI-ARIA, menu button). */
import { Check, LoaderCircle, type IconNode } from 'lucide'
import { useId, useRef, useState } from 'react'
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { buttonClass } from './Button'
import { ignoreHeldEnter } from './press-once'
import { Icon } from './Icon'

interface MenuItem {
  label: string
  /** Why it is disabled. */
  reason?: string | null | undefined
  danger?: boolean
  /** An item that is on or off; choosing it keeps the menu open. */
  checked?: boolean
  onSelect: () => void
}

/** The largest width of the menu, in pixels: that of a reason. */
const widest = 290
/** The largest height of the menu, in pixels, known before it is shown, so that it does not jump. */
const room = (items: readonly MenuItem[]) =>
  52 + items.reduce((sum, { reason }) => sum + (reason ? 72 : 40), 0)

/** Three dots as one shape, because a long list has one in each row. */
const dots: IconNode = [['path', { d: 'M5 12h.01M12 12h.01M19 12h.01', strokeWidth: 3.75 }]]

interface MenuProps {
  label: string
  /** The subject of the menu, shown above its items: the row's name. */
  title?: string
  items: readonly MenuItem[]
  /** The content of the button; three dots by default. */
  button?: ReactNode
  /** The classes of the button, in place of a button's. */
  className?: string
  /** The id of an element that describes the button. */
  describedBy?: string
  /** True while an action chosen from the menu is still running; the button then shows a turning icon. */
  isBusy?: boolean | undefined
  /** Why the menu is disabled; null where it is not. */
  reason?: string | null
  onOpen?: () => void
}

export function Menu({
  label: menuLabel,
  title,
  items,
  button: face,
  className = face ? buttonClass() : `${buttonClass('quiet', true)} text-muted`,
  describedBy,
  isBusy,
  reason: menuReason,
  onOpen,
}: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<CSSProperties | null>(null)
  const [isDrawn, setDrawn] = useState(false)

  const show = () => {
    onOpen?.()
    const box = button.current?.getBoundingClientRect()
    if (!box) return
    const { clientWidth, clientHeight } = document.documentElement
    // On the side where there is room.
    const side = box.right > widest ? { right: clientWidth - box.right } : { left: box.left }
    const fits = box.bottom + Math.min(room(items), clientHeight / 2) < clientHeight
    setPlace(
      fits ? { top: box.bottom + 4, ...side } : { bottom: clientHeight - box.top + 4, ...side },
    )
  }
  // A long list has a menu in each row, so each is rendered when it is first opened.
  const draw = (event: MouseEvent) => {
    // Otherwise the button, which now has its popover, would close it again.
    event.preventDefault()
    flushSync(() => setDrawn(true))
    list.current?.showPopover()
  }
  const close = () => list.current?.hidePopover()
  // The button would move away from its menu.
  const [closeOnScroll] = useState(() => ({ target }: Event) => {
    if (target !== list.current) close()
  })
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
        aria-label={menuLabel}
        title={menuReason ?? menuLabel}
        aria-haspopup="menu"
        aria-busy={isBusy}
        aria-expanded={place !== null}
        aria-disabled={menuReason ? true : undefined}
        aria-describedby={menuReason ? `${id}-reason` : describedBy}
        popoverTarget={menuReason || !isDrawn ? undefined : id}
        onClick={menuReason || isDrawn ? undefined : draw}
        onKeyDown={ignoreHeldEnter}
        className={className}
      >
        {face || (
          <Icon
            of={isBusy ? LoaderCircle : dots}
            className={`size-4 ${isBusy ? 'animate-spin' : ''}`}
          />
        )}
      </button>
      {menuReason && (
        <span id={`${id}-reason`} popover="auto" className="reason">
          {menuReason}
        </span>
      )}
      {isDrawn && (
        <div
          ref={list}
          id={id}
          popover="auto"
          role="menu"
          tabIndex={-1}
          aria-label={menuLabel}
          onBeforeToggle={({ newState }) => newState === 'open' && show()}
          onToggle={({ newState }) => {
            if (newState === 'open') {
              list.current?.querySelector('button')?.focus()
              addEventListener('scroll', closeOnScroll, true)
            } else {
              removeEventListener('scroll', closeOnScroll, true)
              setPlace(null)
            }
          }}
          onKeyDownCapture={ignoreHeldEnter}
          onKeyDown={press}
          style={place ?? undefined}
          className="fixed inset-auto m-0 max-h-[50dvh] min-w-48 overflow-y-auto rounded-lg border border-line bg-surface py-1 text-start whitespace-normal text-ink raised"
        >
          {title && (
            // Screen readers have it from the menu's label.
            <div
              aria-hidden="true"
              translate="no"
              className="line-clamp-3 max-w-64 border-b border-line px-3.5 pt-1 pb-2 text-sm [overflow-wrap:anywhere] text-muted"
            >
              <bdi>{title}</bdi>
            </div>
          )}
          {items.map(({ label, reason, danger, checked, onSelect }) => (
            <button
              key={label}
              type="button"
              role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
              aria-checked={checked}
              tabIndex={-1}
              aria-disabled={reason ? true : undefined}
              onClick={() => {
                if (reason) return
                if (checked === undefined) close()
                onSelect()
              }}
              className={`block w-full px-3.5 py-2 text-start hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2 aria-disabled:cursor-not-allowed aria-disabled:opacity-70 ${danger ? 'text-bad' : ''}`}
            >
              {checked !== undefined && (
                <Icon
                  of={Check}
                  className={`mr-1.5 inline size-4 ${checked ? 'text-accent' : 'opacity-20'}`}
                />
              )}
              {label}
              {reason && <span className="block max-w-64 text-xs text-muted">{reason}</span>}
            </button>
          ))}
        </div>
      )}
    </>
  )
}
