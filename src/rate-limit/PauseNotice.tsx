/** How long a 429 still pauses the token. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Notice } from '~/ui/Notice'
import { Ticking } from '~/ui/time/Ticking'
import { TryNow, usePause } from './use-pause'

export function PauseNotice() {
  const { t } = useLingui()
  const pause = usePause()
  if (!pause) return null
  const { end, seconds, cause, isFar, others } = pause
  const isUnreadable = cause === 'unreadable'
  const still = isUnreadable ? (
    <Trans>The portal cannot be read (network, CORS, or rate limit). Trying again at {end}.</Trans>
  ) : (
    <Trans>Rate limit reached. Updates resume at {end}.</Trans>
  )
  const ticking = isUnreadable ? (
    <Trans>
      The portal cannot be read (network, CORS, or rate limit). Trying again in {seconds} s.
    </Trans>
  ) : (
    <Trans>Rate limit reached. Updates resume in {seconds} s.</Trans>
  )
  return (
    <Notice tone="warn" role="status" label={t`Rate limit reached`} actions={isFar && <TryNow />}>
      <p>
        {isFar ? (
          <Trans>The portal asks to wait until {end}. Nothing is sent until then.</Trans>
        ) : seconds === null ? (
          still
        ) : (
          <Ticking still={still}>{ticking}</Ticking>
        )}
        {others && (
          <span className="text-muted">
            {' '}
            <Trans>Others may be using this token.</Trans>
          </span>
        )}
      </p>
    </Notice>
  )
}
