/** The check of a token waits for its rate limit: how long, and a way to skip a very long wait. */
import { Trans } from '@lingui/react/macro'
import { Ticking } from '~/ui/time/Ticking'
import { TryNow, usePause } from './use-pause'

export function LimitedCheck() {
  const pause = usePause()
  if (!pause) return null
  const { end, seconds, isFar } = pause
  const still = <Trans>This token has reached its rate limit. Retrying at {end}.</Trans>
  return (
    <>
      <p role="status" className="text-muted">
        {isFar ? (
          <Trans>The portal asks to wait until {end}. Nothing is sent until then.</Trans>
        ) : seconds === null ? (
          still
        ) : (
          <Ticking still={still}>
            <Trans>This token has reached its rate limit. Retrying in {seconds} s.</Trans>
          </Ticking>
        )}
      </p>
      {isFar && <TryNow className="ml-auto" />}
    </>
  )
}
