/** A modal window on the platform's own `dialog`: it keeps the focus, closes on Escape, and returns the focus. */
import { X } from 'lucide'
import { useLingui } from '@lingui/react/macro'
import { useId, type ReactNode } from 'react'
import { Icon } from './Icon'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
}

/** Open while it is rendered. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useLingui()
  const titleId = useId()
  return (
    <dialog
      ref={showModal}
      // In Firefox and WebKit the Tab key would also stop at the window itself.
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
    // A dialog that is removed without being closed would lose the focus. The caller knows of this, so no event is needed.
    const stop = (event: Event) => event.stopImmediatePropagation()
    dialog.addEventListener('close', stop, { capture: true, once: true })
    dialog.close()
    queueMicrotask(() => {
      // The opener may be gone too, like the row of a deleted database.
      if (dialog.isConnected || document.activeElement !== document.body) return
      document.querySelector<HTMLElement>('main h1')?.focus()
    })
  }
}
