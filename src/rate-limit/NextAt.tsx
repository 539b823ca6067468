/** When the next request may be sent. */
import { Trans } from '@lingui/react/macro'
import { formatRelative } from '~/i18n/format'
import { formatEnd, secondsLeft } from '~/i18n/format-end'
import { useNow } from '~/ui/time/use-now'

/** `inMs` from the rate limiter's forecast. */
export function NextAt({ inMs }: { inMs: number }) {
  const now = useNow()
  if (inMs <= 1000) return formatRelative(0, 'second')
  const seconds = secondsLeft(now + inMs, now)
  if (seconds === null) return <Trans>not before {formatEnd(now + inMs, now)}</Trans>
  return formatRelative(seconds, 'second')
}
