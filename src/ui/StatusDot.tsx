/** A status as a dot and a word: never the colour alone. */

export type StatusTone = 'good' | 'busy' | 'warn' | 'bad' | 'neutral'

const colours: Record<StatusTone, string> = {
  good: 'fill-good',
  busy: 'fill-busy',
  warn: 'fill-warn',
  bad: 'fill-bad',
  neutral: 'fill-muted',
}

export function StatusDot({ tone, children }: { tone: StatusTone; children: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-2">
      <svg
        viewBox="0 0 8 8"
        aria-hidden
        className={`size-2 shrink-0 ${colours[tone]} ${tone === 'busy' ? 'animate-pulse' : ''}`}
      >
        <circle cx="4" cy="4" r="4" />
      </svg>
      <span translate="no" className="truncate">
        {children}
      </span>
    </span>
  )
}
