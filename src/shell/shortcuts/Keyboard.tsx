/** What the frame does for a person at the keyboard: shortcuts, and a focus that stays visible. */
import { KeptFocus } from './KeptFocus'
import { Shortcuts } from './Shortcuts'

export function Keyboard() {
  return (
    <>
      <Shortcuts />
      <KeptFocus />
    </>
  )
}
