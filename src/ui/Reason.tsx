/** Why a control is disabled: its description and, after a press, in sight, because a touch has no tooltip. */
import type { MouseEvent } from 'react'

/** It stands right after its control. `id`: what that is described by. */
export function Reason({ id, children }: { id: string; children: string }) {
  return (
    <span id={id} popover="auto" className="reason">
      {children}
    </span>
  )
}

/** The press of a control with a Reason: it does nothing else. */
export function showReason(event: MouseEvent): void {
  event.preventDefault()
  const source = event.currentTarget
  if (source instanceof HTMLElement && source.nextElementSibling instanceof HTMLElement)
    source.nextElementSibling.togglePopover({ source })
}
