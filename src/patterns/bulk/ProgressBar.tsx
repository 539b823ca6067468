/** How much of a task is done, as a bar. */

interface ProgressBarProps {
  label: string
  value: number
  max: number
  /** The value in words, for a screen reader. */
  text: string
  tone?: 'accent' | 'good' | 'warn'
}

const fills = { accent: 'fill-accent', good: 'fill-good', warn: 'fill-warn' }

export function ProgressBar({ label, value, max, text, tone = 'accent' }: ProgressBarProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
    >
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="block h-2 w-full rounded-full">
        <rect width="100" height="6" className="fill-line" />
        <rect width={max === 0 ? 0 : (value / max) * 100} height="6" className={fills[tone]} />
      </svg>
    </div>
  )
}
