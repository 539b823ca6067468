/** A held key and a double click count as one press: for actions that must not be done twice. */
import type { KeyboardEvent, MouseEvent } from 'react'

/** For a button: `<Button {...pressOnce}>`. In `detail` the browser counts consecutive clicks (UI Events). */
export const pressOnce = {
  onKeyDownCapture: ignoreHeldEnter,
  onClickCapture(event: MouseEvent) {
    if (event.detail < 2) return
    event.preventDefault()
    event.stopPropagation()
  },
}

/** For a form or menu: holding Enter acts once. */
export function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault()
}
