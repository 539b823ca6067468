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
    <Trans>
      No readable response from the portal (network, CORS or rate limit). Retrying at {end}.
    </Trans>
  ) : (
    <Trans>Rate limit reached. Updates resume at {end}.</Trans>
  )
  const ticking = isUnreadable ? (
    <Trans>
      No readable response from the portal (network, CORS or rate limit). Retrying in {seconds} s.
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
            <Trans>This token may also be in use elsewhere.</Trans>
          </span>
        )}
      </p>
    </Notice>
  )
}
