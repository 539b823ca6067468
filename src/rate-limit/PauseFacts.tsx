/** The pause that a 429 brought about: until when, why, and the way to cut a very long one short. */
import { Trans, useLingui } from '@lingui/react/macro'
import { formatEnd, secondsLeft } from '~/i18n/format-end'
import { Button } from '~/ui/Button'
import { useNow } from '~/ui/use-now'
import { useSession, useRateLimit } from '~/session/use-session'
import { pauseCauses } from './rate-words'

export function PauseFacts() {
  const { i18n } = useLingui()
  const { limiter } = useSession().connection
  const { pausedUntil, pauseCause, far } = useRateLimit()
  const now = useNow()
  if (pausedUntil === null || pauseCause === null || pausedUntil <= now) return null
  const seconds = secondsLeft(pausedUntil, now)
  return (
    <div className="rounded-md border border-warn bg-warn-soft px-3 py-2">
      <p className="font-medium tabular-nums">
        {seconds === null ? (
          <Trans>Paused until {formatEnd(pausedUntil, now)}</Trans>
        ) : (
          <Trans>Paused for {seconds} s</Trans>
        )}
      </p>
      <p className="text-sm">{i18n._(pauseCauses[pauseCause])}</p>
      {far && (
        <Button small onClick={() => limiter.tryNow()} className="mt-2">
          <Trans>Try now</Trans>
        </Button>
      )}
    </div>
  )
}
