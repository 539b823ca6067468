/** Why a database's backups could not be read, in a line, and the age of what is shown. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { ApiError } from '~/api/errors'
import { formatAgo } from '~/i18n/format'
import { errorWords } from '~/patterns/errors/error-words'
import { useNow } from '~/ui/time/use-now'

const minute = 60_000

interface ReadErrorProps {
  error: ApiError
  /** When the shown backups were read, in milliseconds since the epoch; null where there are none. */
  readAt: number | null
}

export function ReadError({ error, readAt }: ReadErrorProps) {
  const { i18n } = useLingui()
  const now = useNow(minute)
  return (
    <>
      {i18n._(errorWords(error).what)}
      {error.status ? ` (${error.status})` : ''}
      {readAt !== null && (
        <>
          {' '}
          <Trans>Last checked {formatAgo(readAt, now)}.</Trans>
        </>
      )}
    </>
  )
}
