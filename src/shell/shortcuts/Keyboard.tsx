/** What the frame does for a person at the keyboard, and at a touch screen: shortcuts, a focus that stays visible, reasons. */
import { KeptFocus } from './KeptFocus'
import { PressedReasons } from './PressedReasons'
import { Shortcuts } from './Shortcuts'

export function Keyboard() {
  return (
    <>
      <Shortcuts />
      <KeptFocus />
      <PressedReasons />
    </>
  )
}
