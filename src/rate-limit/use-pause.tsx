/** The pause after a 429: until when, in words that suit its length, and the way to cut a very long one short. */
import { Trans } from '@lingui/react/macro'
import { formatEnd, secondsLeft } from '~/i18n/format-end'
import { useRateLimit, useSession } from '~/session/use-session'
import { Button } from '~/ui/Button'
import { useNow } from '~/ui/time/use-now'

/** Null while nothing is paused. `seconds`: null where a time of day is clearer. */
export function usePause() {
  const { pausedUntil, pauseCause, far, others } = useRateLimit()
  const now = useNow()
  if (pausedUntil === null || pausedUntil <= now) return null
  const [end, seconds] = [formatEnd(pausedUntil, now), secondsLeft(pausedUntil, now)]
  return { end, seconds, cause: pauseCause, isFar: far, others }
}

export function TryNow({ className = '' }: { className?: string }) {
  const { limiter } = useSession().connection
  return (
    <Button small onClick={() => limiter.tryNow()} className={className}>
      <Trans>Try now</Trans>
    </Button>
  )
}
