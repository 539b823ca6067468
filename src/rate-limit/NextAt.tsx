/** When the next call may be sent. */
import { Trans } from '@lingui/react/macro'
import { formatEnd, secondsLeft } from '~/i18n/format-end'
import { useNow } from '~/ui/time/use-now'

/** `inMs` from the rate limiter's forecast. */
export function NextAt({ inMs }: { inMs: number }) {
  const now = useNow()
  if (inMs <= 1000) return <Trans>now</Trans>
  const seconds = secondsLeft(now + inMs, now)
  if (seconds === null) return <Trans>not before {formatEnd(now + inMs, now)}</Trans>
  return <Trans>in {seconds} s</Trans>
}
