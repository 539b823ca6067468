/** How much of something is used, as a bar with its number. */

interface MeterProps {
  label: string
  value: number
  max: number
  /** The value in words, for a screen reader and as a tooltip. */
  text: string
  className?: string
}

export function Meter({ label, value, max, text, className = 'w-20' }: MeterProps) {
  const share = Math.min(1, value / max)
  const colour = share > 0.9 ? 'fill-bad' : share > 0.7 ? 'fill-warn' : 'fill-accent'
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={text}
      title={text}
      className={className}
    >
      <svg
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        className="block h-1.5 w-full rounded-full"
      >
        <rect width="100" height="6" className="fill-line" />
        <rect width={share * 100} height="6" className={colour} />
      </svg>
    </div>
  )
}
