/** Requests used in the last minute, as a meter. */
import { useLingui } from '@lingui/react/macro'
import { useRateLimit } from '~/session/use-session'

export function RateLimitMeter({ className }: { className: string }) {
  const { t } = useLingui()
  const { used, limit } = useRateLimit()
  const text = t`${used} of ${limit} requests in the last minute`
  const share = Math.min(1, used / limit)
  const colour = share > 0.9 ? 'fill-bad' : share > 0.7 ? 'fill-warn' : 'fill-accent'
  return (
    <div
      role="meter"
      aria-label={t`Rate limit`}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuenow={Math.min(used, limit)}
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
