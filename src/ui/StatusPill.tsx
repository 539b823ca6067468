/** A status as a word with a dot and a tint: never the colour alone. */

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
  /** The portal's own word, where another one is shown. */
  title?: string
  children: string
}

export function StatusPill({ tone, title, children }: StatusPillProps) {
  return (
    <span
      title={title}
      className={`status-pill inline-flex max-w-full items-center gap-1.5 rounded-full px-2 py-0.5 align-middle text-xs font-semibold ${toneClasses[tone]} ${tone === 'busy' ? 'before:animate-pulse' : ''}`}
    >
      <span translate="no" className="truncate">
        {children}
      </span>
    </span>
  )
}
