/** A modal window on the platform's own `dialog`: it keeps the focus, closes on Escape, gives the focus back. */
import { X } from 'lucide'
import { useLingui } from '@lingui/react/macro'
import { useId, type ReactNode } from 'react'
import { Icon } from './Icon'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
}

/** Shown while it is rendered. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useLingui()
  const titleId = useId()
  return (
    <dialog
      ref={showModal}
      // Firefox and WebKit would stop at the window itself on the way round.
      tabIndex={-1}
      aria-labelledby={titleId}
      onClose={onClose}
      className="dialog raised"
    >
      <div className="mb-4 flex items-center justify-between gap-4">
        <h2 id={titleId} className="text-lg font-semibold">
          {title}
        </h2>
        <form method="dialog">
          <button aria-label={t`Close`} className="rounded-md p-1.5 text-muted hover:bg-hover">
            <Icon of={X} className="size-4" />
          </button>
        </form>
      </div>
      {children}
    </dialog>
  )
}

function showModal(dialog: HTMLDialogElement | null) {
  if (!dialog) return
  if (!dialog.open) dialog.showModal()
  return () => {
    // Taken away without being closed, it would leave the focus nowhere. That this one was closed is known already.
    const stop = (event: Event) => event.stopImmediatePropagation()
    dialog.addEventListener('close', stop, { capture: true, once: true })
    dialog.close()
    queueMicrotask(() => {
      // What opened it may be gone too, as the row of a database that was deleted.
      if (dialog.isConnected || document.activeElement !== document.body) return
      document.querySelector<HTMLElement>('main h1')?.focus()
    })
  }
}
