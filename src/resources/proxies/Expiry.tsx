/** When a proxy expires: an expired one, or one that soon will, is marked in words, not only by colour. */
import { Trans } from '@lingui/react/macro'
import { formatRelative, formatTime } from '~/i18n/format'
import { NoValue } from '~/patterns/record/Status'
import { UnreadTime } from '~/ui/time/Time'
import { usePortalNow } from '~/ui/time/use-now'
import { readExpiry } from './expiry'

const inks = { neutral: '', warn: 'text-warn', bad: 'text-bad' }

interface ExpiryProps {
  /** ISO 8601; null where the text could not be read. */
  iso: string | null
  text: string | null
}

export function Expiry({ iso, text }: ExpiryProps) {
  const now = usePortalNow()
  if (text === null) return <NoValue />
  if (iso === null) return <UnreadTime text={text} />
  const at = Date.parse(iso)
  const { tone, expired, count, unit } = readExpiry(at, now)
  const when = formatRelative(count, unit, 'always')
  return (
    <time
      dateTime={iso}
      title={formatTime(at)}
      className={`min-[84rem]:whitespace-nowrap ${inks[tone]}`}
    >
      {expired ? <Trans>Expired {when}</Trans> : <Trans>Expires {when}</Trans>}
    </time>
  )
}
