/** Requests used in the last minute, as a meter. */
import { useLingui } from '@lingui/react/macro'
import { Meter } from '~/ui/Meter'
import { useRateLimit } from '~/session/use-session'

export function RateLimitMeter({ className }: { className?: string }) {
  const { t } = useLingui()
  const { used, limit } = useRateLimit()
  return (
    <Meter
      label={t`Rate limit`}
      value={used}
      max={limit}
      text={t`${used} of ${limit} requests in the last minute`}
      {...(className ? { className } : {})}
    />
  )
}
