/** A time in the person's own zone, with its age; a text that is no time stays as it is. */
import { useLingui } from '@lingui/react/macro'
import { capitalise, formatAgo, formatTime } from '~/i18n/format'
import { usePortalNow } from './use-now'
import { visibleText } from '~/ui/text/visible-text'

interface TimeProps {
  /** ISO 8601; null where the text could not be read. */
  iso: string | null
  text: string
  /** Only the age, with the time in a tooltip: for a table. */
  short?: boolean
}

export function Time({ iso, text, short }: TimeProps) {
  const now = usePortalNow()
  if (iso === null) return <UnreadTime text={text} />
  const at = Date.parse(iso)
  if (short && at <= now)
    return (
      <time dateTime={iso} title={formatTime(at)} className="sm:whitespace-nowrap">
        {capitalise(formatAgo(at, now))}
      </time>
    )
  return (
    <time dateTime={iso} title={iso}>
      {formatTime(at)}
      {at <= now && <span className="text-muted"> ({formatAgo(at, now)})</span>}
    </time>
  )
}

/** A text that should be a time and cannot be read as one. */
export function UnreadTime({ text }: { text: string }) {
  const { t } = useLingui()
  return (
    <bdi translate="no" title={t`Unrecognised date`} className="block truncate">
      {visibleText(text)}
    </bdi>
  )
}
