/** The check of a token waits for its rate limit: how long, and a way on where that is very long. */
import { Trans } from '@lingui/react/macro'
import { formatEnd, secondsLeft } from '~/i18n/format-end'
import { Button } from '~/ui/Button'
import { Ticking } from '~/ui/Ticking'
import { useSession, useRateLimit } from '~/session/use-session'

/** Both times in milliseconds since the epoch. */
export function LimitedCheck({ until, now }: { until: number; now: number }) {
  const { limiter } = useSession().connection
  const { far } = useRateLimit()
  const seconds = secondsLeft(until, now)
  const end = formatEnd(until, now)
  return (
    <>
      <p role="status" className="text-muted">
        {far ? (
          <Trans>The portal asks to wait until {end}. Nothing is sent until then.</Trans>
        ) : seconds === null ? (
          <Trans>This token has used up its rate limit. Trying again at {end}.</Trans>
        ) : (
          <Ticking
            still={<Trans>This token has used up its rate limit. Trying again at {end}.</Trans>}
          >
            <Trans>This token has used up its rate limit. Trying again in {seconds} s.</Trans>
          </Ticking>
        )}
      </p>
      {far && (
        <Button small className="ml-auto" onClick={() => limiter.tryNow()}>
          <Trans>Try now</Trans>
        </Button>
      )}
    </>
  )
}
