/** The age of the data in words; has its room before there is any. */
import { Trans } from '@lingui/react/macro'
import { formatAgo } from '~/i18n/format'
import { useNow } from '~/ui/time/use-now'

interface UpdatedAgoProps {
  /** When it was read, in ms since 1970; 0 while it has not been. */
  at: number
  /** How often it is read, in ms. */
  everyMs?: number
}

export function UpdatedAgo({ at, everyMs = 60_000 }: UpdatedAgoProps) {
  const now = useNow()
  // Then two polls have been missed.
  const isOld = now - at > 2.5 * everyMs
  return (
    <span className={`label min-w-30 ${isOld ? 'text-warn' : 'text-muted'}`}>
      {at > 0 && <Trans>Updated {formatAgo(at, now)}</Trans>}
    </span>
  )
}
