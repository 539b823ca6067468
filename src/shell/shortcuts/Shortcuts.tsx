/** Single-letter shortcuts, and the sheet that "?" opens. They are off while somebody types. */
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { paths } from '~/paths'
import { preferences } from '~/preferences'
import { placeKeys } from './keys'
import { ShortcutSheet } from './ShortcutSheet'

/** How long after "g" the second key counts. */
const SECOND_KEY_MS = 1500

/** Elements declare their key by `aria-keyshortcuts`; the visible one on the screen is used. */
function onScreen(key: string): HTMLElement | undefined {
  const all = document.querySelectorAll<HTMLElement>(`main [aria-keyshortcuts="${key}"]`)
  return [...all].find((one) => one.checkVisibility())
}

/** Whether the key belongs to the focused element, or to a dialog above the screen. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true
  if (event.defaultPrevented || event.repeat) return true
  const { target } = event
  const isField =
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
  return isField || document.querySelector('dialog[open], :popover-open') !== null
}

export function Shortcuts() {
  const navigate = useNavigate()
  const [isSheetOpen, setSheetOpen] = useState(false)
  useEffect(() => {
    let goesUntil = 0
    const actions: Record<string, () => void> = {
      '?': () => setSheetOpen(true),
      '/': () => onScreen('/')?.focus(),
      r: () => onScreen('r')?.click(),
      c: () => navigate(paths.newDatabase()),
      g: () => (goesUntil = performance.now() + SECOND_KEY_MS),
    }
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      if (isTaken(event) || (key !== '?' && !preferences.get().singleKeys)) return
      const place = performance.now() < goesUntil ? placeKeys().get(key) : undefined
      goesUntil = 0
      const action = place ? () => navigate(place.to) : actions[key]
      if (!action) return
      // The letter must not be typed into the field that gets the focus.
      event.preventDefault()
      action()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [navigate])
  return isSheetOpen && <ShortcutSheet onClose={() => setSheetOpen(false)} />
}
