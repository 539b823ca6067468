/** A held key and a double click are one press: for what must not be done twice. */
import type { KeyboardEvent, MouseEvent } from 'react'

/** For a button: `<Button {...pressOnce}>`. The browser counts the clicks of one press in `detail` (UI Events). */
export const pressOnce = {
  onKeyDownCapture: ignoreHeldEnter,
  onClickCapture(event: MouseEvent) {
    if (event.detail < 2) return
    event.preventDefault()
    event.stopPropagation()
  },
}

/** For a form or menu: Enter that is held down acts once. */
export function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault()
}
