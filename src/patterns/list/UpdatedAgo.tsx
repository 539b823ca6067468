/** The age of the data in words; has its room before there is any. */
import { Trans } from '@lingui/react/macro'
import { formatAgo } from '~/i18n/format'
import { useNow } from '~/ui/time/use-now'

/** By then two polls have been missed. */
const OLD_AFTER_MS = 150_000

/** `at`: when it was read, in ms since 1970; 0 while it has not been. */
export function UpdatedAgo({ at }: { at: number }) {
  const now = useNow()
  return (
    <span className={`label min-w-30 ${now - at > OLD_AFTER_MS ? 'text-warn' : 'text-muted'}`}>
      {at > 0 && <Trans>Updated {formatAgo(at, now)}</Trans>}
    </span>
  )
}
