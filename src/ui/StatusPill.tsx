/** A status as a word with a dot and a tint: never the colour alone. */
import type { Ref } from 'react'

export type StatusTone = 'good' | 'busy' | 'warn' | 'bad' | 'neutral'

/** The ink and the tint of each tone. */
export const toneClasses: Record<StatusTone, string> = {
  good: 'text-good bg-good-soft',
  busy: 'text-busy bg-busy-soft',
  warn: 'text-warn bg-warn-soft',
  bad: 'text-bad bg-bad-soft',
  neutral: 'text-muted bg-muted-soft',
}

interface StatusPillProps {
  tone: StatusTone
  /** The portal's own word, if it is not the one shown. */
  title?: string
  ref?: Ref<HTMLElement>
  children: string
}

export function StatusPill({ tone, title, ref, children }: StatusPillProps) {
  return (
    <span
      ref={ref}
      title={title}
      translate="no"
      className={`status-pill inline-block max-w-full truncate rounded-full px-2 py-0.5 align-middle text-xs font-semibold ${toneClasses[tone]}`}
    >
      {children}
    </span>
  )
}
