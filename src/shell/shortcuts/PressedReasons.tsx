/** Shows why a control is disabled once it is pressed: a touch has no tooltip. */
import { useEffect } from 'react'

export function PressedReasons() {
  useEffect(() => {
    addEventListener('click', showReason)
    return () => removeEventListener('click', showReason)
  }, [])
  return null
}

/** The reason is the description of the control: see Button. */
function showReason({ target, detail }: MouseEvent): void {
  const source = target instanceof Element ? target.closest('button[aria-disabled=true]') : null
  if (!(source instanceof HTMLElement)) return
  const reason = document.getElementById(source.getAttribute('aria-describedby') ?? '')
  // Enter in a field presses the form's button, too, but there the field has the focus.
  if (reason?.popover && (detail > 0 || source.matches(':focus'))) reason.togglePopover({ source })
}
