/** Why a control is disabled: its description and, after a press, in sight, because a touch has no tooltip. */
import type { MouseEvent } from 'react'

/** `id`: what the control is described by. */
export function Reason({ id, children }: { id: string; children: string }) {
  return (
    <span id={id} popover="auto" className="reason">
      {children}
    </span>
  )
}

/** The press of a control that is disabled for the reason with this id: it does nothing else. */
export function showReason(event: MouseEvent<HTMLElement>, id: string): void {
  event.preventDefault()
  document.getElementById(id)?.togglePopover({ force: true, source: event.currentTarget })
}
