/** How long a 429 still pauses the token. */
import { Trans, useLingui } from '@lingui/react/macro'
import { formatEnd, secondsLeft } from '~/i18n/format-end'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { Ticking } from '~/ui/Ticking'
import { useNow } from '~/ui/use-now'
import { useSession, useRateLimit } from '~/session/use-session'

export function PauseNotice() {
  const { t } = useLingui()
  const { limiter } = useSession().connection
  const { pausedUntil, pauseCause, far, others } = useRateLimit()
  const now = useNow()
  if (pausedUntil === null || pausedUntil <= now) return null
  const end = formatEnd(pausedUntil, now)
  const seconds = secondsLeft(pausedUntil, now)
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
          <Trans>The portal asks to wait until {end}. Nothing is sent until then.</Trans>
        ) : (
          <Until seconds={seconds} end={end} isUnreadable={pauseCause === 'unreadable'} />
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

interface UntilProps {
  seconds: number | null
  end: string
  isUnreadable: boolean
}

function Until({ seconds, end, isUnreadable }: UntilProps) {
  const at = isUnreadable ? (
    <Trans>The portal cannot be read (network, CORS, or rate limit). Trying again at {end}.</Trans>
  ) : (
    <Trans>Rate limit reached. Updates resume at {end}.</Trans>
  )
  if (seconds === null) return at
  return (
    <Ticking still={at}>
      {isUnreadable ? (
        <Trans>
          The portal cannot be read (network, CORS, or rate limit). Trying again in {seconds} s.
        </Trans>
      ) : (
        <Trans>Rate limit reached. Updates resume in {seconds} s.</Trans>
      )}
    </Ticking>
  )
}
