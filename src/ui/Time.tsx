/** A moment in the person's own time zone, with its age; what is no time that can be read stays as it came. */
import { useLingui } from '@lingui/react/macro'
import { formatAgo, formatTime } from '~/i18n/format'
import { useNow } from './use-now'
import { visibleText } from './visible-text'

interface TimeProps {
  /** ISO 8601; null where the text could not be read. */
  iso: string | null
  text: string
}

export function Time({ iso, text }: TimeProps) {
  const { t } = useLingui()
  const now = useNow()
  if (iso === null)
    return (
      <bdi translate="no" title={t`unrecognised date`} className="block truncate">
        {visibleText(text)}
      </bdi>
    )
  const at = Date.parse(iso)
  return (
    <time dateTime={iso} title={iso}>
      {formatTime(at)}
      {at <= now && <span className="text-muted"> ({formatAgo(now - at)})</span>}
    </time>
  )
}
