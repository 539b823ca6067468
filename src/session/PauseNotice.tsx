/** How long a 429 still pauses the token. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { formatTime } from '~/i18n/format'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useNow } from '~/ui/use-now'
import { useEpoch, useRateLimit } from './use-session'

export function PauseNotice() {
  const { t } = useLingui()
  const { limiter } = useEpoch().connection
  const { pausedUntil, far, others } = useRateLimit()
  const now = useNow()
  if (pausedUntil === null || pausedUntil <= now) return null
  const seconds = Math.ceil((pausedUntil - now) / 1000)
  return (
    <Notice
      tone="warn"
      role="status"
      label={t`Rate limit reached`}
      actions={
        far && (
          <Button small onClick={() => limiter.tryNow()}>
            <Trans>Try now</Trans>
          </Button>
        )
      }
    >
      <p>
        {far ? (
          <Trans>
            The portal asks to wait until {formatTime(pausedUntil)}. Nothing is read until then.
          </Trans>
        ) : (
          <Trans>
            Rate limit reached. Updates resume in{' '}
            <Plural value={seconds} one="# second" other="# seconds" />.
          </Trans>
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
