/** Secrets on the screen: masked until they are revealed, and masked again after a while. */
import { Eye, EyeOff } from 'lucide'
import { useEffect, useState } from 'react'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'

/** How long a revealed secret of a record stays readable, in milliseconds. */
export const revealed = 20_000

export interface Reveal {
  shown: boolean
  toggle: () => void
}

/** Something that is revealed for `ms` milliseconds at a time. */
export function useReveal(ms: number): Reveal {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(false), ms)
    return () => clearTimeout(timer)
  }, [shown, ms])
  return { shown, toggle: () => setShown(!shown) }
}

/** The button that reveals it; `label` is its accessible name, and its text where there is room. */
export function RevealButton({
  reveal,
  label,
  words,
}: {
  reveal: Reveal
  label: string
  words?: boolean
}) {
  const shape = reveal.shown ? EyeOff : Eye
  return (
    <Button
      small
      look={words ? 'plain' : 'quiet'}
      aria-label={label}
      aria-pressed={reveal.shown}
      title={label}
      onClick={reveal.toggle}
      className={words ? '' : 'text-muted'}
    >
      <Icon of={shape} className="size-4" />
      {words && label}
    </Button>
  )
}
